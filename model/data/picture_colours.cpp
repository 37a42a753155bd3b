#include "model/data/picture_colours.h"

#include "core/vector_code.h"
#include "model/data/lab_planes.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace nucleoscope {
namespace {

constexpr float hues = 180, sextant = 30; // sextant: from a pure colour to the next mixed one
constexpr float brightest = 255;

struct ColourShift {
    float hue, saturation, value;
};

/// Towards 0, which for what is not negative is downwards.
inline float whole(float x) {
    return static_cast<float>(static_cast<int>(x));
}

inline float within(float x, float lowest, float highest) {
    return std::min(std::max(x, lowest), highest);
}

inline std::uint8_t rounded(float level) {
    return static_cast<std::uint8_t>(nearest(level));
}

/// To hue, saturation and value, each rounded; shifted and cut; and back.
NUCLEOSCOPE_VECTOR_CLONES void shift(std::uint8_t* __restrict red, std::uint8_t* __restrict green,
                                     std::uint8_t* __restrict blue, int count, ColourShift by) {
    for (int i = 0; i < count; ++i) {
        const float r = red[i], g = green[i], b = blue[i];
        const float value = std::max(r, std::max(g, b));
        const float spread = value - std::min(r, std::min(g, b));
        const float perSpread = sextant / std::max(spread, 1.0F);
        const float nearRed = (g - b) * perSpread;
        const float nearGreen = 2 * sextant + (b - r) * perSpread;
        const float nearBlue = 4 * sextant + (r - g) * perSpread;
        const float notRed = value == g ? nearGreen : nearBlue;
        const float hue = value == r ? nearRed : notRed; // from −30 to 150
        const float saturation = static_cast<float>(nearest(spread * (brightest / std::max(value, 1.0F))));

        const float turned = static_cast<float>(nearest(hue + hues)) + by.hue + hues; // more than 150
        const float newHue = whole(turned - hues * whole(turned * (1 / hues)));
        const float newValue = whole(within(value + by.value, 0, brightest));
        const float newSaturation = whole(within(saturation + by.saturation, 0, brightest));

        const float place = newHue * (1 / sextant); // 0 to 6; red at 0, green at 2, blue at 4
        const float loss = newValue * newSaturation * (1 / brightest);
        red[i] = rounded(newValue - loss * within(2 - std::abs(place - 3), 0, 1));
        green[i] = rounded(newValue - loss * within(std::abs(place - 2) - 1, 0, 1));
        blue[i] = rounded(newValue - loss * within(std::abs(place - 4) - 1, 0, 1));
    }
}

} // namespace

void equalize(cv::Mat& picture, double clipLimit) {
    const cv::Size tiles(8, 8);
    LabPlanes planes = toLab(picture);
    cv::createCLAHE(clipLimit, tiles)->apply(planes.lightness, planes.lightness);
    fromLab(planes, picture);
}

void shiftColours(cv::Mat& picture, double hue, double saturation, double value) {
    const ColourShift by{static_cast<float>(hue), static_cast<float>(saturation), static_cast<float>(value)};
    std::array<cv::Mat, 3> planes;
    cv::split(picture, planes.data());
    for (int row = 0; row < picture.rows; ++row) {
        shift(planes[0].ptr(row), planes[1].ptr(row), planes[2].ptr(row), picture.cols, by);
    }
    cv::merge(planes.data(), planes.size(), picture);
}

} // namespace nucleoscope
