#pragma once

#include "core/labels/mask.h"

namespace nucleoscope {

/// How unsure a model is of where its regions end, in bits (0–1): the mean binary entropy of the probability,
/// −p log2 p − (1−p) log2 (1−p), over the pixels within `boundaryReach` of the line where it crosses
/// `threshold`. Where it never does, over the `closestPixels` pixels that come closest to it: a half-orbit
/// in which something nearly became a region is worth a look.
double boundaryEntropy(const ProbabilityMap& probability, double threshold);

inline constexpr int boundaryReach = 4;   ///< pixels of the half-orbit
inline constexpr int closestPixels = 400; ///< about the smallest nucleus

} // namespace nucleoscope
