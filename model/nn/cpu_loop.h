#pragma once

// What the loops over tensors that are written out for inference on the CPU have in common.

#include <torch/torch.h>

#include <algorithm>

namespace nucleoscope {

/// Whether such a loop can read the tensor: float32 on the CPU.
inline bool isForCpuLoop(const torch::Tensor& x) {
    return x.device().is_cpu() && x.scalar_type() == torch::kFloat32;
}

/// The grain of at::parallel_for() over items of so many values each: fewer are not worth a thread.
inline int64_t grainOf(int64_t valuesOfItem) {
    constexpr int64_t worthAThread = 32768; // values
    return std::max<int64_t>(worthAThread / valuesOfItem, 1);
}

} // namespace nucleoscope
