#pragma once

#include "core/detection/catalogue.h"

namespace nucleoscope {

/// From which overlap on two regions of two runs are the same.
inline constexpr double sameRegionOverlap = 0.3;

/// Overlap of two regions of one file: intersection over union of their boxes in time and frequency, pixel
/// edge to pixel edge; 0 when they are of different files.
double overlapOf(const Region& a, const Region& b);

struct RegionPair {
    std::size_t a = 0, b = 0; ///< indices into the regions of either catalogue
    double overlap = 0;
};

/// What two runs found, in the half-orbits that both could read. Indices are those of Catalogue::regions.
struct RunDifference {
    std::vector<RegionPair> both;
    std::vector<std::size_t> onlyA, onlyB;
    std::vector<std::size_t> notComparedA, notComparedB; ///< in half-orbits that the other did not read
    std::size_t halfOrbits = 0;                          ///< that both read
};

/// Each region has at most one partner: pairs are made from the largest overlap downward, those of less than
/// `minOverlap` not at all. Both catalogues must show one run a half-orbit (RunChoice::Show::Latest).
RunDifference differenceOf(const Catalogue& a, const Catalogue& b, double minOverlap = sameRegionOverlap);

} // namespace nucleoscope
