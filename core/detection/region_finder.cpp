#include "core/detection/region_finder.h"

#include "core/error.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace nucleoscope {
namespace {

// ---- pixels ----

cv::Mat nucleiOf(const LabelMask& mask) {
    cv::Mat nuclei(mask.height, mask.width, CV_8U);
    std::transform(mask.pixels.begin(), mask.pixels.end(), nuclei.begin<std::uint8_t>(),
                   [](std::uint8_t value) { return std::uint8_t(value == LabelMask::nucleus); });
    return nuclei;
}

/// Background that no way of shared edges leads to from the border becomes nucleus.
void fillHoles(cv::Mat& nuclei) {
    cv::Mat labels;
    const int count = cv::connectedComponents(nuclei == 0, labels, 4, CV_32S);
    std::vector<char> isOpen(static_cast<std::size_t>(count), 0);
    for (int column = 0; column < labels.cols; ++column) {
        isOpen[labels.at<int>(0, column)] = isOpen[labels.at<int>(labels.rows - 1, column)] = 1;
    }
    for (int row = 0; row < labels.rows; ++row) {
        isOpen[labels.at<int>(row, 0)] = isOpen[labels.at<int>(row, labels.cols - 1)] = 1;
    }
    std::transform(labels.begin<int>(), labels.end<int>(), nuclei.begin<std::uint8_t>(),
                   [&isOpen](int label) { return std::uint8_t(label == 0 || isOpen[label] == 0); });
}

/// The components of the columns [first, last], labelled from `firstLabel` on; 0 is background. Returns how
/// many.
int labelColumns(const cv::Mat& nuclei, int first, int last, int firstLabel, cv::Mat& labels) {
    const cv::Range columns(first, last + 1);
    cv::Mat part;
    const int count = cv::connectedComponents(nuclei(cv::Range::all(), columns), part, 8, CV_32S) - 1;
    cv::Mat target = labels(cv::Range::all(), columns);
    if (firstLabel > 1) {
        cv::add(part, firstLabel - 1, part, part > 0);
    }
    part.copyTo(target);
    return count;
}

/// Components that lie at both sides of a column in `cuts` (the last before the cut) are two.
std::vector<PixelRegion> components(const cv::Mat& nuclei, const std::vector<int>& cuts) {
    cv::Mat labels(nuclei.size(), CV_32S);
    int count = 0;
    int first = 0;
    for (const int cut : cuts) {
        count += labelColumns(nuclei, first, cut, count + 1, labels);
        first = cut + 1;
    }
    count += labelColumns(nuclei, first, nuclei.cols - 1, count + 1, labels);

    // The order of OpenCV's labels is its own affair, so regions are numbered as the scan meets them.
    std::vector<PixelRegion> regions;
    std::vector<int> regionOfLabel(static_cast<std::size_t>(count) + 1, -1);
    for (int row = 0; row < labels.rows; ++row) {
        const int* labelRow = labels.ptr<int>(row);
        for (int column = 0; column < labels.cols; ++column) {
            const int label = labelRow[column];
            if (label == 0) {
                continue;
            }
            if (regionOfLabel[label] < 0) {
                regionOfLabel[label] = static_cast<int>(regions.size());
                regions.push_back({column, row, column, row, 0, 0, {}});
            }
            PixelRegion& region = regions[regionOfLabel[label]];
            region.left = std::min(region.left, column);
            region.right = std::max(region.right, column);
            region.bottom = row;
            region.pixels.emplace_back(row, column);
        }
    }
    return regions;
}

// ---- gaps ----

double secondsBetween(const SpectrumGrid& grid, int column, int laterColumn) {
    return static_cast<double>(grid.utcAt(laterColumn) - grid.utcAt(column)) / 1000;
}

/// The columns after which rows were lost.
std::vector<int> gapsOf(const SpectrumGrid& grid) {
    std::vector<int> gaps;
    for (int column = 0; column + 1 < grid.width(); ++column) {
        if (secondsBetween(grid, column, column + 1) > gapSeconds) {
            gaps.push_back(column);
        }
    }
    return gaps;
}

/// Which regions are one: each points to another of its group or to itself.
class Groups {
public:
    explicit Groups(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0); }

    std::size_t of(std::size_t region) const {
        while (parent_[region] != region) {
            region = parent_[region];
        }
        return region;
    }
    void join(std::size_t a, std::size_t b) {
        const auto [first, second] = std::minmax({of(a), of(b)}); // the first in scan order stands for all
        parent_[second] = first;
    }

private:
    std::vector<std::size_t> parent_;
};

