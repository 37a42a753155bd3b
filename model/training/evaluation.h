#pragma once

#include "model/data/labelled_sample.h"
#include "model/inference/predictor.h"
#include "model/training/metrics.h"
#include "model/training/segmenter.h"

#include <functional>
#include <map>
#include <optional>
#include <stop_token>

namespace nucleoscope {

/// What a table of true regions (regions.csv of the simulator) says of one of them.
struct TruthTableEntry {
    UtcMs utcStart = 0, utcEnd = 0;
    double frequencyLowHz = 0, frequencyHighHz = 0;
    double contrast = 0; ///< peak excess over the background, dex of amplitude
};

/// By file name. @throws FileError when a column is missing or a value cannot be read.
std::map<std::string, std::vector<TruthTableEntry>> readTruthTable(const std::filesystem::path& file);

/// True regions of one class of contrast.
struct ContrastScore {
    double low = 0, high = 0; ///< dex: low ≤ contrast < high
    int truth = 0, matched = 0;
};

struct EvaluationOptions {
    std::optional<double> threshold;       ///< of a model's probability; nothing: its own
    std::optional<double> seedProbability; ///< that a region must reach somewhere; nothing: the model's own
    int minPixels = 1;                     ///< smallest found region that counts, pixels of the full grid
    std::optional<std::filesystem::path> truthTable; ///< for recall by contrast
};

struct Evaluation {
    ConfusionMatrix confusion; ///< on the full grid, added up over all samples
    RegionScore regions;
    std::vector<ContrastScore> byContrast; ///< empty without a truth table
    std::size_t samples = 0;
    std::vector<std::string> failures; ///< a sentence for each sample that cannot be used
};

/// Compares what is found with the masks, on the full grid of each spectrum or picture.
/// @throws Error when no sample can be used, Cancelled.
Evaluation evaluate(const Segmenter& segmenter, const std::vector<LabelledSample>& samples,
                    const EvaluationOptions& options,
                    const std::function<void(std::size_t done, std::size_t total)>& progress,
                    const std::stop_token& stop);

/// The same for what a model finds.
Evaluation evaluate(const Predictor& predictor, const std::vector<LabelledSample>& samples,
                    const EvaluationOptions& options,
                    const std::function<void(std::size_t done, std::size_t total)>& progress,
                    const std::stop_token& stop);

} // namespace nucleoscope
