#pragma once

#include "model/nn/folded_convolution.h"

#include <torch/torch.h>

#include <string>

namespace nucleoscope {

/// Options of a unit of a decoder: a convolution of stride 1 that keeps the size, what normalises it and what
/// activates it.
struct ConvolutionUnitOptions {
    ConvolutionUnitOptions(int64_t inChannels, int64_t outChannels, int64_t kernelSize)
        : inChannels_(inChannels), outChannels_(outChannels), kernelSize_(kernelSize) {}
    TORCH_ARG(int64_t, inChannels);
    TORCH_ARG(int64_t, outChannels);
    TORCH_ARG(int64_t, kernelSize);
    TORCH_ARG(int64_t, dilation) = 1;
    TORCH_ARG(bool, bias) = false;
    TORCH_ARG(bool, normalised) = true; ///< Batch norm follows.
    TORCH_ARG(bool, active) = true;     ///< ReLU follows.
    TORCH_ARG(std::string, convolutionName) = "0";
    TORCH_ARG(std::string, normName) = "1";
};

/// Convolution, batch norm, ReLU.
class ConvolutionUnitImpl : public torch::nn::Module, public Foldable {
public:
    explicit ConvolutionUnitImpl(const ConvolutionUnitOptions& options);
    /// @param x [N, in, H, W]; @return [N, out, H, W].
    torch::Tensor forward(const torch::Tensor& x);
    void fold() override;
    /// Weight and bias with the batch norm in them.
    FoldedWeights foldedWeights() const { return nucleoscope::foldedWeights(convolution_, norm_); }
    bool isActive() const { return active_; }

private:
    torch::nn::Conv2d convolution_ = nullptr;
    torch::nn::BatchNorm2d norm_ = nullptr;
    bool active_;
    std::unique_ptr<FoldedConvolution> folded_;
};
TORCH_MODULE(ConvolutionUnit);

/// A depthwise 3×3 convolution `0`, dilated, and a 1×1 convolution `1`; no biases.
class SeparableConvolutionImpl : public torch::nn::Module {
public:
    SeparableConvolutionImpl(int64_t inChannels, int64_t outChannels, int64_t dilation = 1);
    /// @param x [N, in, H, W]; @return [N, out, H, W].
    torch::Tensor forward(const torch::Tensor& x);
    /// Takes over the batch norm and the ReLU that follow.
    void foldWith(const torch::nn::BatchNorm2d& norm);

private:
    torch::nn::Conv2d depthwise_ = nullptr;
    torch::nn::Conv2d pointwise_ = nullptr;
    std::unique_ptr<FoldedConvolution> foldedDepthwise_, foldedPointwise_;
};
TORCH_MODULE(SeparableConvolution);

/// Separable convolution `0`, batch norm `1`, ReLU.
class SeparableUnitImpl : public torch::nn::Module, public Foldable {
public:
    SeparableUnitImpl(int64_t inChannels, int64_t outChannels, int64_t dilation = 1);
    /// @param x [N, in, H, W]; @return [N, out, H, W].
    torch::Tensor forward(const torch::Tensor& x);
    void fold() override;

private:
    SeparableConvolution convolution_ = nullptr;
    torch::nn::BatchNorm2d norm_ = nullptr;
};
TORCH_MODULE(SeparableUnit);

} // namespace nucleoscope
