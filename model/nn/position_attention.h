#pragma once

#include "model/nn/folded_convolution.h"

#include <torch/torch.h>

namespace nucleoscope {

/// Position-wise attention of MAnet (Fan et al. 2020): every pixel takes from every other by the softmax over
/// all pairs. Children `top_conv, center_conv, bottom_conv, out_conv` as in segmentation_models.pytorch,
/// which reads the [H·W, C] result as [C, H, W] without transposing it. Memory grows with (H·W)².
class PositionAttentionImpl : public torch::nn::Module, public Foldable {
public:
    explicit PositionAttentionImpl(int64_t channels);
    /// @param x [N, channels, H, W]; the result has the same shape.
    torch::Tensor forward(const torch::Tensor& x);
    void fold() override;

private:
    torch::nn::Conv2d top_ = nullptr;
    torch::nn::Conv2d center_ = nullptr;
    torch::nn::Conv2d bottom_ = nullptr;
    torch::nn::Conv2d out_ = nullptr;
    std::unique_ptr<FoldedConvolution> foldedBottom_, foldedOut_; ///< The large ones.
};
TORCH_MODULE(PositionAttention);

} // namespace nucleoscope
