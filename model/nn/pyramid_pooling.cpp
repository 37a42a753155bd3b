#include "model/nn/pyramid_pooling.h"

#include "model/nn/resize.h"

#include <array>

namespace nucleoscope {
namespace {

constexpr std::array<int64_t, 4> parts{1, 2, 3, 6};

} // namespace

PyramidPoolingImpl::PyramidPoolingImpl(int64_t channels) {
    torch::nn::ModuleList blocks;
    for (const int64_t part : parts) {
        const auto options =
            ConvolutionUnitOptions(channels, channels / static_cast<int64_t>(parts.size()), 1)
                .normalised(part > 1)
                .bias(part == 1);
        const auto block = std::make_shared<torch::nn::Module>();
        units_.push_back(block->register_module("pool", std::make_shared<torch::nn::Module>())
                             ->register_module("1", ConvolutionUnit(options)));
        blocks->push_back(block);
    }
    register_module("blocks", blocks);
}

torch::Tensor PyramidPoolingImpl::forward(const torch::Tensor& x) {
    std::vector<torch::Tensor> maps;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto pooled = units_[i](torch::adaptive_avg_pool2d(x, {parts[i], parts[i]}));
        maps.push_back(resizedBilinear(pooled, x.size(2), x.size(3)));
    }
    maps.push_back(x);
    return torch::cat(maps, 1);
}

} // namespace nucleoscope
