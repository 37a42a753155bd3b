#include "model/nn/linknet_decoder.h"

#include "model/nn/interruption.h"

namespace nucleoscope {
namespace {

constexpr int64_t lastWidth = 32;
constexpr int64_t reduction = 4;

} // namespace

LinknetDecoderBlockImpl::LinknetDecoderBlockImpl(int64_t inChannels, int64_t outChannels) {
    const int64_t narrow = inChannels / reduction;
    const auto block = register_module("block", std::make_shared<torch::nn::Module>());
    narrow_ = block->register_module("0", ConvolutionUnit(ConvolutionUnitOptions(inChannels, narrow, 1)));
    const auto up = block->register_module("1", std::make_shared<torch::nn::Module>());
    transposed_ = up->register_module(
        "0", torch::nn::ConvTranspose2d(
                 torch::nn::ConvTranspose2dOptions(narrow, narrow, 4).stride(2).padding(1)));
    norm_ = up->register_module("1", torch::nn::BatchNorm2d(narrow));
    wide_ = block->register_module("2", ConvolutionUnit(ConvolutionUnitOptions(narrow, outChannels, 1)));
}

torch::Tensor LinknetDecoderBlockImpl::forward(const torch::Tensor& x, const torch::Tensor& skip) {
    const auto narrow = narrow_(x);
    pollInterruption();
    auto enlarged = transposed_(narrow);
    const auto y = wide_(norm_ ? norm_(enlarged).relu_() : enlarged.relu_());
    return skip.defined() ? y + skip : y;
}

void LinknetDecoderBlockImpl::fold() {
    const ChannelScale channels = channelScaleOf(norm_);
    transposed_->weight.mul_(channels.scale.view({1, -1, 1, 1}));
    transposed_->bias.mul_(channels.scale).add_(channels.shift);
    norm_ = nullptr;
}

LinknetDecoderImpl::LinknetDecoderImpl(const std::vector<int64_t>& encoderChannels) {
    std::vector<int64_t> widths(encoderChannels.rbegin(), encoderChannels.rend());
    widths.push_back(lastWidth);
    torch::nn::ModuleList blocks;
    for (std::size_t step = 0; step + 1 < widths.size(); ++step) {
        blocks_.emplace_back(widths[step], widths[step + 1]);
        blocks->push_back(blocks_.back());
    }
    register_module("blocks", blocks);
    initializeDecoder(*this);
}

torch::Tensor LinknetDecoderImpl::forward(const std::vector<torch::Tensor>& features) {
    auto x = features.back();
    for (std::size_t step = 0; step < blocks_.size(); ++step) {
        const bool hasSkip = step + 1 < features.size();
        x = blocks_[step](x, hasSkip ? features[features.size() - 2 - step] : torch::Tensor());
    }
    return x;
}

int64_t LinknetDecoderImpl::outChannels() const {
    return lastWidth;
}

} // namespace nucleoscope
