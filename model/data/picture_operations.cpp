#include "model/data/picture_operations.h"

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

constexpr int normalUnit = 2048; ///< one standard deviation in normalValues()

/// 2²⁰ normal values, half of them the others with the other sign, so that their mean is 0. To read a row of
/// them from anywhere costs a fiftieth of drawing it.
const std::vector<std::int16_t>& normalValues() {
    static const std::vector<std::int16_t> values = [] {
        constexpr int half = 1 << 19;
        cv::Mat drawn(1, half, CV_64F);
        cv::RNG(1).fill(drawn, cv::RNG::NORMAL, 0, normalUnit);
        std::vector<std::int16_t> both(2 * half);
        for (int i = 0; i < half; ++i) {
            both[std::size_t(i)] = cv::saturate_cast<std::int16_t>(drawn.at<double>(i));
            both[std::size_t(half + i)] = static_cast<std::int16_t>(-both[std::size_t(i)]);
        }
        return both;
    }();
    return values;
}

} // namespace

void place(const PicturePlacement& placement, cv::Mat& picture, cv::Mat& mask) {
    const cv::Point2f center(static_cast<float>(picture.cols) / 2 - 0.5F,
                             static_cast<float>(picture.rows) / 2 - 0.5F);
    cv::Mat matrix = cv::getRotationMatrix2D(center, placement.angle, placement.scale);
    matrix.at<double>(0, 2) += placement.shiftX * picture.cols;
    matrix.at<double>(1, 2) += placement.shiftY * picture.rows;
    cv::Mat moved, movedMask;
    cv::warpAffine(picture, moved, matrix, picture.size(), cv::INTER_LINEAR, cv::BORDER_REFLECT_101);
    cv::warpAffine(mask, movedMask, matrix, mask.size(), cv::INTER_NEAREST, cv::BORDER_REFLECT_101);
    picture = moved;
    mask = movedMask;
}

void mirror(cv::Mat& picture, cv::Mat& mask) {
    cv::Mat mirrored, mirroredMask;
    cv::flip(picture, mirrored, 1);
    cv::flip(mask, mirroredMask, 1);
    picture = mirrored;
    mask = mirroredMask;
}

void addNoise(cv::Mat& picture, double sigma, std::uint64_t seed) {
    constexpr int parts = 64; // of a level
    const auto& normals = normalValues();
    const int scale = cvRound(sigma * parts);
    const auto count = static_cast<std::size_t>(picture.cols) * 3;
    CV_Assert(count < normals.size());
    SplitMix random(seed);
    for (int row = 0; row < picture.rows; ++row) {
        const std::int16_t* normal = normals.data() + random.next() % (normals.size() - count);
        std::uint8_t* value = picture.ptr(row);
        for (std::size_t i = 0; i < count; ++i) {
            const int part = normal[i] * scale / normalUnit;
            value[i] =
                static_cast<std::uint8_t>(std::clamp((value[i] * parts + part) / parts, 0, levels - 1));
        }
    }
}

void equalize(cv::Mat& picture, double clipLimit) {
    cv::Mat lab, lightness;
    cv::cvtColor(picture, lab, cv::COLOR_RGB2Lab);
    cv::extractChannel(lab, lightness, 0);
    cv::createCLAHE(clipLimit, cv::Size(8, 8))->apply(lightness, lightness);
    cv::insertChannel(lightness, lab, 0);
    cv::cvtColor(lab, picture, cv::COLOR_Lab2RGB);
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

void sharpen(cv::Mat& picture, double alpha, double lightness) {
    const double side = -alpha, center = (1 - alpha) + alpha * (8 + lightness);
    const cv::Matx33f kernel = cv::Matx33d(side, side, side, side, center, side, side, side, side);
    cv::Mat sharpened;
    cv::filter2D(picture, sharpened, -1, kernel);
    picture = sharpened;
}

void blur(cv::Mat& picture, int side) {
    cv::Mat blurred;
    cv::blur(picture, blurred, cv::Size(side, side));
    picture = blurred;
}

void blurMotion(cv::Mat& picture, int side, cv::Point from, cv::Point to) {
    cv::Mat line = cv::Mat::zeros(side, side, CV_8U);
    cv::line(line, from, to, cv::Scalar(1));
    cv::Mat kernel, blurred;
    line.convertTo(kernel, CV_32F, 1.0 / cv::countNonZero(line));
    cv::filter2D(picture, blurred, -1, kernel);
    picture = blurred;
}

void shiftColours(cv::Mat& picture, double hue, double saturation, double value) {
    constexpr double hues = 180;
    cv::Mat table;
    cv::merge(std::vector<cv::Mat>{tableOf([=](double x) {
                                       const double shifted = std::fmod(x + hue, hues);
                                       return shifted < 0 ? shifted + hues : shifted;
                                   }),
                                   tableOf([=](double x) { return x + saturation; }),
                                   tableOf([=](double x) { return x + value; })},
              table);
    cv::Mat hsv;
    cv::cvtColor(picture, hsv, cv::COLOR_RGB2HSV);
    cv::LUT(hsv, table, hsv);
    cv::cvtColor(hsv, picture, cv::COLOR_HSV2RGB);
}

} // namespace nucleoscope
