#include "model/nn/sdi.h"

#include "model/nn/interruption.h"

namespace nucleoscope {
namespace {

torch::Tensor resized(const torch::Tensor& map, int64_t height, int64_t width) {
    if (map.size(2) == height && map.size(3) == width) {
        return map;
    }
    if (map.size(2) > height) {
        return torch::adaptive_avg_pool2d(map, {height, width});
    }
    return torch::upsample_bilinear2d(map, {height, width}, /*align_corners=*/true);
}

void startNearOne(torch::nn::Conv2d& convolution) {
    const torch::NoGradGuard noGradient;
    convolution->weight.mul_(0.5);
    convolution->bias.fill_(1);
}

} // namespace

SdiImpl::SdiImpl(const SdiOptions& options) {
    torch::nn::ModuleList convolutions;
    for (int64_t level = 0; level < options.levels(); ++level) {
        torch::nn::Conv2d convolution(
            torch::nn::Conv2dOptions(options.channels(), options.channels(), 3).padding(1));
        if (options.init() == SdiInit::NearOne) {
            startNearOne(convolution);
        }
        convolutions->push_back(convolution);
        convolutions_.push_back(convolution);
    }
    register_module("convs", convolutions);
}

torch::Tensor SdiImpl::forward(const std::vector<torch::Tensor>& maps, int64_t height, int64_t width) {
    TORCH_CHECK(maps.size() == convolutions_.size(), "SDI built for ", convolutions_.size(), " levels, got ",
                maps.size());
    if (!folded_.empty()) {
        return foldedForward(maps, height, width);
    }
    torch::Tensor product;
    for (std::size_t level = 0; level < maps.size(); ++level) {
        pollInterruption();
        const auto factor = convolutions_[level](resized(maps[level], height, width));
        product = product.defined() ? product * factor : factor;
    }
    return product;
}

torch::Tensor SdiImpl::foldedForward(const std::vector<torch::Tensor>& maps, int64_t height,
                                     int64_t width) const {
    torch::Tensor product;
    for (std::size_t level = 0; level < maps.size(); ++level) {
        pollInterruption();
        if (product.defined() && EnlargingConvolution::takes(maps[level], height, width)) {
            enlarging_[level]->multiply(maps[level], product);
            continue;
        }
        const auto factor = (*folded_[level])(resized(maps[level], height, width));
        product =
            product.defined() ? product.mul_(factor) : factor.contiguous(torch::MemoryFormat::ChannelsLast);
    }
    return product;
}

void SdiImpl::fold() {
    for (const auto& convolution : convolutions_) {
        enlarging_.push_back(std::make_unique<EnlargingConvolution>(convolution->weight, convolution->bias));
        folded_.push_back(folded(convolution, nullptr, false));
    }
}

} // namespace nucleoscope
