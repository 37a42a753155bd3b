#include "model/nn/mobilenetv3_encoder.h"

#include "core/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace nucleoscope {
namespace {

constexpr int64_t stemChannels = 16;

using Options = MobileNetV3BlockOptions;
using Stage = std::vector<Options>;

struct Variant {
    std::vector<Stage> stages;
    std::vector<std::size_t> taps;
};

enum class Activation { Relu, HardSwish };

Options separable(int64_t in, int64_t out, int64_t squeezed, int64_t stride) {
    return Options(Options::Kind::DepthwiseSeparable, in, out)
        .kernelSize(3)
        .stride(stride)
        .squeezedChannels(squeezed);
}

Options residual(int64_t kernel, int64_t in, int64_t expanded, int64_t out, int64_t squeezed,
                 Activation activation, int64_t stride) {
    return Options(Options::Kind::InvertedResidual, in, out)
        .kernelSize(kernel)
        .stride(stride)
        .expandedChannels(expanded)
        .squeezedChannels(squeezed)
        .hardSwish(activation == Activation::HardSwish);
}

Options pointwise(int64_t in, int64_t out) {
    return Options(Options::Kind::Pointwise, in, out).hardSwish(true);
}

Variant large() {
    constexpr auto RE = Activation::Relu;
    constexpr auto HS = Activation::HardSwish;
    return {{
                {separable(16, 16, 0, 1)},
                {residual(3, 16, 64, 24, 0, RE, 2), residual(3, 24, 72, 24, 0, RE, 1)},
                {residual(5, 24, 72, 40, 24, RE, 2), residual(5, 40, 120, 40, 32, RE, 1),
                 residual(5, 40, 120, 40, 32, RE, 1)},
                {residual(3, 40, 240, 80, 0, HS, 2), residual(3, 80, 200, 80, 0, HS, 1),
                 residual(3, 80, 184, 80, 0, HS, 1), residual(3, 80, 184, 80, 0, HS, 1)},
                {residual(3, 80, 480, 112, 120, HS, 1), residual(3, 112, 672, 112, 168, HS, 1)},
                {residual(5, 112, 672, 160, 168, HS, 2), residual(5, 160, 960, 160, 240, HS, 1),
                 residual(5, 160, 960, 160, 240, HS, 1)},
                {pointwise(160, 960)},
            },
            {1, 2, 3, 5, 7}};
}

Variant small() {
    constexpr auto RE = Activation::Relu;
    constexpr auto HS = Activation::HardSwish;
    return {{
                {separable(16, 16, 8, 2)},
                {residual(3, 16, 72, 24, 0, RE, 2), residual(3, 24, 88, 24, 0, RE, 1)},
                {residual(5, 24, 96, 40, 24, HS, 2), residual(5, 40, 240, 40, 64, HS, 1),
                 residual(5, 40, 240, 40, 64, HS, 1)},
                {residual(5, 40, 120, 48, 32, HS, 1), residual(5, 48, 144, 48, 40, HS, 1)},
                {residual(5, 48, 288, 96, 72, HS, 2), residual(5, 96, 576, 96, 144, HS, 1),
                 residual(5, 96, 576, 96, 144, HS, 1)},
                {pointwise(96, 576)},
            },
            {0, 1, 2, 4, 6}};
}

const std::map<std::string, Variant>& variants() {
    static const std::map<std::string, Variant> known{{"mobilenetv3_large", large()},
                                                      {"mobilenetv3_small", small()}};
    return known;
}

const Variant& variantNamed(const std::string& name) {
    const auto variant = variants().find(name);
    if (variant == variants().end()) {
        throw Error(fmt::format("unknown encoder '{}'; this version knows {}", name,
                                fmt::join(encoderNames(), ", ")));
    }
    return variant->second;
}

/// Dilation of a stage in an encoder that goes no deeper than `outputStride`.
int64_t dilationOf(std::size_t stage, const Variant& variant, int64_t outputStride) {
    const int64_t stride = stage < variant.taps[2] ? 8 : stage < variant.taps[3] ? 16 : 32;
    return std::max<int64_t>(stride / outputStride, 1);
}

} // namespace

std::vector<std::string> encoderNames() {
    std::vector<std::string> names;
    for (const auto& [name, variant] : variants()) {
        names.push_back(name);
    }
    return names;
}

MobileNetV3EncoderImpl::MobileNetV3EncoderImpl(const MobileNetV3EncoderOptions& options) {
    const Variant& variant = variantNamed(options.name());
    auto model = register_module("model", std::make_shared<torch::nn::Module>());
    stem_ = model->register_module("conv_stem", std::make_shared<PlainConvolutionImpl>(
                                                    ConvolutionOptions(3, stemChannels, 3).stride(2)));
    stemNorm_ = model->register_module("bn1", mobileNetBatchNorm(stemChannels));

    auto blocks = model->register_module("blocks", torch::nn::ModuleList());
    std::vector<int64_t> stageChannels{stemChannels};
    for (const Stage& stage : variant.stages) {
        torch::nn::ModuleList names;
        const int64_t dilation = dilationOf(stages_.size(), variant, options.outputStride());
        auto& built = stages_.emplace_back();
        for (const Options& block : stage) {
            built.emplace_back(dilation > 1 ? Options(block).stride(1).dilation(dilation) : block,
                               options.convolutions());
            names->push_back(built.back());
        }
        blocks->push_back(names);
        stageChannels.push_back(stage.back().outChannels());
    }
    taps_.assign(variant.taps.begin(), variant.taps.begin() + options.depth());
    for (const std::size_t tap : taps_) {
        channels_.push_back(stageChannels[tap]);
    }
}

std::vector<torch::Tensor> MobileNetV3EncoderImpl::forward(const torch::Tensor& image) {
    auto x = stem_->forward(image);
    x = torch::hardswish(stemNorm_ ? stemNorm_(x) : x);
    std::vector<torch::Tensor> features;
    for (std::size_t done = 0;; ++done) {
        if (std::find(taps_.begin(), taps_.end(), done) != taps_.end()) {
            features.push_back(x);
        }
        if (features.size() == taps_.size()) {
            return features;
        }
        for (auto& block : stages_[done]) {
            x = block(x);
        }
    }
}

void MobileNetV3EncoderImpl::fold() {
    stem_->fold(channelScaleOf(stemNorm_), false);
    stemNorm_ = nullptr;
}

} // namespace nucleoscope
