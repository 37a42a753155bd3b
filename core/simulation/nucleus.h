#pragma once

#include "core/labels/mask.h"
#include "core/simulation/canvas.h"
#include "core/simulation/scene.h"

namespace nucleoscope {

/// What a nucleus adds to the canvas, dex, [time][frequency] over its window. Its largest value is the
/// contrast.
struct NucleusExcess {
    Window window;
    std::vector<float> dex;

    float at(std::size_t row, std::size_t bin) const { return dex[row * window.bins() + bin]; }
};

/// The outline of the truth is where the excess has fallen to this part of its peak: 1/e.
inline constexpr double outlineFraction = 0.36787944117144233;

NucleusExcess excessOf(const Nucleus& nucleus, const std::vector<double>& seconds,
                       const std::vector<double>& frequencyHz);

/// Adds the excess to the canvas.
void paint(const NucleusExcess& excess, Canvas& canvas);

/// Marks in `mask` the 8-connected pixels around the peak whose excess is at least outlineFraction × peak,
/// and returns them as (mask row, mask column).
std::vector<std::pair<int, int>> markOutline(const NucleusExcess& excess, LabelMask& mask);

} // namespace nucleoscope
