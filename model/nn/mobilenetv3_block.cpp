#include "model/nn/mobilenetv3_block.h"

#include "model/nn/interruption.h"

namespace nucleoscope {

torch::nn::BatchNorm2d mobileNetBatchNorm(int64_t channels) {
    return torch::nn::BatchNorm2d(torch::nn::BatchNorm2dOptions(channels).eps(1e-3));
}

std::shared_ptr<ConvolutionImpl> EncoderConvolutions::make(const ConvolutionOptions& geometry) const {
    const bool depthwise = geometry.groups() > 1;
    const bool dynamic =
        placement_ == ODConvPlacement::All || (placement_ == ODConvPlacement::Depthwise && depthwise);
    if (!dynamic) {
        return std::make_shared<PlainConvolutionImpl>(geometry);
    }
    return std::make_shared<ODConv2dImpl>(
        ODConv2dOptions(geometry).kernelCount(kernelCount_).norm(norm_).init(init_));
}

MobileNetV3BlockImpl::MobileNetV3BlockImpl(const MobileNetV3BlockOptions& options,
                                           const EncoderConvolutions& convolutions)
    : options_(options), convolutions_(convolutions) {
    using Kind = MobileNetV3BlockOptions::Kind;
    const int64_t in = options.inChannels();
    const int64_t out = options.outChannels();
    const int64_t squeezed = options.squeezedChannels();
    const auto depthwise = [&](int64_t channels) {
        return ConvolutionOptions(channels, channels, options.kernelSize())
            .stride(options.stride())
            .dilation(options.dilation())
            .groups(channels);
    };
    switch (options.kind()) {
    case Kind::DepthwiseSeparable:
        addUnit("conv_dw", depthwise(in), true, squeezed);
        addUnit("conv_pw", ConvolutionOptions(in, out, 1), false, 0);
        break;
    case Kind::InvertedResidual:
        addUnit("conv_pw", ConvolutionOptions(in, options.expandedChannels(), 1), true, 0);
        addUnit("conv_dw", depthwise(options.expandedChannels()), true, squeezed);
        addUnit("conv_pwl", ConvolutionOptions(options.expandedChannels(), out, 1), false, 0);
        break;
    case Kind::Pointwise:
        addUnit("conv", ConvolutionOptions(in, out, 1), true, 0);
        break;
    }
}

void MobileNetV3BlockImpl::addUnit(const std::string& convolutionName, const ConvolutionOptions& geometry,
                                   bool active, int64_t squeezedChannels) {
    Unit unit;
    unit.convolution = register_module(convolutionName, convolutions_.make(geometry));
    unit.norm =
        register_module("bn" + std::to_string(units_.size() + 1), mobileNetBatchNorm(geometry.outChannels()));
    unit.active = active;
    if (squeezedChannels > 0) {
        unit.squeezeExcite = register_module("se", SqueezeExcite(geometry.outChannels(), squeezedChannels));
    }
    units_.push_back(std::move(unit));
}

torch::Tensor MobileNetV3BlockImpl::forward(const torch::Tensor& x) {
    auto y = x;
    for (auto& unit : units_) {
        pollInterruption();
        y = unit.convolution->forward(y);
        if (unit.norm) {
            y = unit.norm(y);
        }
        if (unit.active) {
            y = options_.hardSwish() ? torch::hardswish(y) : torch::relu_(y);
        }
        if (unit.squeezeExcite) {
            y = unit.squeezeExcite(y);
        }
    }
    const bool residual = options_.kind() != MobileNetV3BlockOptions::Kind::Pointwise &&
                          options_.stride() == 1 && options_.inChannels() == options_.outChannels();
    return residual ? y + x : y;
}

void MobileNetV3BlockImpl::fold() {
    for (auto& unit : units_) {
        const bool relu = unit.active && !options_.hardSwish();
        unit.convolution->fold(channelScaleOf(unit.norm), relu);
        unit.norm = nullptr;
        unit.active = unit.active && !relu;
    }
}

} // namespace nucleoscope
