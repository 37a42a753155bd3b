#include "core/spectrum/thumbnail.h"

#include "core/spectrum/ranked_values.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>

namespace nucleoscope {
namespace {

constexpr double lowPercentile = 0.01, highPercentile = 0.995;

/// The mean of the finite pixels in rows [top, bottom) and columns [left, right); NaN when there is none.
float meanOf(const SpectrumImage& image, int top, int bottom, int left, int right) {
    double sum = 0;
    int count = 0;
    for (int row = top; row < bottom; ++row) {
        for (int column = left; column < right; ++column) {
            const float value = image.at(row, column);
            if (std::isfinite(value)) {
                sum += static_cast<double>(value);
                ++count;
            }
        }
    }
    return static_cast<float>(sum / count); // 0 / 0 is NaN
}

/// The value below which the fraction `share` of those known lies; 0 when there are none.
float quantile(const RankedValues& values, double share) {
    return values.count() == 0
               ? 0.0F
               : values.ofRank(std::size_t(std::lround(share * static_cast<double>(values.count() - 1))));
}

void flatten(std::vector<float>& values, int width) {
    for (std::size_t start = 0; start < values.size(); start += static_cast<std::size_t>(width)) {
        const std::span row(values.data() + start, static_cast<std::size_t>(width));
        const float median = quantile(RankedValues(row), 0.5);
        for (float& value : row) {
            value -= median;
        }
    }
}

std::uint8_t levelOf(float value, float low, float high) {
    if (!std::isfinite(value)) {
        return 0;
    }
    const float share = high > low ? (value - low) / (high - low) : 0.5F;
    return static_cast<std::uint8_t>(std::lround(1 + 254 * std::clamp(share, 0.0F, 1.0F)));
}

} // namespace

SpectrumThumbnail makeThumbnail(const SpectrumImage& image, int width, int height) {
    SpectrumThumbnail thumbnail;
    thumbnail.width = std::min(width, image.width);
    thumbnail.height = std::min(height, image.height);
    const auto edge = [](int i, int count, int size) {
        return static_cast<int>(static_cast<std::int64_t>(i) * size / count);
    };
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(thumbnail.width) * static_cast<std::size_t>(thumbnail.height));
    for (int row = 0; row < thumbnail.height; ++row) {
        const int top = edge(row, thumbnail.height, image.height),
                  bottom = edge(row + 1, thumbnail.height, image.height);
        for (int column = 0; column < thumbnail.width; ++column) {
            values.push_back(meanOf(image, top, bottom, edge(column, thumbnail.width, image.width),
                                    edge(column + 1, thumbnail.width, image.width)));
        }
    }
    flatten(values, thumbnail.width);
    const RankedValues ranked(values);
    const float low = quantile(ranked, lowPercentile), high = quantile(ranked, highPercentile);
    std::transform(values.begin(), values.end(), std::back_inserter(thumbnail.levels),
                   [&](float value) { return levelOf(value, low, high); });
    return thumbnail;
}

} // namespace nucleoscope
