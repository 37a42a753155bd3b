#pragma once

#include <torch/torch.h>

#include <vector>

namespace nucleoscope {

/// The way up of a segmentation network: from the taps of the encoder to the map that the head turns into
/// logits.
class DecoderImpl : public torch::nn::Module {
public:
    /// @param features the taps of the encoder, stride 2 first, as many as it has.
    /// @return [N, outChannels(), H', W'].
    virtual torch::Tensor forward(const std::vector<torch::Tensor>& features) = 0;
    virtual int64_t outChannels() const = 0;
};

/// Start of decoders in segmentation_models.pytorch: convolutions Kaiming uniform over the fan-in, biases 0.
void initializeDecoder(torch::nn::Module& decoder);

/// Start of heads there: convolutions Xavier uniform, biases 0.
void initializeHead(torch::nn::Module& head);

} // namespace nucleoscope
