#include "widgets/spectrum_renderer.h"

#include <array>
#include <cmath>
#include <span>
#include <vector>

namespace nucleoscope {

namespace {

constexpr int missingEntry = 256;

std::array<QRgb, 257> lookupTable(const ColorMap& map) {
    std::array<QRgb, 257> table{};
    for (std::size_t i = 0; i < map.colors.size(); ++i)
        table[i] = qRgb(map.colors[i].red, map.colors[i].green, map.colors[i].blue);
    table[missingEntry] = qRgb(map.missing.red, map.missing.green, map.missing.blue);
    return table;
}

/// Apart from the look-up and without branches, so that the compiler works on several values at once.
void findEntries(std::span<const float> values, float low, float factor, std::vector<int>& entries) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float position = (values[i] - low) * factor;
        const float atLeast = position > 0.0F ? position : 0.0F;
        const float inside = atLeast < 255.0F ? atLeast : 255.0F;
        const int entry = static_cast<int>(inside + 0.5F);
        entries[i] = values[i] == values[i] ? entry : missingEntry;
    }
}

} // namespace

LabelColors::LabelColors() {
    constexpr std::array further{0xff00c8ff, 0xffffb000, 0xff7ed321, 0xffb388ff, 0xffff6f4b, 0xff2ee6c5};
    for (std::size_t label = 0; label < colors_.size(); ++label)
        colors_[label] = further[label % further.size()];
    colors_[LabelMask::nucleus] = qRgb(255, 0, 128);
    colors_[LabelMask::unsure] = qRgb(255, 255, 255);
}

QRgb LabelColors::fill(std::uint8_t label, bool between) const {
    if (label == LabelMask::background)
        return 0;
    constexpr double fainter = 0.35;
    QColor color(colors_[label]);
    color.setAlphaF(static_cast<float>(between ? fainter * opacity_ : opacity_));
    return qPremultiply(color.rgba());
}

QImage renderSpectrum(const SpectrumImage& image, const ColorScale& scale) {
    const auto table = lookupTable(scale.map);
    // As ColorMap::at(), a table entry for each of its colours.
    const float factor = scale.high > scale.low ? 255.0F / (scale.high - scale.low) : 0.0F;
    QImage picture(image.width, image.height, QImage::Format_RGB32);
    std::vector<int> entries(static_cast<std::size_t>(image.width));
    for (int row = 0; row < image.height; ++row) {
        const float* value = image.log10Amplitude.data() + std::size_t(row) * image.width;
        auto* pixel = reinterpret_cast<QRgb*>(picture.scanLine(row));
        findEntries({value, entries.size()}, scale.low, factor, entries);
        for (std::size_t column = 0; column < entries.size(); ++column)
            pixel[column] = table[static_cast<std::size_t>(entries[column])];
    }
    return picture;
}

QImage renderMask(const LabelMask& mask, const LabelColors& colors) {
    std::array<QRgb, 256> table{};
    for (std::size_t label = 0; label < table.size(); ++label)
        table[label] = colors.fill(static_cast<std::uint8_t>(label));
    const QRgb between = colors.fill(LabelMask::unsure, true);
    QImage picture(mask.width, mask.height, QImage::Format_ARGB32_Premultiplied);
    for (int row = 0; row < mask.height; ++row) {
        const std::uint8_t* label = mask.pixels.data() + std::size_t(row) * mask.width;
        auto* pixel = reinterpret_cast<QRgb*>(picture.scanLine(row));
        for (int column = 0; column < mask.width; ++column)
            pixel[column] = label[column] == LabelMask::unsure && LabelColors::isBetweenHatches(row, column)
                                ? between
                                : table[label[column]];
    }
    return picture;
}

QImage renderProbability(const ProbabilityMap& probability) {
    constexpr int opaque = 220;
    std::array<QRgb, 256> table{};
    for (int i = 0; i < 256; ++i)
        table[i] = qPremultiply(qRgba(255, 90 + i / 2, 20, i * opaque / 255));
    QImage picture(probability.width, probability.height, QImage::Format_ARGB32_Premultiplied);
    for (int row = 0; row < probability.height; ++row) {
        const float* value = probability.probability.data() + std::size_t(row) * probability.width;
        auto* pixel = reinterpret_cast<QRgb*>(picture.scanLine(row));
        for (int column = 0; column < probability.width; ++column)
            pixel[column] =
                table[static_cast<std::size_t>(std::fmin(std::fmax(value[column] * 255.0F, 0.0F), 255.0F))];
    }
    return picture;
}

} // namespace nucleoscope
