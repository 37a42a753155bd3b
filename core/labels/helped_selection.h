#pragma once

#include "core/labels/label_backdrop.h"
#include "core/labels/mask.h"

namespace nucleoscope {

// Pixels that a tool proposes, as LabelMask::nucleus on a grid.

/// The 4-connected pixels around (row, column) whose value differs from its one by at most `tolerance`. Empty
/// where the value is missing.
LabelMask grownFrom(const SpectrumImage& power, int row, int column, double tolerance);

/// How the level is found from which on a pixel stands out.
struct ThresholdOptions {
    enum class Method {
        Otsu,       ///< splits the values inside into two groups as different as can be
        Percentile, ///< of the values inside
        Background  ///< so many spreads over the background of each frequency
    };
    Method method = Method::Otsu;
    double percentile = 70; ///< 0–100
    double spreads = 3;

    bool operator==(const ThresholdOptions&) const = default;
};

/// Of the pixels that are chosen, those that stand out from the background of their frequency.
LabelMask standingOut(const LabelMask& chosen, const LabelBackdrop& backdrop,
                      const ThresholdOptions& options);

/// Otsu's threshold of values (N. Otsu 1979, IEEE Trans. SMC 9, 62): the one with the largest variance
/// between the groups below and above it, to a 256th of the values' range. `values` must not be empty.
float otsuThreshold(const std::vector<float>& values);

} // namespace nucleoscope
