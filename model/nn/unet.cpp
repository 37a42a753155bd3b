#include "model/nn/unet.h"

namespace nucleoscope {

UnetImpl::UnetImpl(const NetworkOptions& options) {
    encoder_ = register_module("encoder", MobileNetV3Encoder(options.encoder, EncoderConvolutions()));
    const UnetDecoderOptions decoder(encoder_->channels());
    decoder_ = register_module("decoder", UnetDecoder(decoder));
    head_ = register_module("segmentation_head",
                            segmentationHead(decoder.decoderChannels().back(), options.classes));
}

torch::Tensor UnetImpl::forward(torch::Tensor image) {
    return head_->forward(decoder_(encoder_(image)));
}

} // namespace nucleoscope
