#pragma once

#include "model/nn/convolution.h"
#include "model/nn/network_options.h"

namespace nucleoscope {

/// Options of an omni-dimensional convolution.
struct ODConv2dOptions {
    explicit ODConv2dOptions(const ConvolutionOptions& geometry) : geometry_(geometry) {}
    TORCH_ARG(ConvolutionOptions, geometry);
    TORCH_ARG(int64_t, kernelCount) = 4;
    TORCH_ARG(double, reduction) = 1.0 / 16;
    TORCH_ARG(AttentionNorm, norm) = AttentionNorm::Batch;
    TORCH_ARG(AttentionInit, init) = AttentionInit::FanOut;
};

/// The four attentions of a batch; those that the geometry makes pointless are undefined (they count as 1).
struct ODAttentions {
    torch::Tensor channel; ///< [N, in]
    torch::Tensor filter;  ///< [N, out]; undefined in a depthwise convolution.
    torch::Tensor spatial; ///< [N, k·k]; undefined for k = 1.
    torch::Tensor kernel;  ///< [N, kernels], sums to 1; undefined for one kernel.
};

/// The head that computes the attentions of an ODConv from the mean of each channel.
class ODAttentionImpl : public torch::nn::Module {
public:
    explicit ODAttentionImpl(const ODConv2dOptions& options);
    /// @param x [N, in, H, W].
    ODAttentions forward(const torch::Tensor& x);
    /// Prepares forward() once and for all: the weights must not change any more.
    void fold();

    double temperature = 1; ///< Divides the logits of all attentions; not part of the state dict.

private:
    /// The layers of the four attentions as one.
    struct Heads {
        torch::Tensor weight; ///< [Σ outputs, width]
        torch::Tensor bias;
    };

    torch::Tensor normalised(const torch::Tensor& squeezed);
    Heads joinedHeads() const;

    torch::nn::Conv2d fc_ = nullptr;
    torch::nn::BatchNorm1d batchNorm_ = nullptr;
    torch::nn::GroupNorm groupNorm_ = nullptr;
    torch::nn::Conv2d channelFc_ = nullptr;
    torch::nn::Conv2d filterFc_ = nullptr;
    torch::nn::Conv2d spatialFc_ = nullptr;
    torch::nn::Conv2d kernelFc_ = nullptr;
    Heads folded_; ///< undefined before fold()
};
TORCH_MODULE(ODAttention);

/// Omni-dimensional dynamic convolution (Li, Zhou and Yao, ICLR 2022): each sample is convolved with its own
/// kernel
///   W = Σ_i α_kernel,i · α_filter ⊙ α_channel ⊙ α_spatial ⊙ W_i,
/// where the attentions are functions of the sample. Never a bias. Names as in the published code, so that
/// its weights load: `weight` [kernels, out, in / groups, k, k], `attention.*`.
class ODConv2dImpl : public ConvolutionImpl {
public:
    explicit ODConv2dImpl(const ODConv2dOptions& options);
    torch::Tensor forward(const torch::Tensor& x) override;
    void fold(const ChannelScale& norm, bool active) override;
    void setTemperature(double temperature) { attention_->temperature = temperature; }

private:
    torch::Tensor sampleWeights(const ODAttentions& attentions) const;
    torch::Tensor foldedForward(const PaddedMap& x);

    ConvolutionOptions geometry_;
    torch::Tensor weight_;
    ODAttention attention_ = nullptr;
    ChannelScale norm_; ///< Of what is folded; undefined before.
    bool active_ = false;
};
TORCH_MODULE(ODConv2d);

/// Sets the temperature of every ODConv inside `module`.
void setODConvTemperature(torch::nn::Module& module, double temperature);

/// Published schedule: from `initial` linearly down to 1 at step `steps`, 1 from there on.
double annealedTemperature(double initial, int64_t step, int64_t steps);

} // namespace nucleoscope
