#include "model/data/picture_operations.h"

#include "core/vector_code.h"
#include "model/data/random.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace nucleoscope {
namespace {

constexpr int levels = 256;
constexpr double brightest = 255;

/// 8-bit values by a function of the old one; fractions are cut off, as NumPy does.
template <typename Function>
cv::Mat tableOf(Function function) {
    cv::Mat table(1, levels, CV_8U);
    for (int level = 0; level < levels; ++level) {
        table.at<std::uint8_t>(level) =
            static_cast<std::uint8_t>(std::clamp(function(static_cast<double>(level)), 0.0, brightest));
    }
    return table;
}

constexpr int levelParts = 64;
constexpr int normalUnit = 2048; ///< one standard deviation in normalValues()

/// 2²⁰ normal values, half of them the others with the other sign, so that their mean is 0. To read a row of
/// them from anywhere costs a fiftieth of drawing it.
const std::vector<std::int16_t>& normalValues() {
    static const std::vector<std::int16_t> values = [] {
        constexpr std::size_t half = 1 << 19;
        cv::Mat drawn(1, int(half), CV_64F);
        cv::RNG(1).fill(drawn, cv::RNG::NORMAL, 0, normalUnit);
        std::vector<std::int16_t> both(2 * half);
        for (std::size_t i = 0; i < half; ++i) {
            both[i] = cv::saturate_cast<std::int16_t>(drawn.at<double>(int(i)));
            both[half + i] = static_cast<std::int16_t>(-both[i]);
        }
        return both;
    }();
    return values;
}

/// `scale` is a standard deviation in parts of a level.
NUCLEOSCOPE_VECTOR_CLONES void addNoiseToRow(const std::int16_t* __restrict normal, int scale,
                                             std::uint8_t* __restrict values, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const int part = normal[i] * scale / normalUnit;
        values[i] = static_cast<std::uint8_t>(
            std::clamp((values[i] * levelParts + part) / levelParts, 0, levels - 1));
    }
}

/// How far outside the picture its corners come from, in pixels.
int marginFor(const cv::Mat& inverse, cv::Size size) {
    const auto width = static_cast<float>(size.width), height = static_cast<float>(size.height);
    std::vector<cv::Point2f> corners{{0, 0}, {width, 0}, {0, height}, {width, height}};
    cv::transform(corners, corners, inverse);
    float margin = 0;
    for (const cv::Point2f corner : corners) {
        margin = std::max({margin, -corner.x, -corner.y, corner.x - width, corner.y - height});
    }
    return static_cast<int>(margin) + 2;
}

/// To mirror the picture outwards first is faster than to have each pixel ask where it lies in the mirror:
/// the same values in half the time.
cv::Mat moved(const cv::Mat& picture, const cv::Mat& inverse, int margin, int interpolation) {
    cv::Mat wider, result;
    cv::copyMakeBorder(picture, wider, margin, margin, margin, margin, cv::BORDER_REFLECT_101);
    cv::warpAffine(wider, result, inverse, picture.size(), interpolation | cv::WARP_INVERSE_MAP);
    return result;
}

} // namespace

void place(const PicturePlacement& placement, cv::Mat& picture, cv::Mat& mask) {
    const cv::Point2f center(static_cast<float>(picture.cols) / 2 - 0.5F,
                             static_cast<float>(picture.rows) / 2 - 0.5F);
    cv::Mat matrix = cv::getRotationMatrix2D(center, placement.angle, placement.scale);
    matrix.at<double>(0, 2) += placement.shiftX * picture.cols;
    matrix.at<double>(1, 2) += placement.shiftY * picture.rows;
    cv::Mat inverse;
    cv::invertAffineTransform(matrix, inverse);
    const int margin = marginFor(inverse, picture.size());
    inverse.col(2) += margin;
    picture = moved(picture, inverse, margin, cv::INTER_LINEAR);
    mask = moved(mask, inverse, margin, cv::INTER_NEAREST);
}

void mirror(cv::Mat& picture, cv::Mat& mask) {
    cv::Mat mirrored, mirroredMask;
    cv::flip(picture, mirrored, 1);
    cv::flip(mask, mirroredMask, 1);
    picture = mirrored;
    mask = mirroredMask;
}

void addNoise(cv::Mat& picture, double sigma, std::uint64_t seed) {
    const auto& normals = normalValues();
    const int scale = cvRound(sigma * levelParts);
    const auto count = static_cast<std::size_t>(picture.cols) * 3;
    CV_Assert(count < normals.size());
    SplitMix random(seed);
    for (int row = 0; row < picture.rows; ++row) {
        const std::int16_t* normal = normals.data() + random.next() % (normals.size() - count);
        addNoiseToRow(normal, scale, picture.ptr(row), count);
    }
}

cv::Mat brightnessTable(double alpha, double beta) {
    // In float, as NumPy does: the cut would tell the difference.
    const auto gain = static_cast<float>(alpha), offset = static_cast<float>(beta * brightest);
    return tableOf([=](double x) -> double { return gain * static_cast<float>(x) + offset; });
}

cv::Mat gammaTable(double gamma) {
    return tableOf([=](double x) { return std::pow(x * (1 / brightest), gamma) * brightest; });
}

cv::Mat inTurn(const cv::Mat& first, const cv::Mat& second) {
    cv::Mat both;
    cv::LUT(first, second, both);
    return both;
}

void changeLevels(cv::Mat& picture, const cv::Mat& table) {
    cv::LUT(picture, table, picture);
}

} // namespace nucleoscope
