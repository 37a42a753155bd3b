#include "core/labels/label_backdrop.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace nucleoscope {
namespace {

constexpr int radius = 2; ///< of the means, pixels
constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();

/// Reorders the values; NaN when there are none.
float medianOf(std::vector<float>& values) {
    if (values.empty())
        return notANumber;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

SpectrumImage boxMeans(const SpectrumImage& image, int radius) {
    if (image.log10Amplitude.empty())
        return image;
    const cv::Mat values(image.height, image.width, CV_32F, const_cast<float*>(image.log10Amplitude.data()));
    const cv::Mat missing = values != values; // NaN
    cv::Mat sums = values.clone(), counts(values.size(), CV_32F, cv::Scalar(1));
    sums.setTo(0, missing);
    counts.setTo(0, missing);
    const cv::Size box(2 * radius + 1, 2 * radius + 1);
    cv::boxFilter(sums, sums, CV_32F, box, {-1, -1}, false, cv::BORDER_CONSTANT);
    cv::boxFilter(counts, counts, CV_32F, box, {-1, -1}, false, cv::BORDER_CONSTANT);
    SpectrumImage result{image.width, image.height, std::vector<float>(image.log10Amplitude.size())};
    cv::Mat means(values.size(), CV_32F, result.log10Amplitude.data());
    cv::divide(sums, counts, means);
    means.setTo(notANumber, missing);
    return result;
}

LabelBackdrop makeLabelBackdrop(const SpectrumImage& image) {
    LabelBackdrop backdrop;
    backdrop.relative = flattened(image);
    backdrop.smooth = boxMeans(image, radius);
    backdrop.smoothRelative = boxMeans(backdrop.relative, radius);
    const auto width = static_cast<std::size_t>(image.width);
    for (std::size_t row = 0; row < static_cast<std::size_t>(image.height); ++row) {
        std::vector<float> values;
        std::copy_if(backdrop.smoothRelative.log10Amplitude.data() + row * width,
                     backdrop.smoothRelative.log10Amplitude.data() + (row + 1) * width,
                     std::back_inserter(values), [](float value) { return std::isfinite(value); });
        const float median = medianOf(values);
        for (float& value : values)
            value = std::abs(value - median);
        backdrop.rowMedian.push_back(median);
        backdrop.rowSpread.push_back(1.4826F * medianOf(values));
    }
    return backdrop;
}

} // namespace nucleoscope
