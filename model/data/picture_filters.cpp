#include "model/data/picture_filters.h"

#include "core/vector_code.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace nucleoscope {
namespace {

constexpr int channels = 3;
constexpr int wordBits = 16;

using Level = std::uint8_t;
using Sum = std::uint16_t; // of up to 257 levels

/// The upper half of a product.
inline Sum upperHalf(Sum a, Sum b) {
    return static_cast<Sum>((std::uint32_t(a) * b) >> wordBits);
}

/// Division of sums by a fixed count: exact, halves upwards.
struct Divisor {
    explicit Divisor(unsigned count) : half(static_cast<Sum>(count / 2)) {
        constexpr unsigned wordEnd = 1U << wordBits;
        while ((wordEnd << (shift + 1)) / count + 1 < wordEnd) {
            ++shift;
        }
        reciprocal = static_cast<Sum>((wordEnd << shift) / count + 1);
    }

    Sum half, reciprocal = 0;
    int shift = 0;
};

NUCLEOSCOPE_VECTOR_CLONES void add(const Level* __restrict levels, Sum* __restrict sums, int count) {
    for (int i = 0; i < count; ++i) {
        sums[i] = static_cast<Sum>(sums[i] + levels[i]);
    }
}

NUCLEOSCOPE_VECTOR_CLONES void replace(const Level* __restrict leaving, const Level* __restrict entering,
                                       Sum* __restrict sums, int count) {
    for (int i = 0; i < count; ++i) {
        sums[i] = static_cast<Sum>(sums[i] + entering[i] - leaving[i]);
    }
}

NUCLEOSCOPE_VECTOR_CLONES void addTwo(const Sum* __restrict pixel, Sum* __restrict sums, int count) {
    for (int i = 0; i < count; ++i) {
        sums[i] = static_cast<Sum>(sums[i] + pixel[i] + pixel[i + channels]);
    }
}

NUCLEOSCOPE_VECTOR_CLONES void divide(const Sum* __restrict sums, Divisor by, Level* __restrict levels,
                                      int count) {
    for (int i = 0; i < count; ++i) {
        levels[i] =
            static_cast<Level>(upperHalf(static_cast<Sum>(sums[i] + by.half), by.reciprocal) >> by.shift);
    }
}

/// levels · gain − sums · share; `gain` is in parts of 2¹², `share` of 2¹⁶.
NUCLEOSCOPE_VECTOR_CLONES void takeAway(const Sum* __restrict sums, const Level* __restrict levels, Sum gain,
                                        Sum share, Level* __restrict result, int count) {
    constexpr int fractionBits = 4;
    for (int i = 0; i < count; ++i) {
        const Sum own = upperHalf(static_cast<Sum>(levels[i] << 8), gain);
        const Sum around = upperHalf(static_cast<Sum>(sums[i] << fractionBits), share);
        const auto rounded =
            static_cast<std::int16_t>((own - around + (1 << (fractionBits - 1))) >> fractionBits);
        result[i] = static_cast<Level>(std::clamp<std::int16_t>(rounded, 0, 255));
    }
}

/// A copy of the picture that reaches `margin` pixels further on each side.
cv::Mat withMargin(const cv::Mat& picture, int margin) {
    cv::Mat wider;
    cv::copyMakeBorder(picture, wider, margin, margin, margin, margin,
                       cv::BORDER_REFLECT_101 | cv::BORDER_ISOLATED);
    return wider;
}

/// Sums over squares of `side` pixels, row by row.
class SquareSums {
public:
    SquareSums(const cv::Mat& wider, int side)
        : wider_(wider), side_(side), width_(wider.cols * channels), count_(width_ - (side - 1) * channels),
          columns_(static_cast<std::size_t>(width_)), sums_(static_cast<std::size_t>(count_)) {
        for (int row = 0; row < side; ++row) {
            add(wider.ptr(row), columns_.data(), width_);
        }
    }

    /// Of the squares whose first row that is: from 0 upwards, one after the other.
    const Sum* ofRow(int row) {
        if (row > 0) {
            replace(wider_.ptr(row - 1), wider_.ptr(row + side_ - 1), columns_.data(), width_);
        }
        std::copy_n(columns_.begin(), count_, sums_.begin());
        for (int pixel = 1; pixel < side_; pixel += 2) {
            addTwo(columns_.data() + std::ptrdiff_t(pixel) * channels, sums_.data(), count_);
        }
        return sums_.data();
    }

private:
    const cv::Mat& wider_;
    int side_, width_, count_;
    std::vector<Sum> columns_, sums_;
};

} // namespace

void sharpen(cv::Mat& picture, double alpha, double lightness) {
    // The kernel is −alpha everywhere but for (1 − alpha) + alpha (8 + lightness) in its centre.
    const auto gain = static_cast<Sum>(std::lround((1 + alpha * (8 + lightness)) * (1 << 12)));
    const auto share = static_cast<Sum>(std::lround(alpha * (1 << wordBits)));
    const cv::Mat wider = withMargin(picture, 1);
    SquareSums sums(wider, 3);
    for (int row = 0; row < picture.rows; ++row) {
        takeAway(sums.ofRow(row), wider.ptr(row + 1) + channels, gain, share, picture.ptr(row),
                 picture.cols * channels);
    }
}

void blur(cv::Mat& picture, int side) {
    const Divisor divisor(static_cast<unsigned>(side * side));
    const cv::Mat wider = withMargin(picture, side / 2);
    SquareSums sums(wider, side);
    for (int row = 0; row < picture.rows; ++row) {
        divide(sums.ofRow(row), divisor, picture.ptr(row), picture.cols * channels);
    }
}

void blurMotion(cv::Mat& picture, int side, cv::Point from, cv::Point to) {
    cv::Mat line = cv::Mat::zeros(side, side, CV_8U);
    cv::line(line, from, to, cv::Scalar(1));
    std::vector<cv::Point> points;
    cv::findNonZero(line, points);
    const Divisor divisor(static_cast<unsigned>(points.size()));
    const cv::Mat wider = withMargin(picture, side / 2);
    const int count = picture.cols * channels;
    std::vector<Sum> sums(static_cast<std::size_t>(count));
    for (int row = 0; row < picture.rows; ++row) {
        std::ranges::fill(sums, Sum(0));
        for (const cv::Point point : points) {
            add(wider.ptr(row + point.y) + std::ptrdiff_t(point.x) * channels, sums.data(), count);
        }
        divide(sums.data(), divisor, picture.ptr(row), count);
    }
}

} // namespace nucleoscope
