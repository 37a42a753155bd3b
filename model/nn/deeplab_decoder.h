#pragma once

#include "model/nn/atrous_pooling.h"
#include "model/nn/decoder.h"

#include <vector>

namespace nucleoscope {

/// The decoder of DeepLabV3 (Chen et al. 2017): atrous pooling of the deepest tap `0`, a 3×3 convolution `1`
/// (separable where the pooling is), batch norm `2`, ReLU. The map has the size of that tap.
class DeepLabV3DecoderImpl : public DecoderImpl, public Foldable {
public:
    explicit DeepLabV3DecoderImpl(const AtrousPoolingOptions& options);
    torch::Tensor forward(const std::vector<torch::Tensor>& features) override;
    int64_t outChannels() const override { return outChannels_; }
    void fold() override;

private:
    AtrousPooling pooling_ = nullptr;
    torch::nn::Conv2d convolution_ = nullptr;
    SeparableConvolution separable_ = nullptr;
    torch::nn::BatchNorm2d norm_ = nullptr;
    int64_t outChannels_;
    std::unique_ptr<FoldedConvolution> folded_;
};
TORCH_MODULE(DeepLabV3Decoder);

/// The decoder of DeepLabV3+ (Chen et al. 2018): that of DeepLabV3 with separable convolutions `aspp`, joined
/// with the tap at stride 4 (`block1`) by a separable convolution `block2`. The map has a quarter of the
/// image's sides.
class DeepLabV3PlusDecoderImpl : public DecoderImpl {
public:
    /// @param encoderChannels channels of the five taps, stride 2 first.
    explicit DeepLabV3PlusDecoderImpl(const std::vector<int64_t>& encoderChannels);
    torch::Tensor forward(const std::vector<torch::Tensor>& features) override;
    int64_t outChannels() const override { return deep_->outChannels(); }

private:
    DeepLabV3Decoder deep_ = nullptr;
    ConvolutionUnit shallow_ = nullptr;
    SeparableUnit joined_ = nullptr;
};
TORCH_MODULE(DeepLabV3PlusDecoder);

} // namespace nucleoscope
