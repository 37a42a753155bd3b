#include "model/nn/pan_decoder.h"

namespace nucleoscope {
namespace {

constexpr int64_t width = 32;

} // namespace

PanDecoderImpl::PanDecoderImpl(const std::vector<int64_t>& encoderChannels) {
    auto channels = encoderChannels.rbegin();
    deepest_ = register_module("fpa", PyramidAttention(*channels, width));
    for (const char* name : {"gau3", "gau2", "gau1"}) {
        steps_.push_back(register_module(name, AttentionUpsample(*++channels, width)));
    }
    initializeDecoder(*this);
}

torch::Tensor PanDecoderImpl::forward(const std::vector<torch::Tensor>& features) {
    auto feature = features.rbegin();
    auto x = deepest_(*feature);
    for (auto& step : steps_) {
        x = step(*++feature, x);
    }
    return x;
}

int64_t PanDecoderImpl::outChannels() const {
    return width;
}

} // namespace nucleoscope
