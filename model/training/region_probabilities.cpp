#include "model/training/region_probabilities.h"

#include "core/detection/region_finder.h"
#include "core/error.h"
#include "model/inference/model_masks.h"
#include "model/training/metrics.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <future>

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

/// Lowest seed and threshold first.
std::vector<RegionProbabilities> allChoices() {
    std::vector<RegionProbabilities> choices;
    for (const double seed : seeds) {
        for (int percent = lowestPercent; percent <= highestPercent; percent += stepPercent) {
            const RegionProbabilities choice{percent / 100.0, seed};
            if (seed == 0 || seed > choice.threshold) { // else as without a seed
                choices.push_back(choice);
            }
        }
    }
    return choices;
}

double scoreOf(const RegionProbabilities& choice, const std::vector<Judged>& judged,
               const std::stop_token& stop) {
    ConfusionMatrix confusion;
    RegionScore regions;
    for (const auto& [truth, probability] : judged) {
        if (stop.stop_requested()) {
            throw Cancelled();
        }
        const LabelMask found = toMask(probability, choice.threshold, choice.seed);
        confusion.add(truth, found);
        regions.add(truth, found, speckleOn(truth));
    }
    return regions.f1() + confusion.iou()[1];
}

} // namespace

RegionProbabilities bestProbabilities(const std::vector<PreparedSample>& samples,
                                      const std::vector<std::size_t>& indices,
                                      const std::vector<cv::Mat>& probabilities, int threads,
                                      const std::stop_token& stop) {
    const std::vector<Judged> judged = judge(samples, indices, probabilities);
    const std::vector<RegionProbabilities> choices = allChoices();
    std::vector<double> scores(choices.size());
    std::atomic<std::size_t> next{0};
    std::vector<std::future<void>> workers;
    for (int i = 0; i < threads; ++i) {
        workers.push_back(std::async(std::launch::async, [&] {
            for (std::size_t choice = next++; choice < choices.size(); choice = next++) {
                scores[choice] = scoreOf(choices[choice], judged, stop);
            }
        }));
    }
    for (std::future<void>& worker : workers) {
        worker.get();
    }
    RegionProbabilities best;
    double bestScore = 0;
    for (std::size_t choice = 0; choice < choices.size(); ++choice) {
        if (scores[choice] > bestScore) { // NaN, nothing to find, is not
            bestScore = scores[choice];
            best = choices[choice];
        }
    }
    return best;
}

} // namespace nucleoscope
