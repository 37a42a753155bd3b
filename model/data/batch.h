#pragma once

#include "model/data/data_set.h"

#include <torch/torch.h>

#include <optional>
#include <span>

namespace nucleoscope {

/// Samples as the network takes them.
struct Batch {
    torch::Tensor images;  ///< float32 [N, 3, size, size], channels last
    torch::Tensor targets; ///< int64 [N, size, size]: LabelMask's classes
};

/// The samples with these `indices`, augmented when there is a `seed`: then each by its own index, so that a
/// batch does not depend on what else is in it.
Batch makeBatch(const std::vector<PreparedSample>& samples, std::span<const std::size_t> indices,
                std::optional<std::uint64_t> seed = std::nullopt);

/// [size, size, 3] values to [1, 3, size, size], channels last.
torch::Tensor toTensor(const cv::Mat& channels);

} // namespace nucleoscope
