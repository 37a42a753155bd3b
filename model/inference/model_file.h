#pragma once

#include "model/model_info.h"
#include "model/nn/network.h"
#include "model/nn/state_dict.h"

namespace nucleoscope {

/// What the metadata of a model file call its `format`.
inline constexpr const char* modelFormatName = "nucleoscope-model";

/// Everything of a model file that is needed to run or go on training it.
struct LoadedModel {
    ModelInfo info;
    NetworkOptions options;
    double temperature = 1;               ///< of ODConv's attentions, as it was when the weights were kept
    std::shared_ptr<NetworkImpl> network; ///< in eval mode, on the CPU, at that temperature
};

/// @throws FileError when the file is no model of this product, is of a newer version, or its weights do not
/// fit.
LoadedModel loadModel(const std::filesystem::path& file);

/// Writes `network`'s weights with what `info` says of them; fills in `file`, `id` and `parameters`. Whole or
/// not at all.
/// @throws FileError
ModelInfo writeModel(const std::filesystem::path& file, ModelInfo info, const NetworkOptions& options,
                     double temperature, const TensorDict& weights);

} // namespace nucleoscope
