#include "core/detection/uncertainty.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace nucleoscope {
namespace {

double entropy(double p) {
    return p <= 0 || p >= 1 ? 0 : -p * std::log2(p) - (1 - p) * std::log2(1 - p);
}

/// 255 within boundaryReach of the line.
cv::Mat boundaryOf(const cv::Mat& probability, double threshold) {
    const cv::Mat inside = probability >= threshold;
    const int side = 2 * boundaryReach + 1;
    cv::Mat band;
    cv::morphologyEx(inside, band, cv::MORPH_GRADIENT,
                     cv::getStructuringElement(cv::MORPH_ELLIPSE, {side, side}));
    return band;
}

double entropyOfClosest(std::vector<float> values, double threshold) {
    const auto count = std::min<std::size_t>(closestPixels, values.size());
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(count) - 1, {},
                             [threshold](float p) { return std::abs(p - threshold); });
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i)
        sum += entropy(values[i]);
    return sum / static_cast<double>(count);
}

} // namespace

double boundaryEntropy(const ProbabilityMap& probability, double threshold) {
    if (probability.probability.empty())
        return 0;
    const cv::Mat map(probability.height, probability.width, CV_32F,
                      const_cast<float*>(probability.probability.data()));
    const cv::Mat band = boundaryOf(map, threshold);
    double sum = 0;
    int count = 0;
    for (int row = 0; row < band.rows; ++row)
        for (int column = 0; column < band.cols; ++column)
            if (band.at<std::uint8_t>(row, column) != 0) {
                sum += entropy(map.at<float>(row, column));
                ++count;
            }
    return count > 0 ? sum / count : entropyOfClosest(probability.probability, threshold);
}

} // namespace nucleoscope
