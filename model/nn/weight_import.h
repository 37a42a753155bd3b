#pragma once

#include "model/nn/state_dict.h"

#include <string_view>

namespace nucleoscope {

/// Where a whole network has its encoder, which timm names without it.
inline constexpr std::string_view encoderPrefix = "encoder.model.";

/// Weights of another program under the names and in the shapes of a network of this one.
struct ImportedWeights {
    TensorDict tensors;
    std::vector<std::string> notes; ///< A sentence for everything that was changed or left out.
};

/// Makes weights fit `network` as far as that is plain:
/// - those of an encoder of timm (`mobilenetv3_large_100`, `…_small_100`), whose names begin with
/// `conv_stem`, `bn1`
///   or `blocks`, get the prefix `encoder.model.`; its classifier is left out;
/// - a plain kernel [out, in, k, k] goes into every candidate of an ODConv [kernels, out, in, k, k].
/// Whatever is missing, unknown or of another shape after that is for loadStateDict() to name.
ImportedWeights adaptWeights(const TensorDict& weights, const torch::nn::Module& network);

/// Adapts and loads weights. @param allowPartial takes what fits and says what does not.
/// @return the notes. @throws Error as loadStateDict().
std::vector<std::string> importWeights(torch::nn::Module& network, const TensorDict& weights,
                                       bool allowPartial);

} // namespace nucleoscope
