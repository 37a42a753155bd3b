#include "model/nn/multiscale_fusion.h"

#include "model/nn/resize.h"

#include <algorithm>

namespace nucleoscope {
namespace {

constexpr int64_t reduction = 16;

torch::nn::Sequential channelWeights(int64_t channels) {
    const int64_t squeezed = std::max<int64_t>(1, channels / reduction);
    return torch::nn::Sequential(
        torch::nn::AdaptiveAvgPool2d(1), torch::nn::Conv2d(torch::nn::Conv2dOptions(channels, squeezed, 1)),
        torch::nn::ReLU(), torch::nn::Conv2d(torch::nn::Conv2dOptions(squeezed, channels, 1)),
        torch::nn::Sigmoid());
}

} // namespace

MultiscaleFusionImpl::MultiscaleFusionImpl(const MultiscaleFusionOptions& options) {
    const int64_t in = options.inChannels();
    const int64_t skip = options.skipChannels();
    const int64_t out = options.outChannels();
    const auto deep = register_module("hl_conv", std::make_shared<torch::nn::Module>());
    wide_ = deep->register_module("0", ConvolutionUnit(ConvolutionUnitOptions(in, in, 3)));
    narrow_ = deep->register_module("1", ConvolutionUnit(ConvolutionUnitOptions(in, skip, 1)));
    skipWeights_ = register_module("SE_ll", channelWeights(skip));
    deepWeights_ = register_module("SE_hl", channelWeights(skip));
    conv1_ = register_module("conv1", ConvolutionUnit(ConvolutionUnitOptions(2 * skip, out, 3)));
    conv2_ = register_module("conv2", ConvolutionUnit(ConvolutionUnitOptions(out, out, 3)));
}

torch::Tensor MultiscaleFusionImpl::forward(const torch::Tensor& x, const torch::Tensor& skip) {
    const auto deep = doubledNearest(narrow_(wide_(x)));
    const auto weights = deepWeights_->forward(deep) + skipWeights_->forward(skip);
    return conv2_(conv1_(torch::cat({deep * weights, skip}, 1)));
}

} // namespace nucleoscope
