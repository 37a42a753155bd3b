#pragma once

#include "core/figures/figure.h"
#include "core/labels/mask.h"
#include "core/spectrum/color_map.h"
#include "core/spectrum/spectrum_image.h"

namespace nucleoscope {

/// What a picture of a half-orbit's spectrum shows. Nothing is copied: all of it must outlive the drawing.
struct SpectrumFigure {
    const HalfOrbit& halfOrbit;
    const SpectrumImage& image; ///< of `halfOrbit`: one column a row of the file
    const ColorMap& colors;
    float low = 0, high = 1; ///< log10 values at the ends of the colour map
    Component component = Component::Z;
    const LabelMask* mask = nullptr; ///< on the grid of the image; its nucleus pixels are outlined
    bool maskFill = false;           ///< and covered lightly
    FigureColor maskColor{1, 1, 1, 1};
};

/// Where its axes are: time and frequency are linear in the canvas.
struct SpectrumFigureLayout {
    FigureBox data;
    UtcMs start = 0, end = 0;                       ///< at the left and right edge
    double frequencyLowHz = 0, frequencyHighHz = 0; ///< at the lower and upper edge
};

/// The spectrum as a raster in vector axes: frequency in kHz upward; UT, latitude, longitude and magnetic
/// latitude under the same ticks; a colour bar. Columns lie at their time, so that lost rows are blank.
/// @throws Error when image or mask are not on the grid of the half-orbit, or it has no rows.
SpectrumFigureLayout drawSpectrumFigure(cairo_t* canvas, FigureSize size, const FigureStyle& style,
                                        const SpectrumFigure& figure);

} // namespace nucleoscope
