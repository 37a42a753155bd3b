#pragma once

#include "core/labels/mask.h"
#include "core/spectrum/color_map.h"
#include "core/spectrum/spectrum_image.h"

#include <QColor>
#include <QImage>

namespace nucleoscope {

/// How values become colours: a value type, apart from the widget that shows them.
struct ColorScale {
    ColorMap map;
    float low = 0, high = 1; ///< log10 of the amplitude spectral density, the ends of the map
};

/// The colours of the labels, with their opacity.
struct LabelColors {
    QColor nucleus{255, 0, 128, 115};
    QColor unsure{255, 255, 255, 110};

    /// Premultiplied; transparent for the background.
    QRgb of(std::uint8_t label) const;
};

/// One pixel of the picture for each of the image, opaque (Format_RGB32).
QImage renderSpectrum(const SpectrumImage& image, const ColorScale& scale);

/// Premultiplied (Format_ARGB32_Premultiplied), one pixel for each of the mask.
QImage renderMask(const LabelMask& mask, const LabelColors& colors);

/// From transparent at 0 to an opaque warm colour at 1 (Format_ARGB32_Premultiplied).
QImage renderProbability(const ProbabilityMap& probability);

} // namespace nucleoscope
