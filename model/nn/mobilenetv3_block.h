#pragma once

#include "model/nn/folding.h"
#include "model/nn/odconv.h"
#include "model/nn/squeeze_excite.h"

#include <memory>
#include <string>

namespace nucleoscope {

/// One line of the MobileNetV3 table (Howard et al. 2019), as timm's `tf_mobilenetv3` builds it.
struct MobileNetV3BlockOptions {
    enum class Kind { DepthwiseSeparable, InvertedResidual, Pointwise };

    MobileNetV3BlockOptions(Kind kind, int64_t inChannels, int64_t outChannels)
        : kind_(kind), inChannels_(inChannels), outChannels_(outChannels) {}
    TORCH_ARG(Kind, kind);
    TORCH_ARG(int64_t, inChannels);
    TORCH_ARG(int64_t, outChannels);
    TORCH_ARG(int64_t, kernelSize) = 1;
    TORCH_ARG(int64_t, stride) = 1;
    TORCH_ARG(int64_t, dilation) = 1;
    TORCH_ARG(int64_t, expandedChannels) = 0; ///< Of the inverted residual.
    TORCH_ARG(int64_t, squeezedChannels) = 0; ///< Of squeeze-and-excitation; 0: none.
    TORCH_ARG(bool, hardSwish) = false;       ///< Otherwise ReLU.
};

/// Which convolutions of a block are omni-dimensional, and of what kind.
struct EncoderConvolutions {
    TORCH_ARG(ODConvPlacement, placement) = ODConvPlacement::None;
    TORCH_ARG(int64_t, kernelCount) = 4;
    TORCH_ARG(AttentionNorm, norm) = AttentionNorm::Batch;
    TORCH_ARG(AttentionInit, init) = AttentionInit::FanOut;

public:
    /// Plain or omni-dimensional, by the placement; a convolution with groups is a depthwise one.
    std::shared_ptr<ConvolutionImpl> make(const ConvolutionOptions& geometry) const;
};

/// A block of MobileNetV3. Children named as in timm: `conv_pw, bn1, conv_dw, bn2, se, conv_pwl, bn3`
/// (inverted residual), `conv_dw, bn1, se, conv_pw, bn2` (depthwise separable), `conv, bn1` (pointwise).
/// Batch norms use 1e-3.
class MobileNetV3BlockImpl : public torch::nn::Module, public Foldable {
public:
    MobileNetV3BlockImpl(const MobileNetV3BlockOptions& options, const EncoderConvolutions& convolutions);
    /// @param x [N, in, H, W]; @return [N, out, ceil(H / stride), ceil(W / stride)].
    torch::Tensor forward(const torch::Tensor& x);
    void fold() override;

private:
    struct Unit {
        std::shared_ptr<ConvolutionImpl> convolution;
        torch::nn::BatchNorm2d norm = nullptr;
        bool active = true; ///< An activation follows that is not folded.
        SqueezeExcite squeezeExcite = nullptr;
    };

    void addUnit(const std::string& convolutionName, const ConvolutionOptions& geometry, bool active,
                 int64_t squeezedChannels);

    MobileNetV3BlockOptions options_;
    EncoderConvolutions convolutions_;
    std::vector<Unit> units_;
};
TORCH_MODULE(MobileNetV3Block);

/// Batch norm with the epsilon of TensorFlow's MobileNetV3.
torch::nn::BatchNorm2d mobileNetBatchNorm(int64_t channels);

} // namespace nucleoscope
