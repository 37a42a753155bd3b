#include "model/nn/weight_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace nucleoscope {
namespace {

constexpr std::array<std::string_view, 3> encoderParts{"conv_stem.", "bn1.", "blocks."};
constexpr std::array<std::string_view, 2> classifierParts{"conv_head.", "classifier."};

template <std::size_t N>
bool beginsWithOneOf(const std::string& name, const std::array<std::string_view, N>& parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](std::string_view part) { return name.starts_with(part); });
}

bool isEncoderOfTimm(const TensorDict& weights) {
    return weights.contains("conv_stem.weight");
}

TensorDict renamedEncoder(const TensorDict& weights, std::vector<std::string>& notes) {
    TensorDict renamed;
    std::vector<std::string> leftOut;
    for (const auto& entry : weights) {
        if (beginsWithOneOf(entry.key(), encoderParts)) {
            renamed.insert(std::string(encoderPrefix) + entry.key(), entry.value());
        } else if (beginsWithOneOf(entry.key(), classifierParts)) {
            leftOut.push_back(entry.key());
        } else {
            renamed.insert(entry.key(), entry.value());
        }
    }
    notes.emplace_back("the weights are of an encoder alone, as timm names them");
    if (!leftOut.empty()) {
        notes.push_back(fmt::format("its classifier is left out ({} tensors, the first is {})",
                                    leftOut.size(), leftOut.front()));
    }
    return renamed;
}

/// Whether `given` is one candidate of `own`.
bool isCandidateOf(const torch::Tensor& given, const torch::Tensor& own) {
    return own.dim() == 5 && given.sizes() == own.sizes().slice(1);
}

} // namespace

ImportedWeights adaptWeights(const TensorDict& weights, const torch::nn::Module& network) {
    ImportedWeights imported;
    const TensorDict named = isEncoderOfTimm(weights) ? renamedEncoder(weights, imported.notes) : weights;
    const TensorDict own = stateDict(network);
    int spread = 0;
    for (const auto& entry : named) {
        const auto* target = own.find(entry.key());
        if (target != nullptr && isCandidateOf(entry.value(), *target)) {
            imported.tensors.insert(entry.key(), entry.value().unsqueeze(0).expand_as(*target));
            ++spread;
        } else {
            imported.tensors.insert(entry.key(), entry.value());
        }
    }
    if (spread > 0) {
        imported.notes.push_back(
            fmt::format("{} plain kernels went into every candidate of their ODConv", spread));
    }
    return imported;
}

std::vector<std::string> importWeights(torch::nn::Module& network, const TensorDict& weights,
                                       bool allowPartial) {
    ImportedWeights imported = adaptWeights(weights, network);
    const StateDictMismatch mismatch = loadStateDict(network, imported.tensors, allowPartial);
    if (!mismatch.empty()) {
        imported.notes.push_back("tensors that do not fit are left as they were: " + mismatch.describe());
    }
    return imported.notes;
}

} // namespace nucleoscope
