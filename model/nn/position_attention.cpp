#include "model/nn/position_attention.h"

#include "model/nn/interruption.h"

namespace nucleoscope {
namespace {

constexpr int64_t narrow = 64; ///< Channels in which pixels are compared.

torch::nn::Conv2d convolution(int64_t in, int64_t out, int64_t kernelSize) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, kernelSize).padding(kernelSize / 2));
}

} // namespace

PositionAttentionImpl::PositionAttentionImpl(int64_t channels)
    : top_(register_module("top_conv", convolution(channels, narrow, 1))),
      center_(register_module("center_conv", convolution(channels, narrow, 1))),
      bottom_(register_module("bottom_conv", convolution(channels, channels, 3))),
      out_(register_module("out_conv", convolution(channels, channels, 3))) {}

torch::Tensor PositionAttentionImpl::forward(const torch::Tensor& x) {
    pollInterruption();
    const auto top = top_(x).flatten(2);
    const auto center = center_(x).flatten(2).transpose(1, 2);
    const auto bottom = (foldedBottom_ ? (*foldedBottom_)(x) : bottom_(x)).flatten(2).transpose(1, 2);
    const auto pairs = torch::bmm(center, top);
    const auto weights = torch::softmax(pairs.flatten(1), 1).view_as(pairs);
    const auto gathered = torch::bmm(weights, bottom).reshape(x.sizes());
    pollInterruption();
    const auto sum = x + gathered;
    return foldedOut_ ? (*foldedOut_)(sum) : out_(sum);
}

void PositionAttentionImpl::fold() {
    foldedBottom_ = folded(bottom_, nullptr, false);
    foldedOut_ = folded(out_, nullptr, false);
}

} // namespace nucleoscope
