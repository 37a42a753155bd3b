#pragma once

#include "model/nn/convolution_unit.h"

namespace nucleoscope {

/// Global attention upsample of PAN (Li et al. 2018): the deep map, enlarged, plus the shallow one with its
/// channels weighted by the deep one's means. Children `conv1.1`, `conv2` as in segmentation_models.pytorch.
class AttentionUpsampleImpl : public torch::nn::Module {
public:
    AttentionUpsampleImpl(int64_t shallowChannels, int64_t deepChannels);
    /// @param shallow [N, shallow, H, W]; @param deep [N, deep, H', W']; @return [N, deep, H, W].
    torch::Tensor forward(const torch::Tensor& shallow, const torch::Tensor& deep);

private:
    ConvolutionUnit weights_ = nullptr;
    ConvolutionUnit unit_ = nullptr;
};
TORCH_MODULE(AttentionUpsample);

} // namespace nucleoscope
