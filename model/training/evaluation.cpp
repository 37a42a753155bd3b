#include "model/training/evaluation.h"

#include "core/error.h"
#include "core/spectrum/grid.h"
#include "core/spectrum/spectrum_image.h"
#include "model/data/data_set.h"

#include <array>
#include <cmath>
#include <limits>

namespace nucleoscope {
namespace {

/// Edges of the classes of contrast, dex: barely visible, faint, clear, strong.
constexpr std::array<double, 5> contrastEdges{0, 0.2, 0.35, 0.6, std::numeric_limits<double>::infinity()};

struct Comparison {
    LabelMask truth, found;
    std::optional<SpectrumGrid> grid; ///< of a half-orbit
};

Comparison compare(const Segmenter& segmenter, const LabelledSample& sample) {
    if (sample.isPicture()) {
        LoadedSample loaded = loadSample(sample, segmenter.input(), segmenter.imageSize());
        return {std::move(loaded.truth), segmenter.segment(loaded.input), std::nullopt};
    }
    HalfOrbitImages read = readHalfOrbitImages(sample.source);
    const SpectrumImage image = read.take();
    LabelMask truth = readMask(sample.mask, image.width, image.height);
    const NetworkInput input = makeNetworkInput(image, segmenter.input(), segmenter.imageSize());
    return {std::move(truth), segmenter.segment(input), SpectrumGrid(read.halfOrbit)};
}

std::vector<ContrastScore> emptyClasses() {
    std::vector<ContrastScore> classes;
    for (std::size_t i = 0; i + 1 < contrastEdges.size(); ++i) {
        classes.push_back({contrastEdges[i], contrastEdges[i + 1], 0, 0});
    }
    return classes;
}

/// The region that has most pixels inside the entry's box; −1 when none has any.
int regionOf(const TruthTableEntry& entry, const SpectrumGrid& grid,
             const std::vector<PixelRegion>& regions) {
    const double left = grid.columnAt(entry.utcStart) - 0.5, right = grid.columnAt(entry.utcEnd) + 0.5;
    const double top = grid.rowAt(entry.frequencyHighHz) - 0.5,
                 bottom = grid.rowAt(entry.frequencyLowHz) + 0.5;
    int best = -1;
    std::ptrdiff_t bestPixels = 0;
    for (std::size_t i = 0; i < regions.size(); ++i) {
        const std::ptrdiff_t inside = std::count_if(regions[i].pixels.begin(), regions[i].pixels.end(),
                                                    [&](const std::pair<int, int>& pixel) {
                                                        return pixel.first >= top && pixel.first <= bottom &&
                                                               pixel.second >= left && pixel.second <= right;
                                                    });
        if (inside > bestPixels) {
            bestPixels = inside;
            best = static_cast<int>(i);
        }
    }
    return best;
}

void scoreByContrast(const std::vector<TruthTableEntry>& entries, const Comparison& comparison, int minPixels,
                     std::vector<ContrastScore>& classes) {
    const std::vector<PixelRegion> truth = findRegions(comparison.truth);
    const std::vector<PixelRegion> found = findRegions(comparison.found, minPixels);
    std::vector<bool> matched(truth.size());
    for (const RegionMatch& match :
         matchRegions(truth, found, comparison.truth.width, comparison.truth.height)) {
        matched[static_cast<std::size_t>(match.truth)] = true;
    }
    for (const TruthTableEntry& entry : entries) {
        for (ContrastScore& score : classes) {
            if (entry.contrast >= score.low && entry.contrast < score.high) {
                const int region = regionOf(entry, *comparison.grid, truth);
                ++score.truth;
                score.matched += region >= 0 && matched[static_cast<std::size_t>(region)];
            }
        }
    }
}

} // namespace

Evaluation evaluate(const Segmenter& segmenter, const std::vector<LabelledSample>& samples,
                    const EvaluationOptions& options,
                    const std::function<void(std::size_t, std::size_t)>& progress,
                    const std::stop_token& stop) {
    Evaluation result;
    std::map<std::string, std::vector<TruthTableEntry>> table;
    if (options.truthTable) {
        table = readTruthTable(*options.truthTable);
        result.byContrast = emptyClasses();
    }
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (stop.stop_requested()) {
            throw Cancelled();
        }
        try {
            const Comparison comparison = compare(segmenter, samples[i]);
            result.confusion.add(comparison.truth, comparison.found);
            result.regions.add(comparison.truth, comparison.found, options.minPixels);
            const auto entries = table.find(samples[i].source.filename().string());
            if (entries != table.end() && comparison.grid) {
                scoreByContrast(entries->second, comparison, options.minPixels, result.byContrast);
            }
            ++result.samples;
        } catch (const Error& error) {
            result.failures.emplace_back(error.what());
        }
        progress(i + 1, samples.size());
    }
    if (result.samples == 0) {
        throw Error(result.failures.empty()
                        ? std::string("there is nothing to evaluate")
                        : "none of the samples can be used; the first: " + result.failures.front());
    }
    return result;
}

Evaluation evaluate(const Predictor& predictor, const std::vector<LabelledSample>& samples,
                    const EvaluationOptions& options,
                    const std::function<void(std::size_t, std::size_t)>& progress,
                    const std::stop_token& stop) {
    const ModelInfo& model = predictor.info();
    const NetworkSegmenter segmenter(predictor, options.threshold.value_or(model.threshold),
                                     options.seedProbability.value_or(model.seedProbability));
    return evaluate(segmenter, samples, options, progress, stop);
}

} // namespace nucleoscope
