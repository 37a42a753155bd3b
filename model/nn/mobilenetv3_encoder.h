#pragma once

#include "model/nn/mobilenetv3_block.h"

#include <string>
#include <vector>

namespace nucleoscope {

/// MobileNetV3 as the encoder of a segmentation network, with five taps at strides 2, 4, 8, 16 and 32. Names
/// as in segmentation_models.pytorch with timm's `tf_mobilenetv3_large_100` and `…_small_100`:
/// `model.conv_stem`, `model.bn1`, `model.blocks.S.B.*`. The stem is always a plain convolution.
class MobileNetV3EncoderImpl : public torch::nn::Module {
public:
    /// @param name one of encoderNames(). @throws Error for another.
    MobileNetV3EncoderImpl(const std::string& name, const EncoderConvolutions& convolutions);

    /// @param image [N, 3, H, W]; @return the taps, stride 2 first.
    std::vector<torch::Tensor> forward(const torch::Tensor& image);

    /// Channels of the taps, stride 2 first.
    const std::vector<int64_t>& channels() const { return channels_; }

private:
    std::shared_ptr<ConvolutionImpl> stem_;
    torch::nn::BatchNorm2d stemNorm_ = nullptr;
    std::vector<std::vector<MobileNetV3Block>> stages_;
    std::vector<std::size_t> taps_; ///< A tap after so many stages; 0: after the stem.
    std::vector<int64_t> channels_;
};
TORCH_MODULE(MobileNetV3Encoder);

} // namespace nucleoscope
