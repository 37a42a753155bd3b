#include "model/nn/odm_unet.h"

#include "model/nn/cpu_loop.h"

namespace nucleoscope {
namespace {

/// Channels of every level in the SDIs and of what the decoder takes.
constexpr int64_t sdiChannels = 32;

EncoderConvolutions encoderConvolutions(const NetworkOptions& options) {
    return EncoderConvolutions()
        .placement(options.odconvPlacement)
        .kernelCount(options.odconvKernels)
        .norm(options.attentionNorm)
        .init(options.attentionInit);
}

} // namespace

OdmUnetImpl::OdmUnetImpl(const NetworkOptions& options) {
    encoder_ = register_module(
        "encoder",
        MobileNetV3Encoder(
            MobileNetV3EncoderOptions(options.encoder).convolutions(encoderConvolutions(options))));
    addLevels(options);
    const auto decoder =
        UnetDecoderOptions(std::vector<int64_t>(encoder_->channels().size(), sdiChannels)).scse(true);
    decoder_ = register_module("decoder", UnetDecoder(decoder));
    head_ =
        register_module("segmentation_head",
                        SegmentationHead(SegmentationHeadOptions(decoder_->outChannels(), options.classes)));
}

void OdmUnetImpl::addLevels(const NetworkOptions& options) {
    auto channelAttentions = register_module("ca", torch::nn::ModuleList());
    auto spatialAttentions = register_module("sa", torch::nn::ModuleList());
    auto transitions = register_module("trans", torch::nn::ModuleList());
    auto infusions = register_module("sdi", torch::nn::ModuleList());
    const auto& channels = encoder_->channels();
    for (const int64_t width : channels) {
        Level level;
        level.channelAttention = ChannelAttention(width);
        channelAttentions->push_back(level.channelAttention);
        level.spatialAttention = SpatialAttention();
        spatialAttentions->push_back(level.spatialAttention);
        const auto transition = std::make_shared<torch::nn::Module>();
        level.convolution = transition->register_module(
            "conv", torch::nn::Conv2d(torch::nn::Conv2dOptions(width, sdiChannels, 1).bias(false)));
        level.norm = transition->register_module("bn", torch::nn::BatchNorm2d(sdiChannels));
        transitions->push_back(transition);
        level.sdi = Sdi(SdiOptions(sdiChannels, static_cast<int64_t>(channels.size())).init(options.sdiInit));
        infusions->push_back(level.sdi);
        levels_.push_back(std::move(level));
    }
}

torch::Tensor OdmUnetImpl::Level::refine(const torch::Tensor& feature) {
    const auto channelWeighted = channelAttention(feature) * feature;
    const auto weighted = spatialAttention(channelWeighted) * channelWeighted;
    if (!folded) {
        return norm(convolution(weighted));
    }
    const auto map = (*folded)(weighted);
    // For the loops of the SDIs, which all read it.
    return isForCpuLoop(map) ? map.contiguous(torch::MemoryFormat::ChannelsLast) : map;
}

torch::Tensor OdmUnetImpl::forward(torch::Tensor image) {
    const auto features = encoder_(image);
    std::vector<torch::Tensor> maps;
    for (std::size_t i = 0; i < features.size(); ++i) {
        maps.push_back(levels_[i].refine(features[i]));
    }
    std::vector<torch::Tensor> infused;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const int64_t height = maps[i].size(2), width = maps[i].size(3);
        // The mean of means is the mean: each level pools on from what the one before it has pooled.
        for (std::size_t larger = 0; larger < i; ++larger) {
            maps[larger] = torch::adaptive_avg_pool2d(maps[larger], {height, width});
        }
        infused.push_back(levels_[i].sdi(maps, height, width));
    }
    return head_(decoder_->forward(infused));
}

void OdmUnetImpl::fold() {
    for (Level& level : levels_) {
        level.folded = folded(level.convolution, level.norm, false);
    }
}

void OdmUnetImpl::setTemperature(double temperature) {
    setODConvTemperature(*this, temperature);
}

} // namespace nucleoscope
