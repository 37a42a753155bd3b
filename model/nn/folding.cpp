#include "model/nn/folding.h"

namespace nucleoscope {

void foldForInference(torch::nn::Module& module) {
    const torch::NoGradGuard noGradient;
    for (const auto& child : module.modules()) {
        if (auto* foldable = dynamic_cast<Foldable*>(child.get())) {
            TORCH_CHECK(!child->is_training(), "only a network in eval mode can be folded");
            foldable->fold();
        }
    }
}

ChannelScale channelScaleOf(const torch::nn::BatchNorm2d& norm) {
    const auto scale = norm->weight / torch::sqrt(norm->running_var + norm->options.eps());
    return {scale, norm->bias - norm->running_mean * scale};
}

} // namespace nucleoscope
