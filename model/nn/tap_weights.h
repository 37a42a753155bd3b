#pragma once

#include <torch/torch.h>

namespace nucleoscope {

/// A 3×3 convolution is the sum of nine 1×1 convolutions, one for each tap of the kernel, of which each is
/// read a pixel aside: these are their weights as one.
/// @param weight [out, in, 3, 3]; @return [9 · out, in, 1, 1], tap by tap, row by row.
inline torch::Tensor tapWeights(const torch::Tensor& weight) {
    return weight.permute({2, 3, 0, 1})
        .reshape({weight.size(2) * weight.size(3) * weight.size(0), weight.size(1), 1, 1});
}

} // namespace nucleoscope
