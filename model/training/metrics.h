#pragma once

#include "core/detection/region.h"
#include "core/labels/mask.h"

#include <array>
#include <cstdint>
#include <vector>

namespace nucleoscope {

/// Pixel counts [truth][prediction] of background and nucleus, added up over a whole set; unsure pixels are
/// left out.
struct ConfusionMatrix {
    std::array<std::array<std::int64_t, 2>, 2> counts{};

    void add(const LabelMask& truth, const LabelMask& prediction);
    std::array<double, 2> iou() const; ///< [background, nucleus]; NaN for a class that occurs in neither
    double meanIou() const;            ///< eq. 5 of Li et al. (2024)
    double pixelAccuracy() const;      ///< the paper's mPA by its eq. 6
    std::array<double, 2> classAccuracy() const;  ///< per class: found of the true pixels
    std::array<double, 2> classPrecision() const; ///< per class: true of the found pixels
};

/// A true and a found region (their indices) that are the same thing.
struct RegionMatch {
    int truth = 0, found = 0;
    double iou = 0;
};

/// Pairs regions of one grid whose IoU is at least 0.3, one to one, best first.
std::vector<RegionMatch> matchRegions(const std::vector<PixelRegion>& truth,
                                      const std::vector<PixelRegion>& found, int width, int height);

/// Regions found, added up over a whole set; NaN where there is nothing to count.
struct RegionScore {
    int truth = 0, found = 0, matched = 0;

    /// `minPixels`: the smallest found region that counts. Unsure pixels belong to no region.
    void add(const LabelMask& truthMask, const LabelMask& prediction, int minPixels);
    double precision() const, recall() const, f1() const;
};

} // namespace nucleoscope
