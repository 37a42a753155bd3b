#include "model/nn/multiply_adds.h"

#include "core/error.h"
#include "model/nn/network.h"
#include "model/nn/safetensors.h"

#include <ATen/record_function.h>
#include <fmt/format.h>

#include <string_view>

namespace nucleoscope {
namespace {

thread_local std::int64_t counted = 0;

int64_t product(c10::IntArrayRef sizes) {
    return c10::multiply_integers(sizes);
}

/// aten::convolution(input, weight, bias, stride, padding, dilation, transposed, …): every value of the map
/// on the side with more of them (the input of a transposed one) meets the weights of its channel.
int64_t ofConvolution(const at::RecordFunction& call) {
    constexpr std::size_t transposedPlace = 6;
    const auto inputs = call.inputs();
    const auto& weight = inputs[1].toTensor();
    const auto outputs = call.outputs();
    const auto& map = inputs[transposedPlace].toBool() ? inputs[0].toTensor() : outputs[0].toTensor();
    return map.numel() * product(weight.sizes().slice(1));
}

/// aten::linear and aten::bmm: the inner side is the last of the first operand.
int64_t ofProduct(const at::RecordFunction& call) {
    return call.outputs()[0].toTensor().numel() * call.inputs()[0].toTensor().size(-1);
}

void count(const at::RecordFunction& call, at::ObserverContext* /*context*/) {
    const std::string_view name = call.name();
    if (name == "aten::convolution") {
        counted += ofConvolution(call);
    } else if (name == "aten::linear" || name == "aten::bmm") {
        counted += ofProduct(call);
    }
}

/// Sees every operation of this thread while it lives.
class Observer {
public:
    Observer()
        : handle_(at::addThreadLocalCallback(at::RecordFunctionCallback(nullptr, &count)
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
