#include "model/training/region_probabilities.h"

#include "core/detection/region_finder.h"
#include "model/inference/model_masks.h"
#include "model/nn/interruption.h"
#include "model/training/metrics.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nucleoscope {
namespace {

constexpr int lowestPercent = 10, highestPercent = 80, stepPercent = 5;
constexpr std::array<double, 7> seeds{0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};
constexpr double halfOrbitPixels = 1050.0 * 1024;

/// What ModelMasks::speckle is on a network's grid of a half-orbit.
int speckleOn(const LabelMask& grid) {
    const double part = static_cast<double>(grid.pixels.size()) / halfOrbitPixels;
    return std::max(1, static_cast<int>(std::lround(ModelMasks::speckle * part)));
}

LabelMask maskOf(const cv::Mat& target) {
    LabelMask mask(target.cols, target.rows);
    std::copy(target.datastart, target.dataend, mask.pixels.begin());
    return mask;
}

ProbabilityMap mapOf(const cv::Mat& probability) {
    const auto* values = probability.ptr<float>();
    return {probability.cols, probability.rows, std::vector<float>(values, values + probability.total())};
}

struct Judged {
    LabelMask truth;
    ProbabilityMap probability;
};

std::vector<Judged> judge(const std::vector<PreparedSample>& samples, const std::vector<std::size_t>& indices,
                          const std::vector<cv::Mat>& probabilities) {
    std::vector<Judged> judged;
    for (std::size_t i = 0; i < indices.size(); ++i) {
        judged.push_back({maskOf(samples[indices[i]].target), mapOf(probabilities[i])});
    }
    return judged;
}

double scoreOf(const RegionProbabilities& choice, const std::vector<Judged>& judged) {
    ConfusionMatrix confusion;
    RegionScore regions;
    for (const auto& [truth, probability] : judged) {
        pollInterruption();
        const LabelMask found = toMask(probability, choice.threshold, choice.seed);
        confusion.add(truth, found);
        regions.add(truth, found, speckleOn(truth));
    }
    return regions.f1() + confusion.iou()[1];
}

} // namespace

RegionProbabilities bestProbabilities(const std::vector<PreparedSample>& samples,
                                      const std::vector<std::size_t>& indices,
                                      const std::vector<cv::Mat>& probabilities) {
    const std::vector<Judged> judged = judge(samples, indices, probabilities);
    RegionProbabilities best;
    double bestScore = 0;
    for (const double seed : seeds) {
        for (int percent = lowestPercent; percent <= highestPercent; percent += stepPercent) {
            const RegionProbabilities choice{percent / 100.0, seed};
            if (seed > 0 && seed <= choice.threshold) {
                continue; // as without a seed
            }
            const double score = scoreOf(choice, judged);
            if (score > bestScore) { // NaN, nothing to find, is not
                bestScore = score;
                best = choice;
            }
        }
    }
    return best;
}

} // namespace nucleoscope
