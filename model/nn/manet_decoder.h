#pragma once

#include "model/nn/decoder.h"
#include "model/nn/multiscale_fusion.h"
#include "model/nn/position_attention.h"
#include "model/nn/unet_decoder.h"

#include <vector>

namespace nucleoscope {

/// The decoder of MAnet (Fan et al. 2020): position attention on the deepest tap, four fusions, a U-Net
/// block. Children `center`, `blocks.I`. The map has the size of the image.
class ManetDecoderImpl : public DecoderImpl {
public:
    /// @param encoderChannels channels of the five taps, stride 2 first.
    explicit ManetDecoderImpl(const std::vector<int64_t>& encoderChannels);
    torch::Tensor forward(const std::vector<torch::Tensor>& features) override;
    int64_t outChannels() const override;

private:
    PositionAttention center_ = nullptr;
    std::vector<MultiscaleFusion> fusions_;
    UnetDecoderBlock last_ = nullptr;
};
TORCH_MODULE(ManetDecoder);

} // namespace nucleoscope
