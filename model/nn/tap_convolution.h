#pragma once

#include "model/nn/folded_convolution.h"

namespace nucleoscope {

/// A 3×3 convolution is the sum of nine 1×1 convolutions, one for each tap of the kernel, of which each is
/// read a pixel aside: these as one, without a bias.
/// @param weight [out, in, 3, 3]; @return to 9 · out channels: tap by tap, row by row.
inline FoldedConvolution tapConvolution(const torch::Tensor& weight) {
    const int64_t in = weight.size(1), channels = weight.size(2) * weight.size(3) * weight.size(0);
    return {weight.permute({2, 3, 0, 1}).reshape({channels, in, 1, 1}),
            {},
            ConvolutionOptions(in, channels, 1),
            false};
}

} // namespace nucleoscope
