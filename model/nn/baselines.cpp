#include "model/nn/baselines.h"

#include "model/nn/deeplab_decoder.h"
#include "model/nn/encoder_decoder.h"
#include "model/nn/fpn_decoder.h"
#include "model/nn/linknet_decoder.h"
#include "model/nn/manet_decoder.h"
#include "model/nn/pan_decoder.h"
#include "model/nn/pspnet_decoder.h"
#include "model/nn/unet_decoder.h"
#include "model/nn/unetplusplus_decoder.h"

namespace nucleoscope {
namespace {

MobileNetV3Encoder encoderOf(const NetworkOptions& options, int64_t outputStride = 32, int64_t depth = 5) {
    return MobileNetV3Encoder(
        MobileNetV3EncoderOptions(options.encoder).outputStride(outputStride).depth(depth));
}

SegmentationHeadOptions headOf(const DecoderImpl& decoder, const NetworkOptions& options) {
    return SegmentationHeadOptions(decoder.outChannels(), options.classes);
}

std::shared_ptr<NetworkImpl> assemble(const MobileNetV3Encoder& encoder, std::shared_ptr<DecoderImpl> decoder,
                                      const SegmentationHeadOptions& head) {
    return std::make_shared<EncoderDecoderImpl>(encoder, std::move(decoder), SegmentationHead(head));
}

} // namespace

std::shared_ptr<NetworkImpl> makeUnet(const NetworkOptions& options) {
    const auto encoder = encoderOf(options);
    const auto decoder = std::make_shared<UnetDecoderImpl>(UnetDecoderOptions(encoder->channels()));
    return assemble(encoder, decoder, headOf(*decoder, options));
}

std::shared_ptr<NetworkImpl> makeUnetPlusPlus(const NetworkOptions& options) {
    const auto encoder = encoderOf(options);
    const auto decoder = std::make_shared<UnetPlusPlusDecoderImpl>(encoder->channels());
    return assemble(encoder, decoder, headOf(*decoder, options));
}

std::shared_ptr<NetworkImpl> makeManet(const NetworkOptions& options) {
    const auto encoder = encoderOf(options);
    const auto decoder = std::make_shared<ManetDecoderImpl>(encoder->channels());
    return assemble(encoder, decoder, headOf(*decoder, options));
}

std::shared_ptr<NetworkImpl> makeLinknet(const NetworkOptions& options) {
    const auto encoder = encoderOf(options);
    const auto decoder = std::make_shared<LinknetDecoderImpl>(encoder->channels());
    return assemble(encoder, decoder, headOf(*decoder, options).kernelSize(1));
}

std::shared_ptr<NetworkImpl> makeFpn(const NetworkOptions& options) {
    const auto encoder = encoderOf(options);
    const auto decoder = std::make_shared<FpnDecoderImpl>(encoder->channels());
    return assemble(encoder, decoder, headOf(*decoder, options).kernelSize(1).upsampling(4));
}

std::shared_ptr<NetworkImpl> makePspnet(const NetworkOptions& options) {
    const auto encoder = encoderOf(options, 32, 3);
    const auto decoder = std::make_shared<PspnetDecoderImpl>(encoder->channels().back());
    return assemble(encoder, decoder, headOf(*decoder, options).upsampling(8));
}

std::shared_ptr<NetworkImpl> makePan(const NetworkOptions& options) {
    const auto encoder = encoderOf(options, 16);
    const auto decoder = std::make_shared<PanDecoderImpl>(encoder->channels());
    return assemble(encoder, decoder, headOf(*decoder, options).upsampling(4));
}

std::shared_ptr<NetworkImpl> makeDeepLabV3(const NetworkOptions& options) {
    const auto encoder = encoderOf(options, 8);
    const auto decoder =
        std::make_shared<DeepLabV3DecoderImpl>(AtrousPoolingOptions(encoder->channels().back()));
    return assemble(encoder, decoder, headOf(*decoder, options).kernelSize(1).upsampling(8).xavier(false));
}

std::shared_ptr<NetworkImpl> makeDeepLabV3Plus(const NetworkOptions& options) {
    const auto encoder = encoderOf(options, 16);
    const auto decoder = std::make_shared<DeepLabV3PlusDecoderImpl>(encoder->channels());
    return assemble(encoder, decoder, headOf(*decoder, options).kernelSize(1).upsampling(4).xavier(false));
}

} // namespace nucleoscope
