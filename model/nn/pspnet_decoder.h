#pragma once

#include "model/nn/decoder.h"
#include "model/nn/pyramid_pooling.h"

#include <vector>

namespace nucleoscope {

/// The decoder of PSPNet (Zhao et al. 2017): pyramid pooling of the last tap `psp`, a 1×1 convolution `conv`
/// to 512 channels. The map has the size of that tap.
class PspnetDecoderImpl : public DecoderImpl {
public:
    /// @param channels of the last tap.
    explicit PspnetDecoderImpl(int64_t channels);
    torch::Tensor forward(const std::vector<torch::Tensor>& features) override;
    int64_t outChannels() const override;

private:
    PyramidPooling pooling_ = nullptr;
    ConvolutionUnit unit_ = nullptr;
    torch::nn::Dropout2d dropout_ = nullptr;
};
TORCH_MODULE(PspnetDecoder);

} // namespace nucleoscope
