#pragma once

#include "model/nn/folding.h"

#include <torch/torch.h>

namespace nucleoscope {

/// Concurrent spatial and channel squeeze and excitation (Roy et al. 2018): x · (cSE(x) + sSE(x)). Children
/// `cSE` and `sSE` as in segmentation_models.pytorch.
class ScseImpl : public torch::nn::Module, public Foldable {
public:
    /// @param channels at least 16: the channel branch narrows 16 times.
    explicit ScseImpl(int64_t channels);
    /// @param x [N, channels, H, W]; the result has the same shape.
    torch::Tensor forward(const torch::Tensor& x);
    void fold() override { isFolded_ = true; }

private:
    /// In one pass over the map, which lies channels last on the CPU.
    torch::Tensor foldedForward(const torch::Tensor& x);

    torch::nn::Sequential channel_ = nullptr;
    torch::nn::Sequential spatial_ = nullptr;
    bool isFolded_ = false;
};
TORCH_MODULE(Scse);

} // namespace nucleoscope
