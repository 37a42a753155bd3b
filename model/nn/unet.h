#pragma once

#include "model/nn/mobilenetv3_encoder.h"
#include "model/nn/network.h"
#include "model/nn/unet_decoder.h"

namespace nucleoscope {

/// U-Net (Ronneberger et al. 2015) on a MobileNetV3 encoder, as segmentation_models.pytorch builds it.
class UnetImpl : public NetworkImpl {
public:
    explicit UnetImpl(const NetworkOptions& options);
    torch::Tensor forward(torch::Tensor image) override;

private:
    MobileNetV3Encoder encoder_ = nullptr;
    UnetDecoder decoder_ = nullptr;
    torch::nn::Sequential head_ = nullptr;
};
TORCH_MODULE(Unet);

} // namespace nucleoscope
