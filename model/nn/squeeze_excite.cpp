#include "model/nn/squeeze_excite.h"

#include <cmath>

namespace nucleoscope {
namespace {

torch::nn::Conv2d pointwise(int64_t in, int64_t out) {
    torch::nn::Conv2d layer(torch::nn::Conv2dOptions(in, out, 1));
    torch::nn::init::normal_(layer->weight, 0, std::sqrt(2.0 / static_cast<double>(out)));
    torch::nn::init::zeros_(layer->bias);
    return layer;
}

} // namespace

SqueezeExciteImpl::SqueezeExciteImpl(int64_t channels, int64_t reducedChannels)
    : reduce_(register_module("conv_reduce", pointwise(channels, reducedChannels))),
      expand_(register_module("conv_expand", pointwise(reducedChannels, channels))) {}

torch::Tensor SqueezeExciteImpl::forward(const torch::Tensor& x) {
    const auto squeezed = torch::relu(reduce_(x.mean({2, 3}, true)));
    return x * torch::hardsigmoid(expand_(squeezed));
}

} // namespace nucleoscope
