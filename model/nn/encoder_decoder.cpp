#include "model/nn/encoder_decoder.h"

namespace nucleoscope {

EncoderDecoderImpl::EncoderDecoderImpl(const MobileNetV3Encoder& encoder,
                                       std::shared_ptr<DecoderImpl> decoder, const SegmentationHead& head)
    : encoder_(register_module("encoder", encoder)), decoder_(register_module("decoder", std::move(decoder))),
      head_(register_module("segmentation_head", head)) {}

torch::Tensor EncoderDecoderImpl::forward(torch::Tensor image) {
    return head_(decoder_->forward(encoder_(image)));
}

} // namespace nucleoscope
