#pragma once

#include "model/nn/convolution_unit.h"
#include "model/nn/decoder.h"
#include "model/nn/doubling_convolution.h"
#include "model/nn/scse.h"

#include <torch/torch.h>

#include <vector>

namespace nucleoscope {

/// One step up of a U-Net: nearest ×2, concatenation with the skip, [scSE], two 3×3 convolutions with batch
/// norm and ReLU, [scSE]. Children `conv1, attention1, conv2, attention2` as in segmentation_models.pytorch.
class UnetDecoderBlockImpl : public torch::nn::Module, public Foldable {
public:
    UnetDecoderBlockImpl(int64_t inChannels, int64_t skipChannels, int64_t outChannels,
                         bool withScse = false);
    /// @param x [N, in, H, W]; @param skip [N, skip, 2H, 2W], undefined where there is none. @return [N, out,
    /// 2H, 2W].
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& skip);
    void fold() override;

private:
    /// The map doubled to the nearest pixel with the skip beside it, weighed where there is an attention.
    torch::Tensor doubledBeside(const torch::Tensor& x, const torch::Tensor& skip);
    Scse addScse(const std::string& name, int64_t channels);

    ConvolutionUnit conv1_ = nullptr;
    Scse attention1_ = nullptr; ///< Not executed where there is no skip, as in the reference.
    ConvolutionUnit conv2_ = nullptr;
    Scse attention2_ = nullptr;
    int64_t inChannels_;
    bool hasSkip_;
    std::unique_ptr<DoublingConvolution> doubling_; ///< All before conv2, where nothing comes between.
};
TORCH_MODULE(UnetDecoderBlock);

/// Options of the decoder of a U-Net.
struct UnetDecoderOptions {
    /// @param encoderChannels channels of the taps, stride 2 first.
    explicit UnetDecoderOptions(std::vector<int64_t> encoderChannels)
        : encoderChannels_(std::move(encoderChannels)) {}
    TORCH_ARG(std::vector<int64_t>, encoderChannels);
    TORCH_ARG(std::vector<int64_t>, decoderChannels) = {256, 128, 64, 32, 16};
    TORCH_ARG(bool, scse) = false;
};

/// The decoder of a U-Net: children `blocks.I`, deepest first. The map has the size of the image.
class UnetDecoderImpl : public DecoderImpl {
public:
    explicit UnetDecoderImpl(const UnetDecoderOptions& options);
    torch::Tensor forward(const std::vector<torch::Tensor>& features) override;
    int64_t outChannels() const override { return outChannels_; }

private:
    std::vector<UnetDecoderBlock> blocks_;
    int64_t outChannels_;
};
TORCH_MODULE(UnetDecoder);

} // namespace nucleoscope
