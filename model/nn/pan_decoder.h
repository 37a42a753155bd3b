#pragma once

#include "model/nn/attention_upsample.h"
#include "model/nn/decoder.h"
#include "model/nn/pyramid_attention.h"

#include <vector>

namespace nucleoscope {

/// The decoder of PAN (Li et al. 2018): children `fpa, gau3, gau2, gau1`. The map has a quarter of the
/// image's sides.
class PanDecoderImpl : public DecoderImpl {
public:
    /// @param encoderChannels channels of the five taps, stride 2 first.
    explicit PanDecoderImpl(const std::vector<int64_t>& encoderChannels);
    torch::Tensor forward(const std::vector<torch::Tensor>& features) override;
    int64_t outChannels() const override;

private:
    PyramidAttention deepest_ = nullptr;
    std::vector<AttentionUpsample> steps_;
};
TORCH_MODULE(PanDecoder);

} // namespace nucleoscope
