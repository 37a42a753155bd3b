#pragma once

#include "model/nn/convolution_unit.h"
#include "model/nn/decoder.h"

#include <vector>

namespace nucleoscope {

/// One step up of LinkNet: 1×1 convolution to a quarter of the channels, transposed 4×4 convolution of stride
/// 2 with bias, 1×1 convolution, each with batch norm and ReLU; then the skip is added. Children `block.I`.
class LinknetDecoderBlockImpl : public torch::nn::Module, public Foldable {
public:
    LinknetDecoderBlockImpl(int64_t inChannels, int64_t outChannels);
    /// @param x [N, in, H, W]; @param skip [N, out, 2H, 2W], undefined where there is none. @return [N, out,
    /// 2H, 2W].
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& skip);
    void fold() override;

private:
    ConvolutionUnit narrow_ = nullptr;
    torch::nn::ConvTranspose2d transposed_ = nullptr;
    torch::nn::BatchNorm2d norm_ = nullptr;
    ConvolutionUnit wide_ = nullptr;
};
TORCH_MODULE(LinknetDecoderBlock);

/// The decoder of LinkNet (Chaurasia & Culurciello 2017): children `blocks.I`, deepest first. The map has the
/// size of the image.
class LinknetDecoderImpl : public DecoderImpl {
public:
    /// @param encoderChannels channels of the taps, stride 2 first.
    explicit LinknetDecoderImpl(const std::vector<int64_t>& encoderChannels);
    torch::Tensor forward(const std::vector<torch::Tensor>& features) override;
    int64_t outChannels() const override;

private:
    std::vector<LinknetDecoderBlock> blocks_;
};
TORCH_MODULE(LinknetDecoder);

} // namespace nucleoscope
