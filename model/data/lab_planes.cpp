#include "model/data/lab_planes.h"

#include "core/vector_code.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace nucleoscope {
namespace {

// What is a power on the way is read from a table, what is between two tables is vector code.

constexpr int channels = 3;
constexpr int levels = 256;
constexpr int steps = 4095; // of linear light, from 0 to that of white

// Red, green and blue of sRGB to X, Y and Z and back; X and Z of white (D65).
constexpr float whiteX = 0.950456F, whiteZ = 1.088754F;
constexpr float lightnessScale = 255.0F / 100, origin = 128;
constexpr float cubeFrom = 6.0F / 29; // below, the curve of CIE Lab is a line
constexpr float lineGain = 108.0F / 841, lineStart = 16.0F / 116;

struct Tables {
    std::array<float, levels> linear;              ///< sRGB level to linear light, in steps
    std::array<float, steps + 1> curve;            ///< f of CIE Lab of a step
    std::array<std::uint8_t, steps + 1> srgbLevel; ///< of a step

    Tables() {
        for (int level = 0; level < levels; ++level) {
            const double x = level / 255.0;
            linear[std::size_t(level)] =
                static_cast<float>(steps * (x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4)));
        }
        for (int step = 0; step <= steps; ++step) {
            const double x = static_cast<double>(step) / steps;
            curve[std::size_t(step)] = x > cubeFrom * cubeFrom * cubeFrom
                                           ? static_cast<float>(std::cbrt(x))
                                           : static_cast<float>(x) / lineGain + lineStart;
            const double encoded = x <= 0.0031308 ? 12.92 * x : 1.055 * std::pow(x, 1 / 2.4) - 0.055;
            srgbLevel[std::size_t(step)] = static_cast<std::uint8_t>(std::lround(255 * encoded));
        }
    }
};

const Tables& tables() {
    static const Tables made;
    return made;
}

template <typename Value, typename Index>
void look(const Value* table, const Index* places, Value* values, int count) {
    for (int i = 0; i < count; ++i) {
        values[i] = table[places[i]];
    }
}

NUCLEOSCOPE_VECTOR_CLONES void lightToSteps(const float* __restrict red, const float* __restrict green,
                                            const float* __restrict blue, int* __restrict x,
                                            int* __restrict y, int* __restrict z, int count) {
    for (int i = 0; i < count; ++i) {
        const float r = red[i], g = green[i], b = blue[i];
        x[i] = nearest((0.412453F * r + 0.357580F * g + 0.180423F * b) * (1 / whiteX));
        y[i] = nearest(0.212671F * r + 0.715160F * g + 0.072169F * b);
        z[i] = nearest((0.019334F * r + 0.119193F * g + 0.950227F * b) * (1 / whiteZ));
    }
}

NUCLEOSCOPE_VECTOR_CLONES void curvesToLab(const float* __restrict x, const float* __restrict y,
                                           const float* __restrict z, std::uint8_t* __restrict lightness,
                                           std::uint8_t* __restrict a, std::uint8_t* __restrict b,
                                           int count) {
    for (int i = 0; i < count; ++i) {
        lightness[i] = static_cast<std::uint8_t>(nearest((116 * y[i] - 16) * lightnessScale));
        a[i] = static_cast<std::uint8_t>(nearest(500 * (x[i] - y[i]) + origin));
        b[i] = static_cast<std::uint8_t>(nearest(200 * (y[i] - z[i]) + origin));
    }
}

inline float light(float curve) {
    const float line = (curve - lineStart) * lineGain, cube = curve * curve * curve;
    return curve > cubeFrom ? cube : line;
}

inline int toStep(float value) {
    return nearest(std::min(std::max(value, 0.0F), 1.0F) * steps);
}

NUCLEOSCOPE_VECTOR_CLONES void labToSteps(const std::uint8_t* __restrict lightness,
                                          const std::uint8_t* __restrict a, const std::uint8_t* __restrict b,
                                          int* __restrict red, int* __restrict green, int* __restrict blue,
                                          int count) {
    for (int i = 0; i < count; ++i) {
        const float curve = (static_cast<float>(lightness[i]) * (1 / lightnessScale) + 16) * (1.0F / 116);
        const float x = light(curve + (static_cast<float>(a[i]) - origin) * (1.0F / 500)) * whiteX;
        const float y = light(curve);
        const float z = light(curve - (static_cast<float>(b[i]) - origin) * (1.0F / 200)) * whiteZ;
        red[i] = toStep(3.240479F * x - 1.537150F * y - 0.498535F * z);
        green[i] = toStep(-0.969256F * x + 1.875991F * y + 0.041556F * z);
        blue[i] = toStep(0.055648F * x - 0.204043F * y + 1.057311F * z);
    }
}

} // namespace

LabPlanes toLab(const cv::Mat& picture) {
    const int width = picture.cols;
    std::array<cv::Mat, channels> planes;
    cv::split(picture, planes.data());
    cv::Mat values(channels, width, CV_32F), places(channels, width, CV_32S);
    for (int row = 0; row < picture.rows; ++row) {
        for (int channel = 0; channel < channels; ++channel) {
            look(tables().linear.data(), planes[std::size_t(channel)].ptr(row), values.ptr<float>(channel),
                 width);
        }
        lightToSteps(values.ptr<float>(0), values.ptr<float>(1), values.ptr<float>(2), places.ptr<int>(0),
                     places.ptr<int>(1), places.ptr<int>(2), width);
        look(tables().curve.data(), places.ptr<int>(), values.ptr<float>(), channels * width);
        curvesToLab(values.ptr<float>(0), values.ptr<float>(1), values.ptr<float>(2), planes[0].ptr(row),
                    planes[1].ptr(row), planes[2].ptr(row), width);
    }
    return {planes[0], planes[1], planes[2]};
}

void fromLab(const LabPlanes& lab, cv::Mat& picture) {
    const int width = picture.cols;
    std::array<cv::Mat, channels> planes;
    for (cv::Mat& plane : planes) {
        plane.create(picture.size(), CV_8U);
    }
    cv::Mat places(channels, width, CV_32S);
    for (int row = 0; row < picture.rows; ++row) {
        labToSteps(lab.lightness.ptr(row), lab.a.ptr(row), lab.b.ptr(row), places.ptr<int>(0),
                   places.ptr<int>(1), places.ptr<int>(2), width);
        for (int channel = 0; channel < channels; ++channel) {
            look(tables().srgbLevel.data(), places.ptr<int>(channel), planes[std::size_t(channel)].ptr(row),
                 width);
        }
    }
    cv::merge(planes.data(), channels, picture);
}

} // namespace nucleoscope
