#pragma once

#include <filesystem>

namespace nucleoscope {

/// Whose names the tensors get. Whole: segmentation_models.pytorch, the whole network. Encoder: timm, the
/// encoder alone, which `timm.create_model(…, features_only=False)` takes but for its classifier.
enum class WeightLayout { Whole, Encoder };

/// Writes the weights of a model for Python: a safetensors file that `safetensors.torch.load_file` reads,
/// with the network's options and temperature in its metadata. Whole or not at all.
/// @throws FileError when the file is no model or cannot be written; Error for the encoder of a network with
/// omni-dimensional convolutions, which timm does not have.
void exportWeights(const std::filesystem::path& model, const std::filesystem::path& out, WeightLayout layout);

} // namespace nucleoscope
