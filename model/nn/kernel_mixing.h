#pragma once

#include "model/nn/odconv.h"

namespace nucleoscope {

/// The kernel of each sample of an ODConv in one pass over the weights and without autograd: their mixture,
/// scaled by the other attentions.
/// @param weight float32 [kernels, out, in / groups, k, k] on the CPU; @return [N, out, in / groups, k, k].
torch::Tensor mixedKernels(const torch::Tensor& weight, const ODAttentions& attentions, int64_t groups);

} // namespace nucleoscope
