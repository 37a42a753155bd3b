#include "model/nn/spatial_attention.h"

namespace nucleoscope {

SpatialAttentionImpl::SpatialAttentionImpl()
    : convolution_(register_module(
          "conv1", torch::nn::Conv2d(torch::nn::Conv2dOptions(2, 1, 7).padding(3).bias(false)))) {}

torch::Tensor SpatialAttentionImpl::forward(const torch::Tensor& x) {
    // amax() is faster, but its gradient is shared by equal values, which the published one gives to one of
    // them.
    const auto maximum = torch::GradMode::is_enabled() ? std::get<0>(x.max(1, true)) : x.amax(1, true);
    return torch::sigmoid(convolution_(torch::cat({x.mean(1, true), maximum}, 1)));
}

} // namespace nucleoscope
