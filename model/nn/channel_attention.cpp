#include "model/nn/channel_attention.h"

namespace nucleoscope {
namespace {

constexpr int64_t reduction = 16;

} // namespace

ChannelAttentionImpl::ChannelAttentionImpl(int64_t channels)
    : fc1_(register_module(
          "fc1", torch::nn::Conv2d(torch::nn::Conv2dOptions(channels, channels / reduction, 1).bias(false)))),
      fc2_(register_module(
          "fc2",
          torch::nn::Conv2d(torch::nn::Conv2dOptions(channels / reduction, channels, 1).bias(false)))) {}

torch::Tensor ChannelAttentionImpl::forward(const torch::Tensor& x) {
    const auto perceptron = [&](const torch::Tensor& squeezed) { return fc2_(torch::relu(fc1_(squeezed))); };
    const auto maximum = std::get<0>(torch::adaptive_max_pool2d(x, {1, 1}));
    return torch::sigmoid(perceptron(x.mean({2, 3}, true)) + perceptron(maximum));
}

} // namespace nucleoscope
