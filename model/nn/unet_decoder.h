#pragma once

#include "model/nn/scse.h"

#include <torch/torch.h>

#include <vector>

namespace nucleoscope {

/// One step up of a U-Net: nearest ×2, concatenation with the skip, [scSE], two 3×3 convolutions with batch
/// norm and ReLU, [scSE]. Children `conv1, attention1, conv2, attention2` as in segmentation_models.pytorch.
class UnetDecoderBlockImpl : public torch::nn::Module {
public:
    UnetDecoderBlockImpl(int64_t inChannels, int64_t skipChannels, int64_t outChannels, bool withScse);
    /// @param x [N, in, H, W]; @param skip [N, skip, 2H, 2W], undefined where there is none. @return [N, out,
    /// 2H, 2W].
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& skip);

private:
    Scse addScse(const std::string& name, int64_t channels);

    torch::nn::Sequential conv1_ = nullptr;
    Scse attention1_ = nullptr; ///< Not executed where there is no skip, as in the reference.
    torch::nn::Sequential conv2_ = nullptr;
    Scse attention2_ = nullptr;
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

/// The decoder of a U-Net: children `blocks.I`, deepest first.
class UnetDecoderImpl : public torch::nn::Module {
public:
    explicit UnetDecoderImpl(const UnetDecoderOptions& options);
    /// @param features the taps, stride 2 first; @return a map with the size of the image.
    torch::Tensor forward(const std::vector<torch::Tensor>& features);

private:
    std::vector<UnetDecoderBlock> blocks_;
};
TORCH_MODULE(UnetDecoder);

/// The 3×3 convolution to logits that ends a U-Net: child `0`.
torch::nn::Sequential segmentationHead(int64_t inChannels, int classes);

/// Start of decoders in segmentation_models.pytorch: convolutions Kaiming uniform over the fan-in, biases 0.
void initializeDecoder(torch::nn::Module& decoder);

/// Start of heads there: convolutions Xavier uniform, biases 0.
void initializeHead(torch::nn::Module& head);

} // namespace nucleoscope
