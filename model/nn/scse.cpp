#include "model/nn/scse.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace nucleoscope {
namespace {

constexpr int64_t reduction = 16;

torch::nn::Conv2d pointwise(int64_t in, int64_t out) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 1));
}

/// y = x · (gate of the channel + gate of the place).
void weighPixel(const float* x, int64_t channels, const float* weights, float bias, const float* gates,
                float* y) {
    constexpr int64_t lanes = 8; // sums beside each other, so that the compiler need not keep their order
    std::array<float, lanes> sums{};
    int64_t channel = 0;
    for (; channel + lanes <= channels; channel += lanes) {
        for (int64_t lane = 0; lane < lanes; ++lane) {
            sums[static_cast<std::size_t>(lane)] += x[channel + lane] * weights[channel + lane];
        }
    }
    float sum = bias;
    for (const float each : sums) {
        sum += each;
    }
    for (; channel < channels; ++channel) {
        sum += x[channel] * weights[channel];
    }
    const float place = 1 / (1 + std::exp(-sum));
    for (int64_t i = 0; i < channels; ++i) {
        y[i] = x[i] * (gates[i] + place);
    }
}

} // namespace

ScseImpl::ScseImpl(int64_t channels)
    : channel_(register_module(
          "cSE", torch::nn::Sequential(torch::nn::AdaptiveAvgPool2d(1),
                                       pointwise(channels, channels / reduction), torch::nn::ReLU(),
                                       pointwise(channels / reduction, channels), torch::nn::Sigmoid()))),
      spatial_(register_module("sSE", torch::nn::Sequential(pointwise(channels, 1), torch::nn::Sigmoid()))) {}

torch::Tensor ScseImpl::forward(const torch::Tensor& x) {
    if (isFolded_ && x.device().is_cpu() && x.scalar_type() == torch::kFloat32 &&
        x.is_contiguous(torch::MemoryFormat::ChannelsLast)) {
        return foldedForward(x);
    }
    return x * (channel_->forward(x) + spatial_->forward(x));
}

torch::Tensor ScseImpl::foldedForward(const torch::Tensor& x) {
    const auto* layer = spatial_->children().front()->as<torch::nn::Conv2dImpl>();
    const auto layerWeights = layer->weight.flatten().contiguous();
    const float* weights = layerWeights.data_ptr<float>();
    const float bias = layer->bias.item<float>();
    const auto channelGates = channel_->forward(x).flatten(1).contiguous();
    const auto y = torch::empty_like(x);
    const int64_t channels = x.size(1), pixels = x.size(2) * x.size(3);
    constexpr int64_t worthAThread = 32768; // values
    at::parallel_for(0, x.size(0) * pixels, std::max<int64_t>(worthAThread / channels, 1),
                     [&](int64_t begin, int64_t end) {
                         const float* gates = channelGates.data_ptr<float>();
                         for (int64_t pixel = begin; pixel < end; ++pixel) {
                             weighPixel(x.data_ptr<float>() + pixel * channels, channels, weights, bias,
                                        gates + pixel / pixels * channels,
                                        y.data_ptr<float>() + pixel * channels);
                         }
                     });
    return y;
}

} // namespace nucleoscope
