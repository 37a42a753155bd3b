#include "model/nn/odconv.h"

#include "model/nn/cpu_loop.h"
#include "model/nn/kernel_mixing.h"

#include <algorithm>

namespace nucleoscope {
namespace {

torch::nn::Conv2d attentionLayer(int64_t in, int64_t out, bool bias, AttentionInit init) {
    torch::nn::Conv2d layer(torch::nn::Conv2dOptions(in, out, 1).bias(bias));
    if (init == AttentionInit::FanOut) {
        torch::nn::init::kaiming_normal_(layer->weight, 0, torch::kFanOut, torch::kReLU);
    } else {
        torch::nn::init::kaiming_normal_(layer->weight, 0, torch::kFanIn, torch::kReLU);
    }
    if (bias) {
        torch::nn::init::zeros_(layer->bias);
    }
    return layer;
}

/// The 1×1 convolution of a [N, in] vector, without the overhead of a convolution.
torch::Tensor applyToVector(const torch::nn::Conv2d& layer, const torch::Tensor& vector) {
    return torch::linear(vector, layer->weight.flatten(1), layer->bias);
}

/// x [N, in, H, W] times weights [N, out, in], in the memory layout that x has.
torch::Tensor pointwiseBySample(const torch::Tensor& x, const torch::Tensor& weights) {
    const int64_t samples = x.size(0);
    const int64_t height = x.size(2);
    const int64_t width = x.size(3);
    if (!x.is_contiguous() && x.is_contiguous(torch::MemoryFormat::ChannelsLast)) {
        const auto pixels = x.permute({0, 2, 3, 1}).reshape({samples, height * width, x.size(1)});
        return torch::bmm(pixels, weights.transpose(1, 2))
            .view({samples, height, width, -1})
            .permute({0, 3, 1, 2});
    }
    return torch::bmm(weights, x.flatten(2)).view({samples, -1, height, width});
}

/// x [N, in, H, W] with weights [N, out, in / groups, k, k]: the samples become groups of one convolution.
/// The bias, if there is one, is that of all samples.
torch::Tensor convolveBySample(const PaddedMap& x, const torch::Tensor& weights,
                               const ConvolutionOptions& geometry, const torch::Tensor& bias = {}) {
    const torch::Tensor& map = x.map;
    const int64_t samples = map.size(0);
    const PaddedMap merged{map.reshape({1, samples * map.size(1), map.size(2), map.size(3)}), x.padding};
    const auto y = convolve(merged, weights.flatten(0, 1), geometry, samples * geometry.groups(),
                            bias.defined() ? bias.repeat(samples) : bias);
    // A GPU's kernels may give any layout for a batch of one.
    return y.reshape({samples, geometry.outChannels(), y.size(2), y.size(3)});
}

bool isPointwise(const ConvolutionOptions& geometry) {
    return geometry.kernelSize() == 1 && geometry.groups() == 1 && geometry.stride() == 1;
}

} // namespace

ODAttentionImpl::ODAttentionImpl(const ODConv2dOptions& options) {
    const ConvolutionOptions& geometry = options.geometry();
    const int64_t in = geometry.inChannels();
    const int64_t out = geometry.outChannels();
    const int64_t positions = geometry.kernelSize() * geometry.kernelSize();
    const auto width =
        std::max<int64_t>(static_cast<int64_t>(static_cast<double>(in) * options.reduction()), 16);
    const bool depthwise = geometry.groups() == in && in == out;

    fc_ = register_module("fc", attentionLayer(in, width, false, options.init()));
    if (options.norm() == AttentionNorm::Batch) {
        batchNorm_ = register_module("bn", torch::nn::BatchNorm1d(width));
    } else if (options.norm() == AttentionNorm::Group) {
        groupNorm_ = register_module("gn", torch::nn::GroupNorm(1, width));
    }
    channelFc_ = register_module("channel_fc", attentionLayer(width, in, true, options.init()));
    if (!depthwise) {
        filterFc_ = register_module("filter_fc", attentionLayer(width, out, true, options.init()));
    }
    if (positions > 1) {
        spatialFc_ = register_module("spatial_fc", attentionLayer(width, positions, true, options.init()));
    }
    if (options.kernelCount() > 1) {
        kernelFc_ =
            register_module("kernel_fc", attentionLayer(width, options.kernelCount(), true, options.init()));
    }
}

torch::Tensor ODAttentionImpl::normalised(const torch::Tensor& squeezed) {
    if (batchNorm_) {
        return batchNorm_(squeezed);
    }
    return groupNorm_ ? groupNorm_(squeezed) : squeezed;
}

ODAttentionImpl::Heads ODAttentionImpl::joinedHeads() const {
    std::vector<torch::Tensor> weights, biases;
    for (const auto& layer : {channelFc_, filterFc_, spatialFc_, kernelFc_}) {
        if (layer) {
            weights.push_back(layer->weight.flatten(1));
            biases.push_back(layer->bias);
        }
    }
    return {torch::cat(weights), torch::cat(biases)};
}

void ODAttentionImpl::fold() {
    folded_ = joinedHeads();
}

ODAttentions ODAttentionImpl::forward(const torch::Tensor& x) {
    const auto z = torch::relu(normalised(applyToVector(fc_, x.mean({2, 3}))));
    // One product for all: on a GPU each operation costs more to begin than such a small one to do.
    const Heads heads = folded_.weight.defined() ? folded_ : joinedHeads();
    const auto logits = torch::linear(z, heads.weight, heads.bias) / temperature;
    const int64_t kernels = kernelFc_ ? kernelFc_->options.out_channels() : 0;
    const auto gates = torch::sigmoid(logits.narrow(1, 0, logits.size(1) - kernels));
    int64_t place = 0;
    const auto gatesOf = [&](const torch::nn::Conv2d& layer) {
        if (!layer) {
            return torch::Tensor();
        }
        const int64_t count = layer->options.out_channels();
        place += count;
        return gates.narrow(1, place - count, count);
    };
    ODAttentions attentions;
    attentions.channel = gatesOf(channelFc_);
    attentions.filter = gatesOf(filterFc_);
    attentions.spatial = gatesOf(spatialFc_);
    if (kernelFc_) {
        attentions.kernel = torch::softmax(logits.narrow(1, place, kernels), 1);
    }
    return attentions;
}

ODConv2dImpl::ODConv2dImpl(const ODConv2dOptions& options) : geometry_(options.geometry()) {
    const int64_t kernel = geometry_.kernelSize();
    weight_ = register_parameter("weight",
                                 torch::empty({options.kernelCount(), geometry_.outChannels(),
                                               geometry_.inChannels() / geometry_.groups(), kernel, kernel}));
    const torch::NoGradGuard noGradient;
    for (int64_t i = 0; i < options.kernelCount(); ++i) {
        torch::nn::init::kaiming_normal_(weight_[i], 0, torch::kFanOut, torch::kReLU);
    }
    attention_ = register_module("attention", ODAttention(options));
}

torch::Tensor ODConv2dImpl::sampleWeights(const ODAttentions& attentions) const {
    const int64_t samples = attentions.channel.size(0);
    const int64_t groups = geometry_.groups();
    const int64_t in = geometry_.inChannels() / groups;
    const int64_t out = geometry_.outChannels() / groups;
    const int64_t kernel = geometry_.kernelSize();

    const auto kernels = weight_.flatten(1);
    auto weights = attentions.kernel.defined() ? torch::mm(attentions.kernel, kernels) : kernels;
    // Scaling the weights costs less than scaling the maps: a map has H·W values for each channel.
    weights = weights.view({-1, groups, out, in, kernel, kernel}) *
              attentions.channel.view({samples, groups, 1, in, 1, 1});
    if (attentions.filter.defined()) {
        weights = weights * attentions.filter.view({samples, groups, out, 1, 1, 1});
    }
    if (attentions.spatial.defined()) {
        weights = weights * attentions.spatial.view({samples, 1, 1, 1, kernel, kernel});
    }
    return weights.view({samples, groups * out, in, kernel, kernel});
}

torch::Tensor ODConv2dImpl::forward(const torch::Tensor& x) {
    const PaddedMap padded = pad(x, geometry_);
    if (norm_.scale.defined()) {
        return foldedForward(padded);
    }
    // The attentions see the margin too: in the published networks padding comes before the whole layer.
    const auto weights = sampleWeights(attention_(padded.map));
    return isPointwise(geometry_) ? pointwiseBySample(x, weights.flatten(2))
                                  : convolveBySample(padded, weights, geometry_);
}

void ODConv2dImpl::fold(const ChannelScale& norm, bool active) {
    norm_ = {norm.scale.detach(), norm.shift.detach()};
    active_ = active;
    attention_->fold();
}

torch::Tensor ODConv2dImpl::foldedForward(const PaddedMap& x) {
    ODAttentions attentions = attention_(x.map);
    attentions.filter = attentions.filter.defined() ? attentions.filter * norm_.scale
                                                    : norm_.scale.expand({x.map.size(0), -1});
    const auto weights = isForCpuLoop(weight_) ? mixedKernels(weight_, attentions, geometry_.groups())
                                               : sampleWeights(attentions);
    auto y = isPointwise(geometry_)
                 ? pointwiseBySample(x.map, weights.flatten(2)).add_(norm_.shift.view({-1, 1, 1}))
                 : convolveBySample(x, weights, geometry_, norm_.shift);
    return active_ ? y.relu_() : y;
}

void setODConvTemperature(torch::nn::Module& module, double temperature) {
    if (auto* convolution = module.as<ODConv2dImpl>()) {
        convolution->setTemperature(temperature);
    }
    for (const auto& child : module.children()) {
        setODConvTemperature(*child, temperature);
    }
}

double annealedTemperature(double initial, int64_t step, int64_t steps) {
    if (step >= steps) {
        return 1;
    }
    return 1 + (initial - 1) * static_cast<double>(steps - step) / static_cast<double>(steps);
}

} // namespace nucleoscope
