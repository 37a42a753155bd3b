#include "model/nn/scse.h"

namespace nucleoscope {
namespace {

constexpr int64_t reduction = 16;

torch::nn::Conv2d pointwise(int64_t in, int64_t out) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 1));
}

} // namespace

ScseImpl::ScseImpl(int64_t channels)
    : channel_(register_module(
          "cSE", torch::nn::Sequential(torch::nn::AdaptiveAvgPool2d(1),
                                       pointwise(channels, channels / reduction), torch::nn::ReLU(),
                                       pointwise(channels / reduction, channels), torch::nn::Sigmoid()))),
      spatial_(register_module("sSE", torch::nn::Sequential(pointwise(channels, 1), torch::nn::Sigmoid()))) {}

torch::Tensor ScseImpl::forward(const torch::Tensor& x) {
    return x * (channel_->forward(x) + spatial_->forward(x));
}

} // namespace nucleoscope
