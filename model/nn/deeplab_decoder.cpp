#include "model/nn/deeplab_decoder.h"

#include "model/nn/interruption.h"
#include "model/nn/resize.h"

namespace nucleoscope {
namespace {

constexpr int64_t shallowWidth = 48;

} // namespace

DeepLabV3DecoderImpl::DeepLabV3DecoderImpl(const AtrousPoolingOptions& options)
    : outChannels_(options.outChannels()) {
    pooling_ = register_module("0", AtrousPooling(options));
    if (options.separable()) {
        separable_ = register_module("1", SeparableConvolution(outChannels_, outChannels_));
    } else {
        convolution_ = register_module(
            "1", torch::nn::Conv2d(
                     torch::nn::Conv2dOptions(outChannels_, outChannels_, 3).padding(1).bias(false)));
    }
    norm_ = register_module("2", torch::nn::BatchNorm2d(outChannels_));
}

torch::Tensor DeepLabV3DecoderImpl::forward(const std::vector<torch::Tensor>& features) {
    const auto pooled = pooling_(features.back());
    pollInterruption();
    if (folded_) {
        return (*folded_)(pooled);
    }
    const auto y = separable_ ? separable_(pooled) : convolution_(pooled);
    return norm_ ? norm_(y).relu_() : y;
}

void DeepLabV3DecoderImpl::fold() {
    if (separable_) {
        separable_->foldWith(norm_);
        norm_ = nullptr;
    } else {
        folded_ = folded(convolution_, norm_, true);
    }
}

DeepLabV3PlusDecoderImpl::DeepLabV3PlusDecoderImpl(const std::vector<int64_t>& encoderChannels) {
    const auto pooling = AtrousPoolingOptions(encoderChannels.back()).separable(true);
    const int64_t width = pooling.outChannels();
    deep_ = register_module("aspp", DeepLabV3Decoder(pooling));
    shallow_ = register_module(
        "block1", ConvolutionUnit(ConvolutionUnitOptions(encoderChannels.at(1), shallowWidth, 1)));
    joined_ = register_module("block2", SeparableUnit(width + shallowWidth, width));
}

torch::Tensor DeepLabV3PlusDecoderImpl::forward(const std::vector<torch::Tensor>& features) {
    const auto& shallow = features[1];
    const auto deep = resizedBilinear(deep_->forward({features.back()}), shallow.size(2), shallow.size(3));
    return joined_(torch::cat({deep, shallow_(shallow)}, 1));
}

} // namespace nucleoscope
