#include "core/labels/helped_selection.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace nucleoscope {
namespace {

std::vector<float> valuesInside(const LabelMask& chosen, const SpectrumImage& power) {
    std::vector<float> values;
    for (std::size_t i = 0; i < chosen.pixels.size(); ++i)
        if (chosen.pixels[i] != LabelMask::background && std::isfinite(power.log10Amplitude[i]))
            values.push_back(power.log10Amplitude[i]);
    return values;
}

float percentileOf(std::vector<float> values, double percentile) {
    const double rank = std::clamp(percentile / 100, 0.0, 1.0) * static_cast<double>(values.size() - 1);
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(std::lround(rank));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

} // namespace

LabelMask grownFrom(const SpectrumImage& power, int row, int column, double tolerance) {
    LabelMask grown(power.width, power.height);
    if (!std::isfinite(power.at(row, column)))
        return grown;
    cv::Mat values(power.height, power.width, CV_32F, const_cast<float*>(power.log10Amplitude.data()));
    cv::Mat filled(power.height + 2, power.width + 2, CV_8U, cv::Scalar(0));
    constexpr int flags = 4 | cv::FLOODFILL_FIXED_RANGE | cv::FLOODFILL_MASK_ONLY | (LabelMask::nucleus << 8);
    cv::Rect box;
    cv::floodFill(values, filled, {column, row}, 0, &box, tolerance, tolerance, flags);
    for (int r = box.y; r < box.y + box.height; ++r)
        std::copy_n(filled.ptr(r + 1) + 1 + box.x, box.width, &grown.at(r, box.x));
    return grown;
}

float otsuThreshold(const std::vector<float>& values) {
    constexpr int bins = 256;
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double start = static_cast<double>(*low), step = (static_cast<double>(*high) - start) / bins;
    if (step <= 0)
        return *low;
    std::array<double, bins> counts{};
    for (const float value : values)
        ++counts[static_cast<std::size_t>(std::min((static_cast<double>(value) - start) / step, bins - 1.0))];
    double total = 0, sum = 0;
    for (int i = 0; i < bins; ++i) {
        total += counts[static_cast<std::size_t>(i)];
        sum += i * counts[static_cast<std::size_t>(i)];
    }
    double below = 0, sumBelow = 0, largest = -1;
    int best = 0;
    for (int i = 0; i + 1 < bins; ++i) {
        below += counts[static_cast<std::size_t>(i)];
        sumBelow += i * counts[static_cast<std::size_t>(i)];
        const double above = total - below;
        if (below == 0 || above == 0)
            continue;
        const double apart = sumBelow / below - (sum - sumBelow) / above;
        const double between = below * above * apart * apart;
        if (between > largest) {
            largest = between;
            best = i;
        }
    }
    return static_cast<float>(start + (best + 1) * step);
}

LabelMask standingOut(const LabelMask& chosen, const LabelBackdrop& backdrop,
                      const ThresholdOptions& options) {
    using Method = ThresholdOptions::Method;
    const SpectrumImage& power = backdrop.smoothRelative;
    LabelMask result(chosen.width, chosen.height);
    const std::vector<float> values = valuesInside(chosen, power);
    if (values.empty())
        return result;
    float level = 0;
    if (options.method == Method::Otsu)
        level = otsuThreshold(values);
    else if (options.method == Method::Percentile)
        level = percentileOf(values, options.percentile);
    for (int row = 0; row < chosen.height; ++row) {
        if (options.method == Method::Background)
            level = backdrop.rowMedian[static_cast<std::size_t>(row)] +
                    static_cast<float>(options.spreads) * backdrop.rowSpread[static_cast<std::size_t>(row)];
        for (int column = 0; column < chosen.width; ++column)
            if (chosen.at(row, column) != LabelMask::background && power.at(row, column) >= level)
                result.at(row, column) = LabelMask::nucleus;
    }
    return result;
}

} // namespace nucleoscope
