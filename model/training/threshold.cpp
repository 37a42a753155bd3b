#include "model/training/threshold.h"

#include "model/training/metrics.h"

namespace nucleoscope {
namespace {

constexpr int lowestPercent = 20, highestPercent = 80, stepPercent = 5;
constexpr int minPixels = 3; ///< of the network's grid, about 50 of a half-orbit's

LabelMask maskOf(const cv::Mat& target) {
    LabelMask mask(target.cols, target.rows);
    std::copy(target.datastart, target.dataend, mask.pixels.begin());
    return mask;
}

ProbabilityMap mapOf(const cv::Mat& probability) {
    const auto* values = probability.ptr<float>();
    return {probability.cols, probability.rows, std::vector<float>(values, values + probability.total())};
}

} // namespace

double bestThreshold(const std::vector<PreparedSample>& samples, const std::vector<std::size_t>& indices,
                     const std::vector<cv::Mat>& probabilities) {
    double best = 0.5, bestScore = 0;
    for (int percent = lowestPercent; percent <= highestPercent; percent += stepPercent) {
        ConfusionMatrix confusion;
        RegionScore regions;
        for (std::size_t i = 0; i < indices.size(); ++i) {
            const LabelMask truth = maskOf(samples[indices[i]].target);
            const LabelMask found = toMask(mapOf(probabilities[i]), percent / 100.0);
            confusion.add(truth, found);
            regions.add(truth, found, minPixels);
        }
        const double score = regions.f1() + confusion.iou()[1];
        if (score > bestScore) { // NaN, nothing to find, is not
            bestScore = score;
            best = percent / 100.0;
        }
    }
    return best;
}

} // namespace nucleoscope
