#pragma once

#include "model/data/augmentation.h"
#include "model/data/data_set.h"

#include <torch/torch.h>

#include <span>

namespace nucleoscope {

/// Samples as the network takes them.
struct Batch {
    torch::Tensor images;  ///< float32 [N, 3, size, size], channels last
    torch::Tensor targets; ///< int64 [N, size, size]: LabelMask's classes
};

/// Which variants of samples a network learns from.
struct Variants {
    Augmentation kind = Augmentation::None;
    std::uint64_t seed = 0;
};

/// The samples with these `indices`, each varied by the seed and its own index, so that a batch does not
/// depend on what else is in it.
Batch makeBatch(const std::vector<PreparedSample>& samples, std::span<const std::size_t> indices,
                const Variants& variants = {});

/// [size, size, 3] values to [1, 3, size, size], channels last.
torch::Tensor toTensor(const cv::Mat& channels);

} // namespace nucleoscope
