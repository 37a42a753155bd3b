#include "model/training/model_comparison.h"

#include "core/error.h"
#include "model/data/data_set.h"

#include <algorithm>
#include <cmath>

namespace nucleoscope {
namespace {

constexpr std::size_t picturesShown = 4;

/// One model at its own threshold and seed.
class Contestant {
public:
    explicit Contestant(const std::filesystem::path& file) : predictor_(file), segmenter_(predictor_) {}

    const ModelInfo& info() const { return predictor_.info(); }
    bool seesTheSameAs(const Contestant& other) const {
        return segmenter_.input() == other.segmenter_.input() &&
               segmenter_.imageSize() == other.segmenter_.imageSize();
    }
    LoadedSample load(const LabelledSample& sample) const {
        return loadSample(sample, segmenter_.input(), segmenter_.imageSize());
    }
    LabelMask find(const LoadedSample& sample, const EvaluationOptions& options) {
        LabelMask found = segmenter_.segment(sample.input);
        evaluation_.confusion.add(sample.truth, found);
        evaluation_.regions.add(sample.truth, found, options.minPixels);
        ++evaluation_.samples;
        return found;
    }
    ModelScore score() const { return {info(), evaluation_}; }

private:
    Predictor predictor_;
    NetworkSegmenter segmenter_;
    Evaluation evaluation_;
};

std::vector<std::uint8_t> bytesOf(const cv::Mat& plane) {
    const cv::Mat whole = plane.isContinuous() ? plane : plane.clone();
    return {whole.data, whole.data + whole.total()};
}

std::int64_t differentPixels(const LabelMask& a, const LabelMask& b) {
    std::int64_t pixels = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        pixels += a.pixels[i] != b.pixels[i];
    }
    return pixels;
}

ModelDifference differenceIn(const LabelledSample& sample, const LoadedSample& loaded, const LabelMask& older,
                             const LabelMask& newer) {
    const InputGeometry& geometry = loaded.input.geometry;
    return {sample.source.filename().string(),
            differentPixels(older, newer),
            geometry.size,
            bytesOf(greyOf(loaded.input.channels)),
            bytesOf(reduceMask(loaded.truth, geometry)),
            bytesOf(reduceMask(older, geometry)),
            bytesOf(reduceMask(newer, geometry))};
}

/// Keeps the few largest.
void add(std::vector<ModelDifference>& largest, ModelDifference difference) {
    largest.push_back(std::move(difference));
    std::stable_sort(largest.begin(), largest.end(),
                     [](const auto& a, const auto& b) { return a.pixels > b.pixels; });
    largest.resize(std::min(largest.size(), picturesShown));
}

ModelFairness fairnessOf(const ModelInfo& older, const ModelInfo& newer) {
    const std::set<std::string> held = heldOutHalfOrbits(newer);
    const auto known = std::count_if(
        held.begin(), held.end(), [&](const std::string& name) { return mayHaveLearnedFrom(older, name); });
    ModelFairness fairness;
    fairness.olderIsUnknown = !older.learnedHalfOrbits && heldOutHalfOrbits(older).empty();
    fairness.held = static_cast<int>(held.size());
    fairness.olderMayKnow = static_cast<int>(known);
    return fairness;
}

} // namespace

bool ModelComparison::newerIsBetter() const {
    constexpr double telling = 1e-3;
    const double gain = newer.evaluation.confusion.meanIou() - older.evaluation.confusion.meanIou();
    if (std::abs(gain) >= telling) {
        return gain > 0;
    }
    return newer.evaluation.regions.f1() > older.evaluation.regions.f1();
}

ModelComparison compareModels(const std::filesystem::path& older, const std::filesystem::path& newer,
                              const std::vector<LabelledSample>& samples, const EvaluationOptions& options,
                              const std::function<void(std::size_t, std::size_t)>& progress,
                              const std::stop_token& stop) {
    Contestant old(older), fresh(newer);
    ModelComparison comparison;
    std::string firstProblem;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (stop.stop_requested()) {
            throw Cancelled();
        }
        try {
            const LoadedSample forOld = old.load(samples[i]);
            const LabelMask foundByOld = old.find(forOld, options);
            const LabelMask foundByNew =
                fresh.find(fresh.seesTheSameAs(old) ? forOld : fresh.load(samples[i]), options);
            add(comparison.largest, differenceIn(samples[i], forOld, foundByOld, foundByNew));
        } catch (const Error& error) {
            firstProblem = firstProblem.empty() ? error.what() : firstProblem;
        }
        progress(i + 1, samples.size());
    }
    comparison.older = old.score();
    comparison.newer = fresh.score();
    comparison.samples = comparison.newer.evaluation.samples;
    if (comparison.samples == 0) {
        throw Error("there is nothing to compare the models with" +
                    (firstProblem.empty() ? firstProblem : "; the first: " + firstProblem));
    }
    comparison.fairness = fairnessOf(old.info(), fresh.info());
    return comparison;
}

} // namespace nucleoscope
