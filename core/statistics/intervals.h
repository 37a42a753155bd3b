#pragma once

#include <cstddef>

namespace nucleoscope {

/// Between what a number may lie that was estimated from counts.
struct Interval {
    double low = 0, high = 0;
};

inline constexpr double usualConfidence = 0.95;

/// The exact interval of the mean of a Poisson count. Source: Garwood (1936), Biometrika 28, 437.
Interval poissonInterval(std::size_t count, double confidence = usualConfidence);

/// The score interval of a proportion; 0…1 when there is no trial. Source: Wilson (1927), J. Am. Stat. Assoc.
/// 22, 209.
Interval wilsonInterval(std::size_t successes, std::size_t trials, double confidence = usualConfidence);

} // namespace nucleoscope
