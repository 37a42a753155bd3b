#include "model/data/lab_planes.h"

#include "core/vector_code.h"
#include "model/data/picture_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace nucleoscope {
namespace {

// What is a power on the way is read from a table, what is between two tables is vector code.

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

/// Three values for each pixel of a row.
template <typename Value>
class Triples {
public:
    explicit Triples(int width) : width_(width), values_(static_cast<std::size_t>(width) * 3) {}
    Value* of(int index) { return values_.data() + std::ptrdiff_t(index) * width_; }

private:
    int width_;
    std::vector<Value> values_;
};

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
    LabPlanes planes{cv::Mat(picture.size(), CV_8U), cv::Mat(picture.size(), CV_8U),
                     cv::Mat(picture.size(), CV_8U)};
    PictureRow row(width);
    Triples<float> values(width);
    Triples<int> places(width);
    for (int y = 0; y < picture.rows; ++y) {
        row.read(picture.ptr(y));
        look(tables().linear.data(), row.channel(0), values.of(0), 3 * width);
        lightToSteps(values.of(0), values.of(1), values.of(2), places.of(0), places.of(1), places.of(2),
                     width);
        look(tables().curve.data(), places.of(0), values.of(0), 3 * width);
        curvesToLab(values.of(0), values.of(1), values.of(2), planes.lightness.ptr(y), planes.a.ptr(y),
                    planes.b.ptr(y), width);
    }
    return planes;
}

void fromLab(const LabPlanes& planes, cv::Mat& picture) {
    const int width = picture.cols;
    PictureRow row(width);
    Triples<int> places(width);
    for (int y = 0; y < picture.rows; ++y) {
        labToSteps(planes.lightness.ptr(y), planes.a.ptr(y), planes.b.ptr(y), places.of(0), places.of(1),
                   places.of(2), width);
        look(tables().srgbLevel.data(), places.of(0), row.channel(0), 3 * width);
        row.write(picture.ptr(y));
    }
}

} // namespace nucleoscope
