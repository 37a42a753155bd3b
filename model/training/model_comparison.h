#pragma once

#include "model/training/evaluation.h"

namespace nucleoscope {

struct ModelScore {
    ModelInfo model;
    Evaluation evaluation;
};

/// Where two models find different things in one half-orbit: on a square grid, row by row.
struct ModelDifference {
    std::string name;        ///< of the file
    std::int64_t pixels = 0; ///< of the full grid that one of them finds and the other does not
    int side = 0;
    std::vector<std::uint8_t> picture;             ///< grey
    std::vector<std::uint8_t> truth, older, newer; ///< LabelMask's classes
};

/// How far the models may know the half-orbits that they are compared on.
struct ModelFairness {
    bool olderIsUnknown = false; ///< the older model does not say what it has learned from
    int held = 0;                ///< half-orbits that the newer model was held back from
    int olderMayKnow = 0;        ///< of these; exact where the older model says what it has learned from
    bool newerMayKnow = false;   ///< they are not those that it was held back from

    bool isFair() const { return !olderIsUnknown && olderMayKnow == 0 && !newerMayKnow; }
};

struct ModelComparison {
    ModelScore older, newer;
    std::size_t samples = 0;
    std::vector<ModelDifference> largest; ///< the half-orbits with most different pixels, first the largest
    ModelFairness fairness;

    /// By mIoU, and by region F1 where that is the same to three digits.
    bool newerIsBetter() const;
};

/// Tests both models, each at its own threshold, on the same samples, which neither should have learned from.
/// @throws Error when no sample can be used, FileError, Cancelled.
ModelComparison compareModels(const std::filesystem::path& older, const std::filesystem::path& newer,
                              const std::vector<LabelledSample>& samples, const EvaluationOptions& options,
                              const std::function<void(std::size_t done, std::size_t total)>& progress,
                              const std::stop_token& stop);

} // namespace nucleoscope
