#pragma once

#include "core/labels/mask.h"
#include "core/spectrum/color_map.h"
#include "core/spectrum/spectrum_image.h"

#include <QColor>
#include <QImage>

#include <array>

namespace nucleoscope {

/// How values become colours: a value type, apart from the widget that shows them.
struct ColorScale {
    ColorMap map;
    float low = 0, high = 1; ///< log10 of the amplitude spectral density, the ends of the map
};

/// The colours of the labels, with one opacity for all.
class LabelColors {
public:
    LabelColors();

    void setColor(std::uint8_t label, const QColor& color) { colors_[label] = color.rgb(); }
    /// Opaque.
    QColor color(std::uint8_t label) const { return QColor(colors_[label]); }
    void setOpacity(double opacity) { opacity_ = opacity; } ///< 0–1
    double opacity() const { return opacity_; }

    /// Premultiplied; transparent for the background. `between`: fainter, see isBetweenHatches().
    QRgb fill(std::uint8_t label, bool between = false) const;
    /// What is unsure is hatched: whether a pixel lies between two lines.
    static bool isBetweenHatches(int row, int column) { return (row + column) % 6 >= 3; }
    /// Of an outline: the colour itself, lighter.
    QColor line(std::uint8_t label) const { return color(label).lighter(160); }

    bool operator==(const LabelColors&) const = default;

private:
    std::array<QRgb, 256> colors_;
    double opacity_ = 0.45;
};

/// One pixel of the picture for each of the image, opaque (Format_RGB32).
QImage renderSpectrum(const SpectrumImage& image, const ColorScale& scale);

/// Premultiplied (Format_ARGB32_Premultiplied), one pixel for each of the mask.
QImage renderMask(const LabelMask& mask, const LabelColors& colors);

/// From transparent at 0 to an opaque warm colour at 1 (Format_ARGB32_Premultiplied).
QImage renderProbability(const ProbabilityMap& probability);

} // namespace nucleoscope
