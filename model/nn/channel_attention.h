#pragma once

#include <torch/torch.h>

namespace nucleoscope {

/// Channel attention of CBAM as U-Net v2 uses it: sigmoid(m(mean) + m(maximum)), m = `fc1`, ReLU, `fc2`
/// without biases, narrowed 16 times.
class ChannelAttentionImpl : public torch::nn::Module {
public:
    /// @param channels at least 16.
    explicit ChannelAttentionImpl(int64_t channels);
    /// @param x [N, channels, H, W]; @return the weights [N, channels, 1, 1], to be multiplied with x.
    torch::Tensor forward(const torch::Tensor& x);

private:
    torch::nn::Conv2d fc1_ = nullptr;
    torch::nn::Conv2d fc2_ = nullptr;
};
TORCH_MODULE(ChannelAttention);

} // namespace nucleoscope
