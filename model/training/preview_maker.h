#pragma once

#include "model/data/split.h"
#include "model/training/training_preview.h"

namespace nucleoscope {

/// Shows the same few validation half-orbits after each epoch: those with the largest regions first.
class PreviewMaker {
public:
    PreviewMaker() = default;
    PreviewMaker(const std::vector<PreparedSample>& samples, const std::vector<std::size_t>& validation);

    /// `probabilities`: CV_32F, one for each validation sample in the order of the split.
    std::vector<TrainingPreview> of(const std::vector<cv::Mat>& probabilities) const;

private:
    struct Chosen {
        std::size_t place; ///< in the validation part of the split
        TrainingPreview preview;
    };
    std::vector<Chosen> chosen_;
};

} // namespace nucleoscope
