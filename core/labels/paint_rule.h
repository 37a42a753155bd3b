#pragma once

#include "core/spectrum/spectrum_image.h"

#include <cmath>

namespace nucleoscope {

/// Values of a spectrum from `low` to `high`, or all others.
struct PowerRange {
    float low = 0, high = 0; ///< in the unit of the image that they are looked up in
    bool inverted = false;

    /// A missing value is in no range.
    bool holds(float value) const {
        return std::isfinite(value) && (value >= low && value <= high) != inverted;
    }
    bool operator==(const PowerRange&) const = default;
};

/// Where painting leaves a mark.
struct PaintRule {
    const SpectrumImage* power = nullptr; ///< on the grid of the mask; null: everywhere
    PowerRange range;

    bool allows(std::size_t index) const { return !power || range.holds(power->log10Amplitude[index]); }
};

} // namespace nucleoscope
