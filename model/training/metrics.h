#pragma once

#include "core/labels/mask.h"

#include <array>
#include <cstdint>

namespace nucleoscope {

/// Pixel counts [truth][prediction] of background and nucleus, added up over a whole set; unsure pixels are left out.
struct ConfusionMatrix {
    std::array<std::array<std::int64_t, 2>, 2> counts{};

    void add(const LabelMask& truth, const LabelMask& prediction);
    std::array<double, 2> iou() const;            ///< [background, nucleus]; NaN for a class that occurs in neither
    double meanIou() const;                       ///< eq. 5 of Li et al. (2024)
    double pixelAccuracy() const;                 ///< the paper's mPA by its eq. 6
    std::array<double, 2> classAccuracy() const;  ///< per class: found of the true pixels
    std::array<double, 2> classPrecision() const; ///< per class: true of the found pixels
};

/// Regions found: a true and a found region match when their IoU ≥ 0.3 (one to one, best first).
struct RegionScore {
    int truth = 0, found = 0, matched = 0;

    void add(const LabelMask& truthMask, const LabelMask& prediction, int minPixels);
    double precision() const, recall() const, f1() const;
};

} // namespace nucleoscope
