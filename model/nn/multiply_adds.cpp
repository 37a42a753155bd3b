#include "model/nn/multiply_adds.h"

#include "core/error.h"
#include "model/nn/network.h"
#include "model/nn/safetensors.h"

#include <ATen/record_function.h>
#include <fmt/format.h>

#include <memory>
#include <string_view>

namespace nucleoscope {
namespace {

thread_local std::int64_t counted = 0;

int64_t product(c10::IntArrayRef sizes) {
    return c10::multiply_integers(sizes);
}

/// What counting needs of an operation's inputs, which are gone when its output is there.
struct Operands : at::ObserverContext {
    int64_t ofOutputValue = 0; ///< multiply-adds of each value of the output
    int64_t ofInput = 0;       ///< where they go by the input: of all its values
};

bool isConvolution(std::string_view name) {
    return name == "aten::convolution";
}

bool isProduct(std::string_view name) {
    return name == "aten::linear" || name == "aten::bmm";
}

/// aten::convolution(input, weight, bias, stride, padding, dilation, transposed, …): every value of the map
/// on the side with more of them (the input of a transposed one) meets the weights of its channel.
/// aten::linear and aten::bmm: the inner side is the last of the first operand.
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
        operands->ofOutputValue = first.size(-1);
        return operands;
    }
    const int64_t weightsOfChannel = product(inputs[1].toTensor().sizes().slice(1));
    if (inputs[transposedPlace].toBool()) {
        operands->ofInput = first.numel() * weightsOfChannel;
    } else {
        operands->ofOutputValue = weightsOfChannel;
    }
    return operands;
}

void count(const at::RecordFunction& call, at::ObserverContext* context) {
    if (context != nullptr) {
        const auto& operands = static_cast<const Operands&>(*context);
        counted += operands.ofInput + operands.ofOutputValue * call.outputs()[0].toTensor().numel();
    }
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
