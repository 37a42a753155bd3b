#pragma once

#include "model/nn/channel_attention.h"
#include "model/nn/mobilenetv3_encoder.h"
#include "model/nn/network.h"
#include "model/nn/sdi.h"
#include "model/nn/segmentation_head.h"
#include "model/nn/spatial_attention.h"
#include "model/nn/unet_decoder.h"

namespace nucleoscope {

/// ODM_Unet (Li et al. 2024): a MobileNetV3 encoder with omni-dimensional convolutions; every tap passes
/// channel and spatial attention and a 1×1 convolution to 32 channels; one SDI for each level joins all
/// levels; a U-Net decoder with scSE ends it. Children `encoder, ca.I, sa.I, trans.I, sdi.I, decoder,
/// segmentation_head`.
class OdmUnetImpl : public NetworkImpl, public Foldable {
public:
    explicit OdmUnetImpl(const NetworkOptions& options);
    torch::Tensor forward(torch::Tensor image) override;
    void setTemperature(double temperature) override;
    void fold() override;

private:
    struct Level {
        ChannelAttention channelAttention = nullptr;
        SpatialAttention spatialAttention = nullptr;
        torch::nn::Conv2d convolution = nullptr;
        torch::nn::BatchNorm2d norm = nullptr;
        Sdi sdi = nullptr;
        std::unique_ptr<FoldedConvolution> folded;

        torch::Tensor refine(const torch::Tensor& feature);
    };

    void addLevels(const NetworkOptions& options);

    MobileNetV3Encoder encoder_ = nullptr;
    std::vector<Level> levels_;
    UnetDecoder decoder_ = nullptr;
    SegmentationHead head_ = nullptr;
};
TORCH_MODULE(OdmUnet);

} // namespace nucleoscope
