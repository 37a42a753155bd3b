#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace nucleoscope {

/// What a model file says of itself, in the `__metadata__` of its safetensors file.
struct ModelInfo {
    std::filesystem::path file;
    std::string id; ///< short and stable: architecture, date and the first digits of the weights' hash
    std::string architecture;   ///< odm_unet, unet, …
    std::string encoder;        ///< mobilenetv3_large, mobilenetv3_small
    int imageSize = 256;        ///< side of the square that the network sees, pixels
    std::string input;          ///< how a spectrum becomes channels: see model/data/network_input.h
    double threshold = 0.5;     ///< probability from which a pixel belongs to a region
    double seedProbability = 0; ///< that a region must reach somewhere to count; 0: every region counts
    std::int64_t parameters = 0;
    bool trainedOnSimulation = false;
    std::map<std::string, std::string> provenance; ///< training data, seed, epochs, options, metrics, dates
    std::map<std::string, double> metrics;         ///< on the validation half-orbits: miou, …
    /// The half-orbits ("28281ascending") that it or a model before it has learned from; nothing: not known.
    std::optional<std::set<std::string>> learnedHalfOrbits;
};

/// Reads the header only. @throws FileError when it is no model of this product (or of a newer version).
ModelInfo readModelInfo(const std::filesystem::path& file);

/// The half-orbits that the model was checked with and has not learned from, as its provenance names them
/// ("28281ascending"); empty for a model of before they were stored.
std::set<std::string> heldOutHalfOrbits(const ModelInfo& model);

/// Whether the model may have learned from a half-orbit: so too when it says neither what it has learned from
/// nor what it was held back from.
bool mayHaveLearnedFrom(const ModelInfo& model, const std::string& halfOrbit);

} // namespace nucleoscope
