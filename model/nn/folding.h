#pragma once

#include "model/nn/convolution.h"

#include <torch/torch.h>

namespace nucleoscope {

/// A module that can take its batch norms into its convolutions and prepare its weights for the processor. It
/// gives the same numbers to rounding, and is for inference only afterwards.
class Foldable {
public:
    virtual ~Foldable() = default;
    virtual void fold() = 0;
};

/// Folds every Foldable inside `module`, which must be in eval mode and on its device.
void foldForInference(torch::nn::Module& module);

/// What a batch norm does in eval mode.
ChannelScale channelScaleOf(const torch::nn::BatchNorm2d& norm);

} // namespace nucleoscope
