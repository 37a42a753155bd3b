#pragma once

#include "model/nn/folded_convolution.h"

#include <torch/torch.h>

#include <memory>

namespace nucleoscope {

/// For inference on the CPU: a map doubled to the nearest pixel, beside it a skip, then a 3×3 convolution, a
/// bias and a ReLU, without making the doubled map. Of a doubled map the nine taps of each of the four pixels
/// that come of one fall on 2×2 pixels of the small map, so that their weights can be summed beforehand: 4/9
/// of the multiply-adds.
class DoublingConvolution {
public:
    /// @param weight [out, in + skip, 3, 3]; @param bias [out]; @param inChannels of the map that is doubled.
    DoublingConvolution(const torch::Tensor& weight, const torch::Tensor& bias, int64_t inChannels,
                        bool active);

    /// Whether it can be asked for these: float32 on the CPU.
    static bool takes(const torch::Tensor& x);
    /// @param x [N, in, H, W]; @param skip [N, skip, 2H, 2W], undefined where there is none. @return [N, out,
    /// 2H, 2W], channels last.
    torch::Tensor operator()(const torch::Tensor& x, const torch::Tensor& skip) const;

private:
    std::unique_ptr<FoldedConvolution> phases_; ///< [4 · out, in, 2, 2]: upper left, upper right, lower …
    std::unique_ptr<FoldedConvolution> skip_;   ///< Null where there is none.
    bool active_;
};

} // namespace nucleoscope
