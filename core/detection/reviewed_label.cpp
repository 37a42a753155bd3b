#include "core/detection/reviewed_label.h"

#include "core/detection/region.h"

#include <algorithm>

namespace nucleoscope {
namespace {

LabelMask maskOf(const LabelMask& grid, const ReviewedRegion& region) {
    LabelMask mask(grid.width, grid.height);
    fillRings(mask, region.outline);
    return mask;
}

/// Gives `value` to the pixels of `region` that are background in `label`, or to all when `overwrite` says
/// so.
void paint(LabelMask& label, const LabelMask& region, std::uint8_t value, bool overwrite) {
    for (std::size_t i = 0; i < label.pixels.size(); ++i) {
        if (region.pixels[i] == LabelMask::nucleus &&
            (overwrite || label.pixels[i] == LabelMask::background)) {
            label.pixels[i] = value;
        }
    }
}

/// Copies the nuclei of `from` that have a pixel in `region`.
void keepTouched(const LabelMask& from, const LabelMask& region, LabelMask& to) {
    for (const PixelRegion& nucleus : findRegions(from)) {
        const bool touched = std::ranges::any_of(nucleus.pixels, [&](const auto& pixel) {
            return region.at(pixel.first, pixel.second) == LabelMask::nucleus;
        });
        if (!touched) {
            continue;
        }
        for (const auto& [row, column] : nucleus.pixels) {
            to.at(row, column) = LabelMask::nucleus;
        }
    }
}

} // namespace

LabelMask labelFromReview(const LabelMask& label, const std::vector<ReviewedRegion>& regions,
                          ExistingLabel existing) {
    LabelMask result = existing == ExistingLabel::Merge ? label : LabelMask(label.width, label.height);
    for (const ReviewedRegion& region : regions) {
        switch (region.verdict) {
        case Verdict::Accepted:
            paint(result, maskOf(label, region), LabelMask::nucleus, true);
            break;
        case Verdict::Corrected:
            if (existing == ExistingLabel::Replace) {
                keepTouched(label, maskOf(label, region), result);
            }
            break;
        case Verdict::Unreviewed:
        case Verdict::Unsure:
            paint(result, maskOf(label, region), LabelMask::unsure, false);
            break;
        case Verdict::Rejected:
            break;
        }
    }
    return result;
}

} // namespace nucleoscope
