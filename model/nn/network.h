#pragma once

#include "model/nn/network_options.h"

#include <torch/torch.h>

#include <memory>

namespace nucleoscope {

/// A segmentation network. Which sides an image may have: imageSides().
class NetworkImpl : public torch::nn::Module {
public:
    /// @param image [N, 3, H, W], normalised.
    /// @return logits [N, classes, H, W].
    virtual torch::Tensor forward(torch::Tensor image) = 0;

    /// Temperature of the ODConv attentions; 1 after construction and for inference. Networks without any
    /// ignore it.
    virtual void setTemperature(double temperature);
};

/// Builds a network with freshly initialised weights (from torch's global random generator).
/// @throws Error for an architecture or encoder that is not known, naming those that are.
std::shared_ptr<NetworkImpl> makeNetwork(const NetworkOptions& options);

/// Puts every dropout inside `module` into eval mode, for numbers that can be repeated in train mode.
void disableDropout(torch::nn::Module& module);

/// Whether networks are faster there with maps and weights channels last. On a GPU ODConv's convolutions by
/// sample are not: their maps would be copied to and fro.
bool prefersChannelsLast(const torch::Device& device);

/// Stores the weights of plain convolutions channels last; values and names stay.
void useChannelsLast(torch::nn::Module& module);

} // namespace nucleoscope
