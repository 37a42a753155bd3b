#pragma once

#include "model/nn/decoder.h"
#include "model/nn/unet_decoder.h"

#include <vector>

namespace nucleoscope {

/// The nested decoder of UNet++ (Zhou et al. 2018): a triangle of U-Net blocks in which each takes all
/// earlier maps of its level as the skip. Children `blocks.x_D_L` as in segmentation_models.pytorch: depth D
/// from the deepest, column L. The map has the size of the image.
class UnetPlusPlusDecoderImpl : public DecoderImpl {
public:
    /// @param encoderChannels channels of the five taps, stride 2 first.
    explicit UnetPlusPlusDecoderImpl(const std::vector<int64_t>& encoderChannels);
    torch::Tensor forward(const std::vector<torch::Tensor>& features) override;
    int64_t outChannels() const override;

private:
    std::vector<std::vector<UnetDecoderBlock>> columns_; ///< [column][depth]
    UnetDecoderBlock last_ = nullptr;
};
TORCH_MODULE(UnetPlusPlusDecoder);

} // namespace nucleoscope
