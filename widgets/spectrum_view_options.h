#pragma once

#include "widgets/spectrum_axes.h"

namespace nucleoscope {

/// What a spectrum view shows beside the spectrum, and how. A value: several views can share it.
struct SpectrumViewOptions {
    bool logarithmicFrequency = false;
    bool grid = false;
    bool secondaryGrid = false; ///< at the small ticks too
    bool burst = true;          ///< lanes above the plot
    bool daylight = true;
    bool magneticBand = true;
    bool crosshair = false;
    bool keepsZoom = false; ///< from one half-orbit to the next, see SpectrumNavigator
    std::vector<TickRow> tickRows{TickRow::Ut, TickRow::Latitude, TickRow::Longitude,
                                  TickRow::MagneticLatitude};

    // For views in a stack.
    bool title = true;
    bool colorBar = true; ///< its room stays, so that the plots are equally wide

    bool operator==(const SpectrumViewOptions&) const = default;
};

} // namespace nucleoscope
