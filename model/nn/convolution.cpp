#include "model/nn/convolution.h"

#include "model/nn/folded_convolution.h"

#include <algorithm>
#include <cmath>

namespace nucleoscope {
namespace {

struct Margins {
    int64_t before;
    int64_t after;
};

Margins marginsOf(const ConvolutionOptions& options, int64_t side) {
    const int64_t reach = options.dilation() * (options.kernelSize() - 1);
    if (options.padding() == Padding::Symmetric) {
        return {reach / 2, reach / 2};
    }
    const int64_t outputs = (side + options.stride() - 1) / options.stride();
    const int64_t total = std::max<int64_t>((outputs - 1) * options.stride() + reach + 1 - side, 0);
    return {total / 2, total - total / 2};
}

} // namespace

PaddedMap pad(const torch::Tensor& x, const ConvolutionOptions& options) {
    const Margins rows = marginsOf(options, x.size(2));
    const Margins columns = marginsOf(options, x.size(3));
    if (rows.before == rows.after && columns.before == columns.after) {
        return {x, {rows.before, columns.before}};
    }
    return {torch::constant_pad_nd(x, {columns.before, columns.after, rows.before, rows.after}, 0), {0, 0}};
}

torch::Tensor convolve(const PaddedMap& x, const torch::Tensor& weight, const ConvolutionOptions& options,
                       int64_t groups, const torch::Tensor& bias) {
    const std::vector<int64_t> strides{options.stride(), options.stride()};
    const std::vector<int64_t> dilation{options.dilation(), options.dilation()};
    return torch::conv2d(x.map, weight, bias, strides, x.padding, dilation, groups);
}

PlainConvolutionImpl::PlainConvolutionImpl(const ConvolutionOptions& options) : options_(options) {
    const int64_t kernel = options.kernelSize();
    weight_ = register_parameter(
        "weight",
        torch::empty({options.outChannels(), options.inChannels() / options.groups(), kernel, kernel}));
    const auto fanOut = static_cast<double>(kernel * kernel * options.outChannels() / options.groups());
    torch::nn::init::normal_(weight_, 0, std::sqrt(2 / fanOut));
}

PlainConvolutionImpl::~PlainConvolutionImpl() = default;

void PlainConvolutionImpl::fold(const ChannelScale& norm, bool active) {
    folded_ = std::make_unique<FoldedConvolution>(weight_ * norm.scale.view({-1, 1, 1, 1}), norm.shift,
                                                  options_, active);
}

torch::Tensor PlainConvolutionImpl::forward(const torch::Tensor& x) {
    if (folded_) {
        return (*folded_)(x);
    }
    return convolve(pad(x, options_), weight_, options_, options_.groups());
}

} // namespace nucleoscope
