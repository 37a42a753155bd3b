#include "model/nn/multiply_adds.h"

#include "core/error.h"
#include "model/nn/network.h"
#include "model/nn/safetensors.h"

#include <ATen/record_function.h>
#include <fmt/format.h>

#include <memory>
#include <string_view>
#include <vector>

namespace nucleoscope {
namespace {

thread_local std::int64_t counted = 0;

int64_t product(c10::IntArrayRef sizes) {
    return c10::multiply_integers(sizes);
}

/// What counting needs of an operation's inputs, which are gone when its output is there.
struct Operands : at::ObserverContext {
    int64_t inputValues = 0;
    int64_t innerSide = 0;       ///< of a product: the last of the first operand
    std::vector<int64_t> weight; ///< of a convolution: its sizes
    bool transposed = false;
};

bool isConvolution(std::string_view name) {
    return name == "aten::convolution";
}

bool isProduct(std::string_view name) {
    return name == "aten::linear" || name == "aten::bmm";
}

/// aten::convolution(input, weight, bias, stride, padding, dilation, transposed, …).
std::unique_ptr<at::ObserverContext> operandsOf(const at::RecordFunction& call) {
    constexpr std::size_t transposedPlace = 6;
    const std::string_view name = call.name();
    if (!isConvolution(name) && !isProduct(name)) {
        return nullptr;
    }
    auto operands = std::make_unique<Operands>();
    const auto inputs = call.inputs();
    const auto& first = inputs[0].toTensor();
    if (isProduct(name)) {
        operands->innerSide = first.size(-1);
    } else {
        operands->inputValues = first.numel();
        operands->weight = inputs[1].toTensor().sizes().vec();
        operands->transposed = inputs[transposedPlace].toBool();
    }
    return operands;
}

/// Every value of the map on the side of a convolution with more of them (the input of a transposed one)
/// meets the weights of its channel.
void count(const at::RecordFunction& call, at::ObserverContext* context) {
    if (context == nullptr) {
        return;
    }
    const auto& operands = static_cast<const Operands&>(*context);
    const int64_t outputValues = call.outputs()[0].toTensor().numel();
    counted += operands.weight.empty() ? outputValues * operands.innerSide
                                       : (operands.transposed ? operands.inputValues : outputValues) *
                                             product(c10::IntArrayRef(operands.weight).slice(1));
}

/// Sees every operation of this thread while it lives.
class Observer {
public:
    Observer()
        : handle_(at::addThreadLocalCallback(at::RecordFunctionCallback(&operandsOf, &count)
                                                 .needsInputs(true)
                                                 .needsOutputs(true)
                                                 .scopes({at::RecordScope::FUNCTION}))) {}
    ~Observer() { at::removeCallback(handle_); }
    Observer(const Observer&) = delete;
    Observer& operator=(const Observer&) = delete;

private:
    at::CallbackHandle handle_;
};

} // namespace

std::int64_t multiplyAdds(const NetworkOptions& options, int height, int width) {
    const ImageSides sides = imageSides(options.architecture);
    if (!sides.admit(height, width)) {
        throw Error(fmt::format("{} takes no image of {} × {} pixels: {}", options.architecture, height,
                                width, sides.describe()));
    }
    const auto network = makeNetwork(options);
    network->eval();
    const torch::InferenceMode inference;
    const Observer observer;
    counted = 0;
    network->forward(torch::zeros({1, 3, height, width}));
    return counted;
}

std::int64_t multiplyAdds(const ModelInfo& model) {
    const NetworkOptions options = fromMetadata(readSafetensorsHeader(model.file).metadata);
    return multiplyAdds(options, model.imageSize, model.imageSize);
}

} // namespace nucleoscope
