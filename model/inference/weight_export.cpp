#include "model/inference/weight_export.h"

#include "core/error.h"
#include "model/inference/model_file.h"
#include "model/nn/safetensors.h"
#include "model/nn/weight_import.h"

#include <fmt/format.h>

namespace nucleoscope {
namespace {

TensorDict encoderOf(const TensorDict& weights) {
    TensorDict encoder;
    for (const auto& entry : weights) {
        if (!entry.key().starts_with(encoderPrefix)) {
            continue;
        }
        const std::string name = entry.key().substr(encoderPrefix.size());
        if (entry.value().dim() > 4) {
            throw Error("its encoder has omni-dimensional convolutions (" + name +
                        "), which timm has not; export the whole network instead");
        }
        encoder.insert(name, entry.value());
    }
    return encoder;
}

} // namespace

void exportWeights(const std::filesystem::path& model, const std::filesystem::path& out,
                   WeightLayout layout) {
    const LoadedModel loaded = loadModel(model);
    TensorFile file;
    file.tensors = stateDict(*loaded.network);
    file.metadata = toMetadata(loaded.options);
    file.metadata["temperature"] = fmt::format("{:.17g}", loaded.temperature);
    file.metadata["format"] = "pt"; // what Python programs write
    if (layout == WeightLayout::Encoder) {
        try {
            file.tensors = encoderOf(file.tensors);
        } catch (const Error& error) {
            throw FileError(model, error.what());
        }
    }
    writeSafetensors(out, file);
}

} // namespace nucleoscope
