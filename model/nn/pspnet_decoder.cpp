#include "model/nn/pspnet_decoder.h"

namespace nucleoscope {
namespace {

constexpr int64_t width = 512;
constexpr double dropout = 0.2;

} // namespace

PspnetDecoderImpl::PspnetDecoderImpl(int64_t channels) {
    pooling_ = register_module("psp", PyramidPooling(channels));
    unit_ = register_module("conv", ConvolutionUnit(ConvolutionUnitOptions(2 * channels, width, 1)));
    dropout_ = register_module("dropout", torch::nn::Dropout2d(dropout));
    initializeDecoder(*this);
}

torch::Tensor PspnetDecoderImpl::forward(const std::vector<torch::Tensor>& features) {
    return dropout_(unit_(pooling_(features.back())));
}

int64_t PspnetDecoderImpl::outChannels() const {
    return width;
}

} // namespace nucleoscope
