#include "model/nn/scse.h"

#include "core/vector_code.h"
#include "model/nn/cpu_loop.h"
#include "model/nn/resize.h"

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

NUCLEOSCOPE_INTO_CLONES float dot(const float* x, const float* weights, int64_t channels) {
    constexpr int64_t lanes = 8; // sums beside each other, so that the compiler need not keep their order
    std::array<float, lanes> sums{};
    int64_t channel = 0;
    for (; channel + lanes <= channels; channel += lanes) {
        for (int64_t lane = 0; lane < lanes; ++lane) {
            sums[static_cast<std::size_t>(lane)] += x[channel + lane] * weights[channel + lane];
        }
    }
    float sum = 0;
    for (const float each : sums) {
        sum += each;
    }
    for (; channel < channels; ++channel) {
        sum += x[channel] * weights[channel];
    }
    return sum;
}

float sigmoid(float x) {
    return 1 / (1 + std::exp(-x));
}

/// y = x · (gate of the channel + gate of the place).
NUCLEOSCOPE_INTO_CLONES void weigh(const float* x, const float* gates, float place, int64_t channels,
                                   float* y) {
    for (int64_t i = 0; i < channels; ++i) {
        y[i] = x[i] * (gates[i] + place);
    }
}

/// A map of some channels, channels last, that lies at some place among those of the whole.
struct Part {
    const float* values;
    int64_t channels;
};

/// One line of `pixels`: `first` of every `repeats` pixels is the same, `second` may have no channels.
NUCLEOSCOPE_VECTOR_CLONES void weighLine(Part first, int64_t repeats, Part second, const float* weights,
                                         float bias, const float* gates, int64_t pixels, float* y) {
    float sumOfFirst = 0;
    for (int64_t pixel = 0; pixel < pixels; ++pixel) {
        const float* x = first.values + pixel / repeats * first.channels;
        const float* beside = second.values + pixel * second.channels;
        if (pixel % repeats == 0) {
            sumOfFirst = bias + dot(x, weights, first.channels);
        }
        const float place = sigmoid(sumOfFirst + dot(beside, weights + first.channels, second.channels));
        weigh(x, gates, place, first.channels, y);
        weigh(beside, gates + first.channels, place, second.channels, y + first.channels);
        y += first.channels + second.channels;
    }
}

} // namespace

ScseImpl::ScseImpl(int64_t channels)
    : channel_(register_module(
          "cSE", torch::nn::Sequential(torch::nn::AdaptiveAvgPool2d(1),
                                       pointwise(channels, channels / reduction), torch::nn::ReLU(),
                                       pointwise(channels / reduction, channels), torch::nn::Sigmoid()))),
      spatial_(register_module("sSE", torch::nn::Sequential(pointwise(channels, 1), torch::nn::Sigmoid()))) {}

bool ScseImpl::takes(const torch::Tensor& x) const {
    return isFolded_ && isForCpuLoop(x) && x.is_contiguous(torch::MemoryFormat::ChannelsLast);
}

torch::Tensor ScseImpl::forward(const torch::Tensor& x) {
    return takes(x) ? foldedForward(x, {}) : x * (channel_->forward(x) + spatial_->forward(x));
}

torch::Tensor ScseImpl::forwardDoubled(const torch::Tensor& x, const torch::Tensor& skip) {
    return takes(x) && takes(skip) ? foldedForward(x, skip)
                                   : forward(torch::cat({doubledNearest(x), skip}, 1));
}

torch::Tensor ScseImpl::foldedForward(const torch::Tensor& x, const torch::Tensor& skip) {
    const int64_t repeats = skip.defined() ? 2 : 1;
    const int64_t samples = x.size(0), height = repeats * x.size(2), width = repeats * x.size(3);
    const int64_t channels = x.size(1), besideChannels = skip.defined() ? skip.size(1) : 0;
    const auto* layer = spatial_->children().front()->as<torch::nn::Conv2dImpl>();
    const auto layerWeights = layer->weight.flatten().contiguous();
    const float bias = layer->bias.item<float>();
    // A doubled map has the mean of the small one.
    const auto means = x.mean({2, 3}, true);
    const auto gates =
        channel_->forward(skip.defined() ? torch::cat({means, skip.mean({2, 3}, true)}, 1) : means)
            .flatten(1)
            .contiguous();
    const auto y = torch::empty({samples, channels + besideChannels, height, width},
                                x.options().memory_format(torch::MemoryFormat::ChannelsLast));
    const float* values = x.data_ptr<float>();
    const float* beside = skip.defined() ? skip.data_ptr<float>() : nullptr;
    const int64_t lineValues = width * (channels + besideChannels);
    at::parallel_for(0, samples * height, grainOf(lineValues), [&](int64_t begin, int64_t end) {
        for (int64_t line = begin; line < end; ++line) {
            weighLine({values + line / repeats * width / repeats * channels, channels}, repeats,
                      {beside + line * width * besideChannels, besideChannels},
                      layerWeights.data_ptr<float>(), bias,
                      gates.data_ptr<float>() + line / height * gates.size(1), width,
                      y.data_ptr<float>() + line * lineValues);
        }
    });
    return y;
}

} // namespace nucleoscope
