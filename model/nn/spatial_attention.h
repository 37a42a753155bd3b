#pragma once

#include <torch/torch.h>

namespace nucleoscope {

/// Spatial attention of CBAM: sigmoid of a 7×7 convolution `conv1` over the mean and the maximum of the
/// channels.
class SpatialAttentionImpl : public torch::nn::Module {
public:
    SpatialAttentionImpl();
    /// @param x [N, C, H, W]; @return the weights [N, 1, H, W], to be multiplied with x.
    torch::Tensor forward(const torch::Tensor& x);

private:
    torch::nn::Conv2d convolution_ = nullptr;
};
TORCH_MODULE(SpatialAttention);

} // namespace nucleoscope
