#pragma once

#include "model/nn/convolution.h"
#include "model/nn/folding.h"

#include <torch/torch.h>

#include <memory>

namespace nucleoscope {

/// A convolution for inference: batch norm and ReLU are part of it, and on the CPU its weights lie as oneDNN
/// wants them, for the size of its first map, or as a WinogradConvolution, where that is faster. Several
/// threads may run it.
class FoldedConvolution {
public:
    /// @param weight [out, in / groups, k, k]; @param bias [out] or undefined; @param active ReLU follows.
    FoldedConvolution(torch::Tensor weight, torch::Tensor bias, const ConvolutionOptions& geometry,
                      bool active);
    ~FoldedConvolution();
    FoldedConvolution(const FoldedConvolution&) = delete;
    FoldedConvolution& operator=(const FoldedConvolution&) = delete;

    /// @param x [N, in, H, W]; @return [N, out, H', W'].
    torch::Tensor operator()(const torch::Tensor& x) const;

private:
    struct Prepared;

    bool suitsWinograd(const torch::Tensor& x) const;

    ConvolutionOptions geometry_;
    torch::Tensor weight_;
    torch::Tensor bias_;
    bool active_;
    std::unique_ptr<Prepared> prepared_; ///< Filled by the first map; null where nothing can be prepared.
};

struct FoldedWeights {
    torch::Tensor weight; ///< [out, in / groups, k, k]
    torch::Tensor bias;   ///< [out]; undefined where there is none.
};
/// Of a convolution and of the batch norm behind it, which may be null.
FoldedWeights foldedWeights(const torch::nn::Conv2d& convolution, const torch::nn::BatchNorm2d& norm);

/// Of a convolution of stride 1 that keeps the size, and of the batch norm behind it, which may be null.
std::unique_ptr<FoldedConvolution> folded(const torch::nn::Conv2d& convolution,
                                          const torch::nn::BatchNorm2d& norm, bool active);

} // namespace nucleoscope
