#pragma once

#include "core/figures/figure.h"
#include "core/labels/mask.h"
#include "core/spectrum/color_map.h"
#include "core/spectrum/quantity.h"
#include "core/spectrum/spectrum_part.h"

#include <string>

namespace nucleoscope {

/// A component in a panel of its own; panels lie one above the other.
struct SpectrumPanel {
    Component component = Component::Z;
    const SpectrumImage* image = nullptr; ///< flattened when the figure's quantity is relative
};

/// A row of texts under the time axis.
enum class SpectrumTickRow {
    Ut,
    Latitude,
    Longitude,
    MagneticLatitude,
    MagneticLocalTime, ///< core/geo/sun.h
    LocalTime          ///< mean solar time, UTC + longitude / 15°
};

/// A box around a region with a short text (no markup).
struct SpectrumMark {
    SpectrumWindow box;
    std::string text;
    bool selected = false;
};

/// A cross-hair, and the lines that the slices draw through it.
struct SpectrumCursor {
    double seconds = 0; ///< since the first row
    double frequencyHz = 0;
    Component component = Component::Z;
};

/// What a picture of a half-orbit's spectrum shows. Nothing is copied: all of it must outlive the drawing.
struct SpectrumFigure {
    const HalfOrbit& halfOrbit;
    std::vector<SpectrumPanel> panels;
    const ColorMap& colors;
    float low = 0, high = 1;     ///< log10 amplitudes (or ratios) at the ends of the colour map
    SpectrumQuantity quantity{}; ///< what the colour bar is labelled with

    std::optional<SpectrumWindow> window{}; ///< the whole half-orbit when there is none
    bool logFrequency = false;

    const LabelMask* mask = nullptr; ///< on the grid of the images; its labelled pixels are outlined
    bool maskOutline = true;
    bool maskFill = false; ///< and covered lightly
    FigureColor maskColor{1, 1, 1, 1};
    FigureColor maskFillColor{1, 1, 1, 0.3}, unsureFillColor{1, 1, 1, 0.3};
    const ProbabilityMap* probability = nullptr; ///< a model's, from transparent to opaque

    bool daylight = false, magneticBand = false, burst = false; ///< lanes above the first panel
    bool grid = false, secondaryGrid = false;                   ///< at the ticks; at the small ones too
    std::vector<SpectrumMark> marks{};
    std::vector<SpectrumCursor> cursors{};
    bool slices = false; ///< the lines through the cursors, at the right and below

    bool title = true, colorBar = true;
    std::vector<SpectrumTickRow> tickRows{SpectrumTickRow::Ut, SpectrumTickRow::Latitude,
                                          SpectrumTickRow::Longitude, SpectrumTickRow::MagneticLatitude};
};

/// Where its axes are: time is linear in the canvas, frequency too or logarithmic.
struct SpectrumFigureLayout {
    FigureBox data;                                 ///< of the first panel
    std::vector<FigureBox> panels;                  ///< from the top
    UtcMs start = 0, end = 0;                       ///< at the left and right edge
    double frequencyLowHz = 0, frequencyHighHz = 0; ///< at the lower and upper edge
};

/// The spectra as rasters in vector axes: frequency in kHz upward; time and position under the same
/// ticks; one colour bar. Columns lie at their time, so that lost rows are blank.
/// Simulated data is called so, whatever else is left out.
/// @throws Error when images or mask are not on the grid of the half-orbit, or it has no rows.
SpectrumFigureLayout drawSpectrumFigure(cairo_t* canvas, FigureSize size, const FigureStyle& style,
                                        const SpectrumFigure& figure);

} // namespace nucleoscope
