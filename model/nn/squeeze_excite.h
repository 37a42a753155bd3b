#pragma once

#include <torch/torch.h>

namespace nucleoscope {

/// Squeeze-and-excitation as in MobileNetV3: mean, 1×1, ReLU, 1×1, hard sigmoid, scale. Children
/// `conv_reduce`, `conv_expand`, started as timm does.
class SqueezeExciteImpl : public torch::nn::Module {
public:
    SqueezeExciteImpl(int64_t channels, int64_t reducedChannels);
    /// @param x [N, channels, H, W]; the result has the same shape.
    torch::Tensor forward(const torch::Tensor& x);

private:
    torch::nn::Conv2d reduce_ = nullptr;
    torch::nn::Conv2d expand_ = nullptr;
};
TORCH_MODULE(SqueezeExcite);

} // namespace nucleoscope
