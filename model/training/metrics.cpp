#include "model/training/metrics.h"

#include "core/detection/region.h"
#include "core/error.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <vector>

namespace nucleoscope {
namespace {

constexpr double matchIou = 0.3;

double ratio(std::int64_t part, std::int64_t whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole)
                     : std::numeric_limits<double>::quiet_NaN();
}

void requireSameGrid(const LabelMask& truth, const LabelMask& prediction) {
    if (truth.width != prediction.width || truth.height != prediction.height) {
        throw Error("the true mask has " + std::to_string(truth.width) + " × " +
                    std::to_string(truth.height) + " pixels, the predicted one " +
                    std::to_string(prediction.width) + " × " + std::to_string(prediction.height));
    }
}

/// Number of the region (from 0) at each pixel, −1 outside.
std::vector<int> regionNumbers(const std::vector<PixelRegion>& regions, int width, int height) {
    std::vector<int> numbers(std::size_t(width) * height, -1);
    for (std::size_t region = 0; region < regions.size(); ++region) {
        for (const auto& [row, column] : regions[region].pixels) {
            numbers[std::size_t(row) * width + column] = static_cast<int>(region);
        }
    }
    return numbers;
}

} // namespace

void ConfusionMatrix::add(const LabelMask& truth, const LabelMask& prediction) {
    requireSameGrid(truth, prediction);
    for (std::size_t i = 0; i < truth.pixels.size(); ++i) {
        if (truth.pixels[i] != LabelMask::unsure) {
            ++counts[truth.pixels[i] == LabelMask::nucleus][prediction.pixels[i] == LabelMask::nucleus];
        }
    }
}

std::array<double, 2> ConfusionMatrix::iou() const {
    const std::int64_t wrong = counts[0][1] + counts[1][0];
    return {ratio(counts[0][0], counts[0][0] + wrong), ratio(counts[1][1], counts[1][1] + wrong)};
}

double ConfusionMatrix::meanIou() const {
    const auto [background, nucleus] = iou();
    return (background + nucleus) / 2;
}

double ConfusionMatrix::pixelAccuracy() const {
    return ratio(counts[0][0] + counts[1][1], counts[0][0] + counts[0][1] + counts[1][0] + counts[1][1]);
}

std::array<double, 2> ConfusionMatrix::classAccuracy() const {
    return {ratio(counts[0][0], counts[0][0] + counts[0][1]),
            ratio(counts[1][1], counts[1][0] + counts[1][1])};
}

std::array<double, 2> ConfusionMatrix::classPrecision() const {
    return {ratio(counts[0][0], counts[0][0] + counts[1][0]),
            ratio(counts[1][1], counts[0][1] + counts[1][1])};
}

std::vector<RegionMatch> matchRegions(const std::vector<PixelRegion>& truth,
                                      const std::vector<PixelRegion>& found, int width, int height) {
    const std::vector<int> truthNumbers = regionNumbers(truth, width, height);
    std::map<std::pair<int, int>, int> overlaps;
    for (std::size_t region = 0; region < found.size(); ++region) {
        for (const auto& [row, column] : found[region].pixels) {
            const int other = truthNumbers[std::size_t(row) * width + column];
            if (other >= 0) {
                ++overlaps[{other, static_cast<int>(region)}];
            }
        }
    }
    std::vector<RegionMatch> candidates;
    for (const auto& [pair, overlap] : overlaps) {
        const double both =
            static_cast<double>(truth[pair.first].pixels.size() + found[pair.second].pixels.size()) - overlap;
        if (overlap / both >= matchIou) {
            candidates.push_back({pair.first, pair.second, overlap / both});
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const RegionMatch& a, const RegionMatch& b) { return a.iou > b.iou; });
    std::vector<bool> truthUsed(truth.size()), foundUsed(found.size());
    std::vector<RegionMatch> matches;
    for (const RegionMatch& candidate : candidates) {
        if (!truthUsed[candidate.truth] && !foundUsed[candidate.found]) {
            truthUsed[candidate.truth] = foundUsed[candidate.found] = true;
            matches.push_back(candidate);
        }
    }
    return matches;
}

void RegionScore::add(const LabelMask& truthMask, const LabelMask& prediction, int minPixels) {
    requireSameGrid(truthMask, prediction);
    LabelMask sure = prediction;
    for (std::size_t i = 0; i < sure.pixels.size(); ++i) {
        if (truthMask.pixels[i] == LabelMask::unsure) {
            sure.pixels[i] = LabelMask::background;
        }
    }
    const std::vector<PixelRegion> truthRegions = findRegions(truthMask);
    const std::vector<PixelRegion> foundRegions = findRegions(sure, minPixels);
    truth += static_cast<int>(truthRegions.size());
    found += static_cast<int>(foundRegions.size());
    matched +=
        static_cast<int>(matchRegions(truthRegions, foundRegions, truthMask.width, truthMask.height).size());
}

double RegionScore::precision() const {
    return ratio(matched, found);
}

double RegionScore::recall() const {
    return ratio(matched, truth);
}

double RegionScore::f1() const {
    return ratio(std::int64_t{2} * matched, std::int64_t{truth} + found);
}

} // namespace nucleoscope
