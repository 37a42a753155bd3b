#pragma once

#include "model/training/evaluation.h"
#include "model/training/trainer.h"

namespace nucleoscope {

/// The detector that needs no training (model/training/canny.h), named like an architecture.
inline constexpr const char* cannyName = "canny";

struct ComparisonOptions {
    std::vector<std::string> architectures; ///< of architectureNames(), or cannyName
    int seeds = 1;                ///< trainings of each architecture, with the seeds from training.seed up
    TrainingOptions training;     ///< architecture and seed are set for each
    EvaluationOptions evaluation; ///< the threshold is each model's own
    std::filesystem::path folder; ///< models, table and pictures go there
    int pictures = 4;             ///< rows of the picture
};

/// One training of one architecture and how it does on the test set.
struct ComparedModel {
    std::string architecture;
    std::uint64_t seed = 0;
    Evaluation evaluation;
    std::int64_t parameters = 0;
    std::int64_t multiplyAdds = 0; ///< of one picture; 0 for Canny
    double secondsPerPicture = 0;  ///< from the network's input to the mask on the full grid, one at a time
    double trainingSeconds = 0;
    std::string note; ///< how it came about: best epoch, or Canny's thresholds
};

struct Comparison {
    std::vector<ComparedModel> models;
    std::vector<std::string>
        failures;           ///< a sentence for each architecture that could not be trained or tested
    std::string conditions; ///< one line: data, size, epochs, threads
};

struct ComparisonProgress {
    std::string model;                          ///< architecture and seed
    const TrainingProgress* training = nullptr; ///< while it is trained
    std::size_t done = 0, total = 0;            ///< pictures, while it is tested
};

/// Trains each architecture with each seed on the same half-orbits, validates on the same, tests on `test`
/// and writes table.csv, runs.csv, table.md and pictures.png to the folder. A model that is there already is
/// not trained again, an interrupted training goes on.
/// @throws Cancelled within a second of a stop request, with the finished models kept; Error when the folder
/// holds a comparison of other data or options, or a sample is both learned from and tested on; FileError.
Comparison compare(const std::vector<LabelledSample>& training, const std::vector<LabelledSample>& test,
                   const ComparisonOptions& options,
                   const std::function<void(const ComparisonProgress&)>& progress,
                   const std::stop_token& stop);

/// One line for each architecture: mean and standard deviation over its seeds.
std::string comparisonCsv(const Comparison& comparison);
/// One line for each training.
std::string comparisonRunsCsv(const Comparison& comparison);
/// The table as people read it, with what its columns mean below.
std::string comparisonMarkdown(const Comparison& comparison);

} // namespace nucleoscope
