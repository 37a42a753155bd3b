#include "widgets/spectrum_brush.h"

#include <algorithm>
#include <cmath>

namespace nucleoscope {

namespace {

constexpr double step = 1.2; ///< change of size of one notch or key

} // namespace

void SpectrumBrush::setDiameter(double pixels) {
    const double diameter = std::clamp(pixels, minDiameter, maxDiameter);
    if (diameter == diameter_)
        return;
    diameter_ = diameter;
    emit diameterChanged(diameter);
}

void SpectrumBrush::grow() {
    setDiameter(std::max(diameter_ * step, diameter_ + 1));
}

void SpectrumBrush::shrink() {
    setDiameter(std::min(diameter_ / step, diameter_ - 1));
}

void SpectrumBrush::turn(double notches) {
    setDiameter(diameter_ * std::pow(step, notches));
}

} // namespace nucleoscope
