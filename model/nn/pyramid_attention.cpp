#include "model/nn/pyramid_attention.h"

#include "model/nn/resize.h"

namespace nucleoscope {
namespace {

torch::Tensor halved(const torch::Tensor& x) {
    return torch::max_pool2d(x, 2);
}

} // namespace

ConvolutionUnitOptions panUnit(int64_t inChannels, int64_t outChannels, int64_t kernelSize) {
    return ConvolutionUnitOptions(inChannels, outChannels, kernelSize)
        .bias(true)
        .convolutionName("conv")
        .normName("bn");
}

PyramidAttentionImpl::PyramidAttentionImpl(int64_t inChannels, int64_t outChannels) {
    const auto add = [this](const char* parent, const char* name, const ConvolutionUnitOptions& options) {
        const auto known = named_children().find(parent);
        const auto module =
            known != nullptr ? *known : register_module(parent, std::make_shared<torch::nn::Module>());
        return module->register_module(name, ConvolutionUnit(options));
    };
    global_ = add("branch1", "1", panUnit(inChannels, outChannels, 1));
    middle_ = add("mid", "0", panUnit(inChannels, outChannels, 1));
    down1_ = add("down1", "1", panUnit(inChannels, 1, 7));
    down2_ = add("down2", "1", panUnit(1, 1, 5));
    down3_ = add("down3", "1", panUnit(1, 1, 3));
    deepest_ = add("down3", "2", panUnit(1, 1, 3));
    conv2_ = register_module("conv2", ConvolutionUnit(panUnit(1, 1, 5)));
    conv1_ = register_module("conv1", ConvolutionUnit(panUnit(1, 1, 7)));
}

torch::Tensor PyramidAttentionImpl::forward(const torch::Tensor& x) {
    const int64_t height = x.size(2);
    const int64_t width = x.size(3);
    const auto mean = resizedBilinear(global_(x.mean({2, 3}, true)), height, width);
    const auto half = down1_(halved(x));
    const auto quarter = down2_(halved(half));
    const auto eighth = deepest_(down3_(halved(quarter)));
    auto weights = conv2_(quarter) + resizedBilinear(eighth, quarter.size(2), quarter.size(3));
    weights = conv1_(half) + resizedBilinear(weights, half.size(2), half.size(3));
    return resizedBilinear(weights, height, width) * middle_(x) + mean;
}

} // namespace nucleoscope
