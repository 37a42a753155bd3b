#include "model/nn/atrous_pooling.h"

namespace nucleoscope {
namespace {

constexpr double dropout = 0.5;

} // namespace

AtrousPoolingImpl::AtrousPoolingImpl(const AtrousPoolingOptions& options) {
    const int64_t in = options.inChannels();
    const int64_t out = options.outChannels();
    torch::nn::ModuleList branches;
    pointwise_ = ConvolutionUnit(ConvolutionUnitOptions(in, out, 1));
    branches->push_back(pointwise_);
    for (const int64_t rate : options.rates()) {
        if (options.separable()) {
            separable_.emplace_back(in, out, rate);
            branches->push_back(separable_.back());
        } else {
            atrous_.emplace_back(ConvolutionUnitOptions(in, out, 3).dilation(rate));
            branches->push_back(atrous_.back());
        }
    }
    mean_ = ConvolutionUnit(ConvolutionUnitOptions(in, out, 1).convolutionName("1").normName("2"));
    branches->push_back(mean_);
    const auto count = static_cast<int64_t>(branches->size());
    register_module("convs", branches);
    project_ = register_module("project", ConvolutionUnit(ConvolutionUnitOptions(count * out, out, 1)));
    dropout_ = register_module("dropout", torch::nn::Dropout(dropout));
}

torch::Tensor AtrousPoolingImpl::forward(const torch::Tensor& x) {
    std::vector<torch::Tensor> maps{pointwise_(x)};
    for (auto& branch : atrous_) {
        maps.push_back(branch(x));
    }
    for (auto& branch : separable_) {
        maps.push_back(branch(x));
    }
    // One value for each channel, enlarged: the same everywhere, however it is interpolated.
    const auto mean = mean_(x.mean({2, 3}, true));
    maps.push_back(mean.expand({-1, -1, x.size(2), x.size(3)}));
    return dropout_(project_(torch::cat(maps, 1)));
}

} // namespace nucleoscope
