#include "model/nn/mixed_precision.h"

#include <ATen/autocast_mode.h>
#include <torch/torch.h>
#include <torch/version.h>

namespace nucleoscope {
namespace {

void setAutocast(bool on) {
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
    at::autocast::set_autocast_dtype(at::kCUDA, torch::kBFloat16);
    at::autocast::set_autocast_enabled(at::kCUDA, on);
#else
    at::autocast::set_autocast_gpu_dtype(torch::kBFloat16);
    at::autocast::set_enabled(on);
#endif
}

} // namespace

MixedPrecision::MixedPrecision(bool on) : on_(on) {
    if (on_) {
        setAutocast(true);
        at::autocast::increment_nesting();
    }
}

MixedPrecision::~MixedPrecision() {
    if (on_) {
        if (at::autocast::decrement_nesting() == 0) {
            at::autocast::clear_cache();
        }
        setAutocast(false);
    }
}

} // namespace nucleoscope
