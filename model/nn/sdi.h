#pragma once

#include "model/nn/enlarging_convolution.h"
#include "model/nn/folded_convolution.h"
#include "model/nn/network_options.h"

#include <torch/torch.h>

#include <vector>

namespace nucleoscope {

/// Options of an SDI.
struct SdiOptions {
    SdiOptions(int64_t channels, int64_t levels) : channels_(channels), levels_(levels) {}
    TORCH_ARG(int64_t, channels);
    TORCH_ARG(int64_t, levels);
    TORCH_ARG(SdiInit, init) = SdiInit::Published;
};

/// Semantics and detail infusion (Peng et al. 2023, U-Net v2): the maps of all levels, each brought to the
/// size of one of them and smoothed by a 3×3 convolution of its own (`convs.J`), multiplied together.
class SdiImpl : public torch::nn::Module, public Foldable {
public:
    explicit SdiImpl(const SdiOptions& options);
    /// @param maps one [N, channels, H_j, W_j] for each level; @param height, width the size of the result,
    /// which is the size of the level that it refines. @return [N, channels, height, width].
    torch::Tensor forward(const std::vector<torch::Tensor>& maps, int64_t height, int64_t width);
    void fold() override;

private:
    torch::Tensor foldedForward(const std::vector<torch::Tensor>& maps, int64_t height, int64_t width) const;

    std::vector<std::unique_ptr<FoldedConvolution>> folded_;
    std::vector<std::unique_ptr<EnlargingConvolution>>
        enlarging_; ///< For maps that are smaller than the result.
    std::vector<torch::nn::Conv2d> convolutions_;
};
TORCH_MODULE(Sdi);

} // namespace nucleoscope
