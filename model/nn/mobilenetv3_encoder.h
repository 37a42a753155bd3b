#pragma once

#include "model/nn/mobilenetv3_block.h"

#include <string>
#include <vector>

namespace nucleoscope {

/// Options of a MobileNetV3 encoder.
struct MobileNetV3EncoderOptions {
    /// @param name one of encoderNames().
    explicit MobileNetV3EncoderOptions(std::string name) : name_(std::move(name)) {}
    TORCH_ARG(std::string, name);
    TORCH_ARG(EncoderConvolutions, convolutions);
    /// 32, 16 or 8. The stages that would go deeper keep the size and are dilated 2 times for each stride
    /// that they lose, their first block too (segmentation_models.pytorch 0.3.3 with its `timm-` encoders).
    TORCH_ARG(int64_t, outputStride) = 32;
    /// Taps that forward() gives, 1 to 5; deeper stages exist, for their names, and do not run.
    TORCH_ARG(int64_t, depth) = 5;
};

/// MobileNetV3 as the encoder of a segmentation network, with taps at strides 2, 4, 8, 16 and 32. Names as
/// in segmentation_models.pytorch with timm's `tf_mobilenetv3_large_100` and `…_small_100`:
/// `model.conv_stem`, `model.bn1`, `model.blocks.S.B.*`. The stem is always a plain convolution.
class MobileNetV3EncoderImpl : public torch::nn::Module, public Foldable {
public:
    /// @throws Error for an unknown name.
    explicit MobileNetV3EncoderImpl(const MobileNetV3EncoderOptions& options);

    /// @param image [N, 3, H, W]; @return the taps, stride 2 first.
    std::vector<torch::Tensor> forward(const torch::Tensor& image);

    void fold() override;

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
