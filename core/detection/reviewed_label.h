#pragma once

#include "core/detection/review.h"
#include "core/labels/mask.h"
#include "core/labels/outline.h"

#include <vector>

namespace nucleoscope {

/// Where a region lies on the grid of its half-orbit, and what was said of it.
struct ReviewedRegion {
    Verdict verdict = Verdict::Unreviewed;
    std::vector<Ring> outline;
};

enum class ExistingLabel {
    Merge,  ///< what is painted stays
    Replace ///< only what the review says is left
};

/// The label that a review gives: accepted regions are nuclei, rejected ones background; on those without a
/// verdict and the unsure ones training does not look. A corrected region is what `label` has where it was
/// found: the nuclei of `label` that touch its outline.
/// `label` is what is there already; all background where nothing is.
LabelMask labelFromReview(const LabelMask& label, const std::vector<ReviewedRegion>& regions,
                          ExistingLabel existing);

} // namespace nucleoscope
