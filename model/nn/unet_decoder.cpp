#include "model/nn/unet_decoder.h"

#include "model/nn/convolution.h"
#include "model/nn/interruption.h"

#include <functional>

namespace nucleoscope {
namespace {

void initializeConvolutions(torch::nn::Module& module, const std::function<void(torch::Tensor&)>& start) {
    for (const auto& child : module.modules(/*include_self=*/false)) {
        if (auto* convolution = child->as<torch::nn::Conv2dImpl>()) {
            start(convolution->weight);
            if (convolution->bias.defined()) {
                torch::nn::init::zeros_(convolution->bias);
            }
        }
    }
}

} // namespace

UnetDecoderBlockImpl::UnetDecoderBlockImpl(int64_t inChannels, int64_t skipChannels, int64_t outChannels,
                                           bool withScse) {
    conv1_ = register_module("conv1", convolutionBatchNormRelu(inChannels + skipChannels, outChannels, 3));
    if (withScse) {
        attention1_ = addScse("attention1", inChannels + skipChannels);
    }
    conv2_ = register_module("conv2", convolutionBatchNormRelu(outChannels, outChannels, 3));
    if (withScse) {
        attention2_ = addScse("attention2", outChannels);
    }
}

Scse UnetDecoderBlockImpl::addScse(const std::string& name, int64_t channels) {
    return register_module(name, std::make_shared<torch::nn::Module>())
        ->register_module("attention", Scse(channels));
}

torch::Tensor UnetDecoderBlockImpl::forward(const torch::Tensor& x, const torch::Tensor& skip) {
    auto y = torch::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)});
    if (skip.defined()) {
        y = torch::cat({y, skip}, 1);
        if (attention1_) {
            y = attention1_(y);
        }
    }
    pollInterruption();
    y = conv1_->forward(y);
    pollInterruption();
    y = conv2_->forward(y);
    return attention2_ ? attention2_(y) : y;
}

UnetDecoderImpl::UnetDecoderImpl(const UnetDecoderOptions& options) {
    const auto& taps = options.encoderChannels();
    const auto& widths = options.decoderChannels();
    TORCH_CHECK(taps.size() == widths.size(), "a U-Net decoder needs one width for each tap");
    torch::nn::ModuleList blocks;
    int64_t in = taps.back();
    for (std::size_t step = 0; step < widths.size(); ++step) {
        const int64_t skip = step + 1 < taps.size() ? taps[taps.size() - 2 - step] : 0;
        blocks_.emplace_back(in, skip, widths[step], options.scse());
        blocks->push_back(blocks_.back());
        in = widths[step];
    }
    register_module("blocks", blocks);
    initializeDecoder(*this);
}

torch::Tensor UnetDecoderImpl::forward(const std::vector<torch::Tensor>& features) {
    auto x = features.back();
    for (std::size_t step = 0; step < blocks_.size(); ++step) {
        const bool hasSkip = step + 1 < features.size();
        x = blocks_[step](x, hasSkip ? features[features.size() - 2 - step] : torch::Tensor());
    }
    return x;
}

torch::nn::Sequential segmentationHead(int64_t inChannels, int classes) {
    torch::nn::Sequential head(
        torch::nn::Conv2d(torch::nn::Conv2dOptions(inChannels, classes, 3).padding(1)));
    initializeHead(*head);
    return head;
}

void initializeDecoder(torch::nn::Module& decoder) {
    initializeConvolutions(decoder, [](torch::Tensor& weight) {
        torch::nn::init::kaiming_uniform_(weight, 0, torch::kFanIn, torch::kReLU);
    });
}

void initializeHead(torch::nn::Module& head) {
    initializeConvolutions(head, [](torch::Tensor& weight) { torch::nn::init::xavier_uniform_(weight); });
}

} // namespace nucleoscope
