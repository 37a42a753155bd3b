#pragma once

#include "model/nn/convolution_unit.h"

#include <torch/torch.h>

namespace nucleoscope {

/// Options of a fusion of MAnet.
struct MultiscaleFusionOptions {
    MultiscaleFusionOptions(int64_t inChannels, int64_t skipChannels, int64_t outChannels)
        : inChannels_(inChannels), skipChannels_(skipChannels), outChannels_(outChannels) {}
    TORCH_ARG(int64_t, inChannels);
    TORCH_ARG(int64_t, skipChannels);
    TORCH_ARG(int64_t, outChannels);
};

/// Multi-scale fusion attention of MAnet: one step up, in which the channels of the deep map are weighted by
/// what both maps hold. Children `hl_conv, SE_ll, SE_hl, conv1, conv2` as in segmentation_models.pytorch.
class MultiscaleFusionImpl : public torch::nn::Module {
public:
    explicit MultiscaleFusionImpl(const MultiscaleFusionOptions& options);
    /// @param x [N, in, H, W]; @param skip [N, skip, 2H, 2W]; @return [N, out, 2H, 2W].
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& skip);

private:
    ConvolutionUnit wide_ = nullptr;
    ConvolutionUnit narrow_ = nullptr;
    torch::nn::Sequential skipWeights_ = nullptr;
    torch::nn::Sequential deepWeights_ = nullptr;
    ConvolutionUnit conv1_ = nullptr;
    ConvolutionUnit conv2_ = nullptr;
};
TORCH_MODULE(MultiscaleFusion);

} // namespace nucleoscope
