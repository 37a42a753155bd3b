#pragma once

#include <torch/torch.h>

namespace nucleoscope {

/// Twice the size, nearest pixel.
torch::Tensor doubledNearest(const torch::Tensor& map);

/// Bilinear, corner pixels on corner pixels.
torch::Tensor resizedBilinear(const torch::Tensor& map, int64_t height, int64_t width);

/// `factor` times the size, bilinear as above.
torch::Tensor enlargedBilinear(const torch::Tensor& map, int64_t factor);

} // namespace nucleoscope
