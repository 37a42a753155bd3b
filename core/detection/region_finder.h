#pragma once

#include "core/detection/region.h"
#include "core/detection/region_options.h"

namespace nucleoscope {

/// The regions of `mask` as `options` want them, in scan order of their first pixels. `probability` may be
/// null; then no region is left out for it. Takes some milliseconds for a half-orbit.
/// @throws Error when mask, probability and grid differ in size, or an option is no sensible one.
std::vector<PixelRegion> findRegions(const LabelMask& mask, const ProbabilityMap* probability,
                                     const RegionOptions& options, const SpectrumGrid& grid);

/// Hysteresis: nucleus where probability ≥ threshold, but for regions that nowhere reach `seed`.
LabelMask toMask(const ProbabilityMap& probability, double threshold, double seed);

} // namespace nucleoscope
