#pragma once

#include "model/nn/decoder.h"
#include "model/nn/mobilenetv3_encoder.h"
#include "model/nn/network.h"
#include "model/nn/segmentation_head.h"

namespace nucleoscope {

/// A network that is nothing but its three parts: children `encoder`, `decoder`, `segmentation_head`.
class EncoderDecoderImpl : public NetworkImpl {
public:
    EncoderDecoderImpl(const MobileNetV3Encoder& encoder, std::shared_ptr<DecoderImpl> decoder,
                       const SegmentationHead& head);
    torch::Tensor forward(torch::Tensor image) override;

private:
    MobileNetV3Encoder encoder_ = nullptr;
    std::shared_ptr<DecoderImpl> decoder_;
    SegmentationHead head_ = nullptr;
};

} // namespace nucleoscope
