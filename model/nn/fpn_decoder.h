#pragma once

#include "model/nn/decoder.h"

#include <vector>

namespace nucleoscope {

/// Convolution 3×3 `block.0` without bias, group norm `block.1` of 32 groups, ReLU, bilinear ×2 on request.
class GroupNormUnitImpl : public torch::nn::Module {
public:
    GroupNormUnitImpl(int64_t inChannels, int64_t outChannels, bool doubled);
    /// @param x [N, in, H, W]; @return [N, out, H, W], or twice the size.
    torch::Tensor forward(const torch::Tensor& x);

private:
    torch::nn::Conv2d convolution_ = nullptr;
    torch::nn::GroupNorm norm_ = nullptr;
    bool doubled_;
};
TORCH_MODULE(GroupNormUnit);

/// The decoder of a feature pyramid network (Kirillov et al. 2017): a pyramid of 256 channels from the taps
/// at strides 32 to 4; each level is brought to stride 4 by units of its own, the sum of all ends it.
/// Children `p5, p4.skip_conv, …, seg_blocks.I.block.J` as in segmentation_models.pytorch. The map has a
/// quarter of the image's sides.
class FpnDecoderImpl : public DecoderImpl {
public:
    /// @param encoderChannels channels of the five taps, stride 2 first.
    explicit FpnDecoderImpl(const std::vector<int64_t>& encoderChannels);
    torch::Tensor forward(const std::vector<torch::Tensor>& features) override;
    int64_t outChannels() const override;

private:
    void addBranches();

    std::vector<torch::nn::Conv2d> laterals_;          ///< Deepest first.
    std::vector<std::vector<GroupNormUnit>> branches_; ///< Deepest first.
    torch::nn::Dropout2d dropout_ = nullptr;
};
TORCH_MODULE(FpnDecoder);

} // namespace nucleoscope
