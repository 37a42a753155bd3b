#pragma once

#include <torch/torch.h>

namespace nucleoscope {

/// A 3×3 convolution that keeps the size, for inference on the CPU, with a quarter of the multiplications of
/// the direct one: F(4×4, 3×3) of Lavin & Gray (2016), arXiv:1509.09308. The result differs from the direct
/// one by some 1e-5 of its largest value. Several threads may run it.
class WinogradConvolution {
public:
    /// @param weight [out, in, 3, 3], float32; @param bias [out] or undefined; @param active ReLU follows.
    WinogradConvolution(const torch::Tensor& weight, const torch::Tensor& bias, bool active);

    /// Whether it is faster than the direct convolution for maps of these sizes.
    static bool pays(int64_t inChannels, int64_t outChannels, const torch::Tensor& x);

    /// @param x [N, in, H, W], float32, channels last; @return [N, out, H, W], channels last.
    torch::Tensor operator()(const torch::Tensor& x) const;

private:
    torch::Tensor weight_; ///< [36, in, out]: what each place of a transformed tile is multiplied with.
    torch::Tensor bias_;   ///< [out]
    float lowest_;         ///< Values below it become this: 0 or −∞.
};

} // namespace nucleoscope
