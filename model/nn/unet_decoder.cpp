#include "model/nn/unet_decoder.h"

#include "model/nn/interruption.h"
#include "model/nn/resize.h"

namespace nucleoscope {

UnetDecoderBlockImpl::UnetDecoderBlockImpl(int64_t inChannels, int64_t skipChannels, int64_t outChannels,
                                           bool withScse)
    : inChannels_(inChannels), hasSkip_(skipChannels > 0) {
    conv1_ = register_module(
        "conv1", ConvolutionUnit(ConvolutionUnitOptions(inChannels + skipChannels, outChannels, 3)));
    if (withScse) {
        attention1_ = addScse("attention1", inChannels + skipChannels);
    }
    conv2_ = register_module("conv2", ConvolutionUnit(ConvolutionUnitOptions(outChannels, outChannels, 3)));
    if (withScse) {
        attention2_ = addScse("attention2", outChannels);
    }
}

Scse UnetDecoderBlockImpl::addScse(const std::string& name, int64_t channels) {
    return register_module(name, std::make_shared<torch::nn::Module>())
        ->register_module("attention", Scse(channels));
}

torch::Tensor UnetDecoderBlockImpl::forward(const torch::Tensor& x, const torch::Tensor& skip) {
    if (doubling_ && DoublingConvolution::takes(x)) {
        pollInterruption();
        const auto y = conv2_((*doubling_)(x, skip));
        return attention2_ ? attention2_(y) : y;
    }
    const auto y = conv2_(conv1_(doubledBeside(x, skip)));
    return attention2_ ? attention2_(y) : y;
}

torch::Tensor UnetDecoderBlockImpl::doubledBeside(const torch::Tensor& x, const torch::Tensor& skip) {
    if (!skip.defined()) {
        return doubledNearest(x);
    }
    return attention1_ ? attention1_->forwardDoubled(x, skip) : torch::cat({doubledNearest(x), skip}, 1);
}

void UnetDecoderBlockImpl::fold() {
    if (attention1_ && hasSkip_) {
        return;
    }
    const FoldedWeights weights = conv1_->foldedWeights();
    doubling_ =
        std::make_unique<DoublingConvolution>(weights.weight, weights.bias, inChannels_, conv1_->isActive());
}

UnetDecoderImpl::UnetDecoderImpl(const UnetDecoderOptions& options)
    : outChannels_(options.decoderChannels().back()) {
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

} // namespace nucleoscope
