#pragma once

#include "model/nn/folded_convolution.h"

#include <torch/torch.h>

namespace nucleoscope {

/// For inference on the CPU: a 3×3 convolution that keeps the size, to so few channels that most of a vector
/// of the processor would stay empty. The nine taps weigh the map first, as one 1×1 convolution with nine
/// times the channels; what remains is to add them up.
class NarrowConvolution {
public:
    /// @param weight [out, in, 3, 3]; @param bias [out].
    NarrowConvolution(const torch::Tensor& weight, const torch::Tensor& bias);

    /// @param x [N, in, H, W], float32; @return [N, out, H, W], channels last.
    torch::Tensor operator()(const torch::Tensor& x) const;

private:
    FoldedConvolution taps_; ///< 1×1, [9 · out, in]
    torch::Tensor bias_;
};

} // namespace nucleoscope
