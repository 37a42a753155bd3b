#pragma once

#include "model/nn/convolution_unit.h"

#include <vector>

namespace nucleoscope {

/// Options of an atrous spatial pyramid pooling.
struct AtrousPoolingOptions {
    explicit AtrousPoolingOptions(int64_t inChannels) : inChannels_(inChannels) {}
    TORCH_ARG(int64_t, inChannels);
    TORCH_ARG(int64_t, outChannels) = 256;
    TORCH_ARG(std::vector<int64_t>, rates) = {12, 24, 36};
    TORCH_ARG(bool, separable) = false;
};

/// Atrous spatial pyramid pooling (Chen et al. 2017): a 1×1 convolution, 3×3 convolutions of several
/// dilations and the mean of the map side by side, `convs.I`, joined by a 1×1 convolution `project` with
/// dropout.
class AtrousPoolingImpl : public torch::nn::Module {
public:
    explicit AtrousPoolingImpl(const AtrousPoolingOptions& options);
    /// @param x [N, in, H, W]; @return [N, out, H, W].
    torch::Tensor forward(const torch::Tensor& x);

private:
    ConvolutionUnit pointwise_ = nullptr;
    std::vector<ConvolutionUnit> atrous_;
    std::vector<SeparableUnit> separable_;
    ConvolutionUnit mean_ = nullptr;
    ConvolutionUnit project_ = nullptr;
    torch::nn::Dropout dropout_ = nullptr;
};
TORCH_MODULE(AtrousPooling);

} // namespace nucleoscope
