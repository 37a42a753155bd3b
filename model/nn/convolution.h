#pragma once

#include <torch/torch.h>

#include <memory>
#include <vector>

namespace nucleoscope {

class FoldedConvolution;

/// y = scale · x + shift for each channel: what a batch norm does in eval mode.
struct ChannelScale {
    torch::Tensor scale; ///< [channels]
    torch::Tensor shift; ///< [channels]
};

/// Symmetric: (k − 1) / 2 on each side. Same: TensorFlow's rule, output side ceil(n / stride), the odd pixel
/// after.
enum class Padding { Symmetric, Same };

/// Geometry of a square convolution without bias.
struct ConvolutionOptions {
    ConvolutionOptions(int64_t inChannels, int64_t outChannels, int64_t kernelSize)
        : inChannels_(inChannels), outChannels_(outChannels), kernelSize_(kernelSize) {}
    TORCH_ARG(int64_t, inChannels);
    TORCH_ARG(int64_t, outChannels);
    TORCH_ARG(int64_t, kernelSize);
    TORCH_ARG(int64_t, stride) = 1;
    TORCH_ARG(int64_t, dilation) = 1;
    TORCH_ARG(int64_t, groups) = 1;
    TORCH_ARG(Padding, padding) = Padding::Same;
};

/// A convolution of an encoder block: plain or omni-dimensional, the block does not care.
class ConvolutionImpl : public torch::nn::Module {
public:
    /// @param x [N, in, H, W]; @return [N, out, H', W'].
    virtual torch::Tensor forward(const torch::Tensor& x) = 0;
    /// Takes over what follows, for inference: a batch norm and, if `active`, a ReLU.
    virtual void fold(const ChannelScale& norm, bool active) = 0;
};

/// One weight [out, in / groups, k, k] for all samples, started as timm does: normal, variance 2 · groups /
/// (k² · out).
class PlainConvolutionImpl : public ConvolutionImpl {
public:
    explicit PlainConvolutionImpl(const ConvolutionOptions& options);
    ~PlainConvolutionImpl() override;
    torch::Tensor forward(const torch::Tensor& x) override;
    void fold(const ChannelScale& norm, bool active) override;

private:
    std::unique_ptr<FoldedConvolution> folded_;
    ConvolutionOptions options_;
    torch::Tensor weight_;
};

/// A map with the margin of zeros that a convolution cannot add itself, because its sides differ.
struct PaddedMap {
    torch::Tensor map;            ///< [N, C, H, W]
    std::vector<int64_t> padding; ///< Rows and columns that are left for the convolution to add on each side.
};
PaddedMap pad(const torch::Tensor& x, const ConvolutionOptions& options);

/// torch::conv2d, with a bias if it is defined, with the stride and dilation of `options`; `groups` may be
/// more than they say when maps of samples are merged.
torch::Tensor convolve(const PaddedMap& x, const torch::Tensor& weight, const ConvolutionOptions& options,
                       int64_t groups, const torch::Tensor& bias = {});

} // namespace nucleoscope
