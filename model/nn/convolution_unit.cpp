#include "model/nn/convolution_unit.h"

#include "model/nn/interruption.h"

namespace nucleoscope {

ConvolutionUnitImpl::ConvolutionUnitImpl(const ConvolutionUnitOptions& options) : active_(options.active()) {
    const auto convolution =
        torch::nn::Conv2dOptions(options.inChannels(), options.outChannels(), options.kernelSize())
            .padding(options.dilation() * (options.kernelSize() - 1) / 2)
            .dilation(options.dilation())
            .bias(options.bias());
    convolution_ = register_module(options.convolutionName(), torch::nn::Conv2d(convolution));
    if (options.normalised()) {
        norm_ = register_module(options.normName(), torch::nn::BatchNorm2d(options.outChannels()));
    }
}

torch::Tensor ConvolutionUnitImpl::forward(const torch::Tensor& x) {
    pollInterruption();
    if (folded_) {
        return (*folded_)(x);
    }
    auto y = convolution_(x);
    if (norm_) {
        y = norm_(y);
    }
    return active_ ? torch::relu_(y) : y;
}

void ConvolutionUnitImpl::fold() {
    folded_ = folded(convolution_, norm_, active_);
}

SeparableConvolutionImpl::SeparableConvolutionImpl(int64_t inChannels, int64_t outChannels, int64_t dilation)
    : depthwise_(register_module("0", torch::nn::Conv2d(torch::nn::Conv2dOptions(inChannels, inChannels, 3)
                                                            .padding(dilation)
                                                            .dilation(dilation)
                                                            .groups(inChannels)
                                                            .bias(false)))),
      pointwise_(register_module(
          "1", torch::nn::Conv2d(torch::nn::Conv2dOptions(inChannels, outChannels, 1).bias(false)))) {}

torch::Tensor SeparableConvolutionImpl::forward(const torch::Tensor& x) {
    pollInterruption();
    return foldedPointwise_ ? (*foldedPointwise_)((*foldedDepthwise_)(x)) : pointwise_(depthwise_(x));
}

void SeparableConvolutionImpl::foldWith(const torch::nn::BatchNorm2d& norm) {
    foldedDepthwise_ = folded(depthwise_, nullptr, false);
    foldedPointwise_ = folded(pointwise_, norm, true);
}

SeparableUnitImpl::SeparableUnitImpl(int64_t inChannels, int64_t outChannels, int64_t dilation)
    : convolution_(register_module("0", SeparableConvolution(inChannels, outChannels, dilation))),
      norm_(register_module("1", torch::nn::BatchNorm2d(outChannels))) {}

torch::Tensor SeparableUnitImpl::forward(const torch::Tensor& x) {
    const auto y = convolution_(x);
    return norm_ ? norm_(y).relu_() : y;
}

void SeparableUnitImpl::fold() {
    convolution_->foldWith(norm_);
    norm_ = nullptr;
}

} // namespace nucleoscope
