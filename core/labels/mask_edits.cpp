#include "core/labels/mask_edits.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace nucleoscope {
namespace {

cv::Mat matrixOf(const LabelMask& mask) {
    return {mask.height, mask.width, CV_8U, const_cast<std::uint8_t*>(mask.pixels.data())};
}

cv::Mat disc(int radius) {
    return cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * radius + 1, 2 * radius + 1});
}

cv::Mat smoothed(const cv::Mat& region, int pixels) {
    cv::Mat blurred;
    region.convertTo(blurred, CV_32F, 1.0 / 255);
    cv::GaussianBlur(blurred, blurred, {}, std::max(0.5, pixels / 2.0), 0, cv::BORDER_REPLICATE);
    return blurred >= 0.5;
}

/// All that cannot be reached from outside without crossing the region.
cv::Mat withoutHoles(const cv::Mat& region) {
    cv::Mat outside;
    cv::copyMakeBorder(region, outside, 1, 1, 1, 1, cv::BORDER_CONSTANT, 0);
    cv::floodFill(outside, {0, 0}, 128, nullptr, {}, {}, 4);
    return outside(cv::Rect(1, 1, region.cols, region.rows)) != 128;
}

cv::Mat withoutSmall(const cv::Mat& region, int pixels) {
    cv::Mat labels, stats, centroids;
    const int count = cv::connectedComponentsWithStats(region, labels, stats, centroids, 8, CV_32S);
    std::vector<std::uint8_t> kept(static_cast<std::size_t>(count), 0);
    for (int i = 1; i < count; ++i)
        kept[static_cast<std::size_t>(i)] = stats.at<int>(i, cv::CC_STAT_AREA) >= pixels ? 255 : 0;
    cv::Mat result(region.size(), CV_8U);
    std::transform(labels.begin<int>(), labels.end<int>(), result.begin<std::uint8_t>(),
                   [&kept](int label) { return kept[static_cast<std::size_t>(label)]; });
    return result;
}

cv::Mat operated(const cv::Mat& region, MaskOperation operation, int pixels) {
    cv::Mat result;
    switch (operation) {
    case MaskOperation::Smooth:
        return smoothed(region, pixels);
    case MaskOperation::Grow:
        cv::dilate(region, result, disc(pixels));
        return result;
    case MaskOperation::Shrink: // the edge of the spectrum is no edge of the region
        cv::erode(region, result, disc(pixels));
        return result;
    case MaskOperation::FillHoles:
        return withoutHoles(region);
    case MaskOperation::RemoveSmall:
        break;
    }
    return withoutSmall(region, pixels);
}

} // namespace

LabelHistory::Step paintStep(const LabelMask& mask, const LabelMask& chosen, std::uint8_t label,
                             const PaintRule& rule) {
    LabelHistory::Step step;
    for (std::size_t i = 0; i < chosen.pixels.size(); ++i)
        if (chosen.pixels[i] != LabelMask::background && mask.pixels[i] != label && rule.allows(i))
            step.push_back({static_cast<std::uint32_t>(i), mask.pixels[i], label});
    return step;
}

LabelHistory::Step difference(const LabelMask& before, const LabelMask& after) {
    LabelHistory::Step step;
    for (std::size_t i = 0; i < before.pixels.size(); ++i)
        if (before.pixels[i] != after.pixels[i])
            step.push_back({static_cast<std::uint32_t>(i), before.pixels[i], after.pixels[i]});
    return step;
}

LabelMask regionAt(const LabelMask& mask, int row, int column) {
    LabelMask region(mask.width, mask.height);
    const int neighbours = mask.at(row, column) == LabelMask::background ? 4 : 8;
    cv::Mat filled(mask.height + 2, mask.width + 2, CV_8U, cv::Scalar(0));
    const int flags =
        neighbours | cv::FLOODFILL_FIXED_RANGE | cv::FLOODFILL_MASK_ONLY | (LabelMask::nucleus << 8);
    cv::Mat pixels = matrixOf(mask);
    cv::Rect box;
    cv::floodFill(pixels, filled, {column, row}, 0, &box, 0, 0, flags);
    for (int r = box.y; r < box.y + box.height; ++r)
        std::copy_n(filled.ptr(r + 1) + 1 + box.x, box.width, &region.at(r, box.x));
    return region;
}

LabelHistory::Step moveStep(const LabelMask& mask, const LabelMask& chosen, int columns, int rows) {
    LabelMask moved = mask;
    for (std::size_t i = 0; i < chosen.pixels.size(); ++i)
        if (chosen.pixels[i] != LabelMask::background)
            moved.pixels[i] = LabelMask::background;
    for (int row = 0; row < mask.height; ++row)
        for (int column = 0; column < mask.width; ++column) {
            const int toRow = row + rows, toColumn = column + columns;
            if (chosen.at(row, column) != LabelMask::background && toRow >= 0 && toRow < mask.height &&
                toColumn >= 0 && toColumn < mask.width)
                moved.at(toRow, toColumn) = mask.at(row, column);
        }
    return difference(mask, moved);
}

LabelHistory::Step operationStep(const LabelMask& mask, MaskOperation operation, int pixels,
                                 std::uint8_t label, const LabelMask* chosen) {
    cv::Mat region = matrixOf(mask) == label;
    if (chosen)
        region &= matrixOf(*chosen) != LabelMask::background;
    const cv::Mat result = operated(region, operation, std::max(pixels, 1));
    LabelMask after = mask;
    cv::Mat afterPixels = matrixOf(after);
    afterPixels.setTo(LabelMask::background, region & (result == 0));
    afterPixels.setTo(label, result & (matrixOf(mask) == LabelMask::background));
    return difference(mask, after);
}

void applyStep(const LabelHistory::Step& step, LabelMask& mask) {
    for (const LabelHistory::Change& change : step)
        mask.pixels.at(change.index) = change.after;
}

} // namespace nucleoscope
