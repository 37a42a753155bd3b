#include "core/spectrum/ranked_values.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace nucleoscope {

namespace {

constexpr std::uint32_t signBit = 0x80000000U;

/// Orders as the value does, and is of the value only: IEEE 754's bits are in order for positive values and
/// in reverse for negative ones.
std::uint32_t keyOf(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    return bits ^ ((bits & signBit) != 0 ? ~0U : signBit);
}

std::uint32_t binOf(float value) {
    return keyOf(value) >> 16;
}

} // namespace

RankedValues::RankedValues(const std::vector<float>& values) : values_(values), bins_(1U << 16) {
    for (const float value : values) {
        ++bins_[binOf(value)];
    }
    // What is not finite lies beyond the infinities, at both ends.
    const std::uint32_t lowest = binOf(-INFINITY), highest = binOf(INFINITY);
    std::fill(bins_.begin(), bins_.begin() + lowest + 1, 0);
    std::fill(bins_.begin() + highest, bins_.end(), 0);
    for (const std::uint32_t number : bins_) {
        count_ += number;
    }
}

float RankedValues::quantile(double fraction) const {
    const double rank = std::clamp(fraction, 0.0, 1.0) * static_cast<double>(count_ - 1);
    const auto below = static_cast<std::size_t>(rank);
    const double part = rank - std::floor(rank);
    const float value = ofRank(below);
    return part == 0 ? value : static_cast<float>(value + part * (ofRank(below + 1) - value));
}

float RankedValues::ofRank(std::size_t rank) const {
    std::uint32_t bin = 0;
    for (; rank >= bins_[bin]; ++bin) {
        rank -= bins_[bin];
    }
    std::vector<float> inBin;
    inBin.reserve(bins_[bin]);
    std::copy_if(values_.begin(), values_.end(), std::back_inserter(inBin),
                 [bin](float value) { return binOf(value) == bin; });
    const auto place = inBin.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(inBin.begin(), place, inBin.end());
    return *place;
}

} // namespace nucleoscope
