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
    /// The same of `x` [N, in, H, W] doubled to the nearest pixel, with `skip` [N, skip, 2H, 2W] beside it;
    /// folded, without making the doubled map.
    torch::Tensor forwardDoubled(const torch::Tensor& x, const torch::Tensor& skip);
    void fold() override { isFolded_ = true; }

private:
    bool takes(const torch::Tensor& x) const;
    /// In one pass over the map, which lies channels last on the CPU. `skip` may be undefined: then `x` is
    /// the whole map.
    torch::Tensor foldedForward(const torch::Tensor& x, const torch::Tensor& skip);

    torch::nn::Sequential channel_ = nullptr;
    torch::nn::Sequential spatial_ = nullptr;
    bool isFolded_ = false;
};
TORCH_MODULE(Scse);

} // namespace nucleoscope