void joinAcross(int gap, const std::vector<PixelRegion>& regions, const SpectrumGrid& grid, double maxSeconds,
                Groups& groups) {
    std::vector<std::size_t> before;
    std::vector<std::size_t> after;
    for (std::size_t i = 0; i < regions.size(); ++i) {
        if (regions[i].right <= gap && secondsBetween(grid, regions[i].right, gap + 1) <= maxSeconds) {
            before.push_back(i);
        } else if (regions[i].left > gap && secondsBetween(grid, gap, regions[i].left) <= maxSeconds) {
            after.push_back(i);
        }
    }
    for (const std::size_t a : before) {
        for (const std::size_t b : after) {
            if (regions[a].top <= regions[b].bottom && regions[b].top <= regions[a].bottom &&
                secondsBetween(grid, regions[a].right, regions[b].left) <= maxSeconds) {
                groups.join(a, b);
            }
        }
    }
}

void take(PixelRegion& region, PixelRegion&& part) {
    region.left = std::min(region.left, part.left);
    region.top = std::min(region.top, part.top);
    region.right = std::max(region.right, part.right);
    region.bottom = std::max(region.bottom, part.bottom);
    const auto middle = static_cast<std::ptrdiff_t>(region.pixels.size());
    region.pixels.insert(region.pixels.end(), part.pixels.begin(), part.pixels.end());
    std::inplace_merge(region.pixels.begin(), region.pixels.begin() + middle, region.pixels.end());
    part.pixels.clear();
}

void joinParts(std::vector<PixelRegion>& regions, const std::vector<int>& gaps, const SpectrumGrid& grid,
               double maxSeconds) {
    Groups groups(regions.size());
    for (const int gap : gaps) {
        joinAcross(gap, regions, grid, maxSeconds, groups);
    }
    for (std::size_t i = 0; i < regions.size(); ++i) {
        if (groups.of(i) != i) {
            take(regions[groups.of(i)], std::move(regions[i]));
        }
    }
    std::erase_if(regions, [](const PixelRegion& region) { return region.pixels.empty(); });
}

// ---- measures ----

void setCentroid(PixelRegion& region) {
    double columns = 0;
    double rows = 0;
    for (const auto& [row, column] : region.pixels) {
        rows += row;
        columns += column;
    }
    const double count = static_cast<double>(region.pixels.size());
    region.centerRow = rows / count;
    region.centerColumn = columns / count;
}

bool reaches(const PixelRegion& region, const ProbabilityMap& probability, double seed) {
    return std::any_of(region.pixels.begin(), region.pixels.end(),
                       [&](const auto& pixel) { return probability.at(pixel.first, pixel.second) >= seed; });
}

bool counts(const PixelRegion& region, const ProbabilityMap* probability, const RegionOptions& options,
            const SpectrumGrid& grid) {
    return static_cast<int>(region.pixels.size()) >= options.minPixels &&
           secondsBetween(grid, region.left, region.right) + rowSeconds >= options.minSeconds &&
           (region.bottom - region.top + 1) * grid.binHz() >= options.minHz &&
           (probability == nullptr || options.seedProbability <= 0 ||
            reaches(region, *probability, options.seedProbability));
}

} // namespace

std::vector<PixelRegion> findRegions(const LabelMask& mask, int minPixels) {
    if (mask.pixels.empty()) {
        return {};
    }
    std::vector<PixelRegion> regions = components(nucleiOf(mask), {});
    std::erase_if(regions, [minPixels](const PixelRegion& region) {
        return static_cast<int>(region.pixels.size()) < minPixels;
    });
    std::for_each(regions.begin(), regions.end(), setCentroid);
    return regions;
}

LabelMask toMask(const ProbabilityMap& probability, double threshold, double seed) {
    LabelMask mask = toMask(probability, threshold);
    if (seed <= threshold) {
        return mask;
    }
    for (const PixelRegion& region : components(nucleiOf(mask), {})) {
        if (!reaches(region, probability, seed)) {
            for (const auto& [row, column] : region.pixels) {
                mask.at(row, column) = LabelMask::background;
            }
        }
    }
    return mask;
}

std::vector<PixelRegion> findRegions(const LabelMask& mask, const ProbabilityMap* probability,
                                     const RegionOptions& options, const SpectrumGrid& grid) {
    check(options);
    if (mask.width != grid.width() || mask.height != grid.height() ||
        (probability != nullptr &&
         (probability->width != mask.width || probability->height != mask.height))) {
        throw Error("regions can only be found on the grid of their half-orbit");
    }
    if (mask.pixels.empty()) {
        return {};
    }
    cv::Mat nuclei = nucleiOf(mask);
    if (options.fillHoles) {
        fillHoles(nuclei);
    }
    const std::vector<int> gaps = gapsOf(grid);
    std::vector<int> cuts;
    std::copy_if(gaps.begin(), gaps.end(), std::back_inserter(cuts),
                 [&](int gap) { return secondsBetween(grid, gap, gap + 1) > options.joinSeconds; });
    std::vector<PixelRegion> regions = components(nuclei, cuts);
    joinParts(regions, gaps, grid, options.joinSeconds);
    std::erase_if(regions,
                  [&](const PixelRegion& region) { return !counts(region, probability, options, grid); });
    std::for_each(regions.begin(), regions.end(), setCentroid);
    return regions;
}

} // namespace nucleoscope
