#include "model/nn/forward_pass.h"

#include "core/error.h"
#include "model/nn/folding.h"
#include "model/nn/network.h"
#include "model/nn/runtime.h"
#include "model/nn/safetensors.h"
#include "model/nn/weight_import.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdlib>

namespace nucleoscope {
namespace {

/// The one tensor named `input`, if it is one that a network takes.
torch::Tensor readInput(const ForwardPass& pass) {
    const TensorFile file = readSafetensors(pass.input);
    const torch::Tensor* input = file.tensors.find("input");
    if (input == nullptr) {
        throw FileError(pass.input, "has no tensor 'input'");
    }
    const auto shape = fmt::format("tensor 'input' is [{}]", fmt::join(input->sizes(), ", "));
    if (input->dim() != 4 || input->size(0) < 1 || input->size(1) != 3) {
        throw FileError(pass.input, shape + ", expected [N, 3, H, W] with N at least 1");
    }
    const ImageSides sides = imageSides(pass.architecture);
    if (!sides.admit(input->size(2), input->size(3))) {
        throw FileError(pass.input,
                        fmt::format("{}, but for {} {}", shape, pass.architecture, sides.describe()));
    }
    if (pass.trainMode && input->size(0) < 2) {
        throw FileError(pass.input, shape + ", but batch statistics need at least 2 samples");
    }
    if (input->scalar_type() != torch::kFloat32 && input->scalar_type() != torch::kFloat64) {
        throw FileError(pass.input, "tensor 'input' is neither float32 nor float64");
    }
    return *input;
}

NetworkOptions optionsOf(const ForwardPass& pass, const TensorFile& weights) {
    NetworkOptions options;
    try {
        options = fromMetadata(weights.metadata);
    } catch (const Error& error) {
        throw FileError(pass.weights, error.what());
    }
    options.architecture = pass.architecture;
    options.encoder = pass.encoder;
    return options;
}

/// At which the weights were kept; 1 where their file does not say.
double temperatureOf(const ForwardPass& pass, const TensorFile& weights) {
    const auto found = weights.metadata.find("temperature");
    if (found == weights.metadata.end()) {
        return 1;
    }
    const double temperature = std::strtod(found->second.c_str(), nullptr);
    if (!(temperature >= 1)) {
        throw FileError(pass.weights, "its 'temperature' is '" + found->second + "' and no number from 1");
    }
    return temperature;
}

std::shared_ptr<NetworkImpl> readNetwork(const ForwardPass& pass, torch::ScalarType type,
                                         std::vector<std::string>& notes) {
    const TensorFile weights = readSafetensors(pass.weights);
    const NetworkOptions options = optionsOf(pass, weights);
    auto network = makeNetwork(options);
    try {
        notes = importWeights(*network, weights.tensors, pass.partial);
    } catch (const Error& error) {
        throw FileError(pass.weights, error.what());
    }
    network->train(pass.trainMode);
    disableDropout(*network);
    network->setTemperature(pass.trainMode ? options.initialTemperature : temperatureOf(pass, weights));
    if (!pass.trainMode) {
        network->to(selectDevice(pass.device), type);
        foldForInference(*network);
    }
    return network;
}

} // namespace

std::vector<std::string> run(const ForwardPass& pass) {
    useFullPrecision();
    const auto device = selectDevice(pass.device);
    const auto input = readInput(pass);
    std::vector<std::string> notes;
    const auto network = readNetwork(pass, input.scalar_type(), notes);
    network->to(device, input.scalar_type());
    const torch::NoGradGuard noGradient;
    TensorFile result;
    result.tensors.insert("output", network->forward(input.to(device)));
    writeSafetensors(pass.output, result);
    return notes;
}

} // namespace nucleoscope
