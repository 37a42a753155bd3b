#pragma once

#include "model/nn/folded_convolution.h"

#include <torch/torch.h>

#include <memory>

namespace nucleoscope {

/// For inference on the CPU: a map enlarged bilinearly, corner pixels on corner pixels, then a 3×3
/// convolution with a bias, without making the enlarged map. Both are linear, so that the nine taps can weigh
/// the small map first: for each pixel of the large one what remains is to read nine small maps between their
/// pixels.
class EnlargingConvolution {
public:
    /// @param weight [out, in, 3, 3]; @param bias [out].
    EnlargingConvolution(const torch::Tensor& weight, const torch::Tensor& bias);

    /// Whether it can be asked for these: float32 on the CPU, smaller than height × width in both directions.
    static bool takes(const torch::Tensor& x, int64_t height, int64_t width);
    /// Multiplies `product` by the result. @param x [N, in, H, W]; @param product [N, out, height, width],
    /// channels last.
    void multiply(const torch::Tensor& x, torch::Tensor& product) const;

private:
    FoldedConvolution taps_; ///< 1×1, [9 · out, in]: what each tap of each filter weighs, tap by tap.
    torch::Tensor bias_;
};

} // namespace nucleoscope
