#include "model/nn/folded_convolution.h"

#include "model/nn/cpu_loop.h"
#include "model/nn/winograd_convolution.h"

#include <ATen/core/dispatch/Dispatcher.h>

#include <mutex>
#include <utility>

namespace nucleoscope {
namespace {

/// LibTorch's oneDNN convolution with prepared weights; not every build has it.
class PreparedOperators {
public:
    static const PreparedOperators& get() {
        static const PreparedOperators operators;
        return operators;
    }

    bool exist() const { return prepare_ && run_; }

    c10::IValue prepare(const torch::Tensor& weight, const torch::Tensor& bias, const PaddedMap& x,
                        const ConvolutionOptions& geometry, bool active) const {
        const std::vector<int64_t> strides(2, geometry.stride()), dilation(2, geometry.dilation());
        return call(*prepare_,
                    {weight, bias.defined() ? c10::IValue(bias) : c10::IValue(), strides, x.padding, dilation,
                     geometry.groups(), x.map.sizes().vec(), active ? "relu" : "none"});
    }

    torch::Tensor run(const torch::Tensor& x, const c10::IValue& weights) const {
        return call(*run_, {x, weights}).toTensor();
    }

private:
    PreparedOperators()
        : prepare_(c10::Dispatcher::singleton().findSchema({"mkldnn_prepacked::conv2d_prepack", ""})),
          run_(c10::Dispatcher::singleton().findSchema({"mkldnn_prepacked::conv2d_run", ""})) {}

    static c10::IValue call(const c10::OperatorHandle& operation, torch::jit::Stack stack) {
        operation.callBoxed(&stack);
        return stack.front();
    }

    /// LibTorch 1.13 and 2.x have their own and the standard optional here.
    using Operator = decltype(c10::Dispatcher::singleton().findSchema(std::declval<c10::OperatorName>()));
    Operator prepare_, run_;
};

/// Channels last also where a 1×1 convolution leaves that open.
torch::Tensor channelsLast(const torch::Tensor& weight) {
    return torch::empty(weight.sizes(), weight.options().memory_format(torch::MemoryFormat::ChannelsLast))
        .copy_(weight);
}

} // namespace

struct FoldedConvolution::Prepared {
    std::once_flag direct, winograd;
    c10::IValue weights;
    std::unique_ptr<WinogradConvolution> convolution;
};

FoldedConvolution::FoldedConvolution(torch::Tensor weight, torch::Tensor bias,
                                     const ConvolutionOptions& geometry, bool active)
    : geometry_(geometry), weight_(channelsLast(weight.detach())),
      bias_(bias.defined() ? bias.detach() : bias), active_(active) {
    if (isForCpuLoop(weight) && PreparedOperators::get().exist()) {
        prepared_ = std::make_unique<Prepared>();
    }
}

FoldedConvolution::~FoldedConvolution() = default;

bool FoldedConvolution::suitsWinograd(const torch::Tensor& x) const {
    return geometry_.kernelSize() == 3 && geometry_.stride() == 1 && geometry_.dilation() == 1 &&
           geometry_.groups() == 1 &&
           WinogradConvolution::pays(geometry_.inChannels(), geometry_.outChannels(), x);
}

torch::Tensor FoldedConvolution::operator()(const torch::Tensor& x) const {
    if (prepared_ && suitsWinograd(x)) {
        std::call_once(prepared_->winograd, [&] {
            prepared_->convolution = std::make_unique<WinogradConvolution>(weight_, bias_, active_);
        });
        return (*prepared_->convolution)(x.contiguous(torch::MemoryFormat::ChannelsLast));
    }
    const PaddedMap padded = pad(x, geometry_);
    if (prepared_) {
        const auto& operators = PreparedOperators::get();
        std::call_once(prepared_->direct, [&] {
            prepared_->weights = operators.prepare(weight_, bias_, padded, geometry_, active_);
        });
        return operators.run(padded.map, prepared_->weights);
    }
    const auto y = convolve(padded, weight_, geometry_, geometry_.groups(), bias_);
    return active_ ? torch::relu(y) : y;
}

FoldedWeights foldedWeights(const torch::nn::Conv2d& convolution, const torch::nn::BatchNorm2d& norm) {
    const torch::Tensor &weight = convolution->weight, &bias = convolution->bias;
    if (!norm) {
        return {weight, bias};
    }
    const ChannelScale channels = channelScaleOf(norm);
    return {weight * channels.scale.view({-1, 1, 1, 1}),
            bias.defined() ? bias * channels.scale + channels.shift : channels.shift};
}

std::unique_ptr<FoldedConvolution> folded(const torch::nn::Conv2d& convolution,
                                          const torch::nn::BatchNorm2d& norm, bool active) {
    const auto& options = convolution->options;
    const auto geometry =
        ConvolutionOptions(options.in_channels(), options.out_channels(), options.kernel_size()->at(0))
            .dilation(options.dilation()->at(0))
            .groups(options.groups())
            .padding(Padding::Symmetric);
    const FoldedWeights weights = foldedWeights(convolution, norm);
    return std::make_unique<FoldedConvolution>(weights.weight, weights.bias, geometry, active);
}

} // namespace nucleoscope
