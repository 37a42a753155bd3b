#pragma once

#include "model/nn/state_dict.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace nucleoscope {

/// Where one tensor lies in a safetensors file.
struct TensorEntry {
    std::string name;
    torch::ScalarType type = torch::kFloat32;
    std::vector<int64_t> shape;
    std::uint64_t begin = 0; ///< First byte, counted from the end of the header.
    std::uint64_t end = 0;   ///< One past the last byte.
};

/// The header of a safetensors file: entries in the order of their data, and the string map `__metadata__`.
struct SafetensorsHeader {
    std::vector<TensorEntry> tensors;
    std::map<std::string, std::string> metadata;
    std::uint64_t dataOffset = 0; ///< Byte of the file where the data starts.
};

/// A whole safetensors file.
struct TensorFile {
    TensorDict tensors;
    std::map<std::string, std::string> metadata;
};

/// Reads and checks the header; reads no tensor.
/// @throws FileError when the file cannot be read or breaks the format: header longer than 100 MB or than the
/// file, not JSON, an unknown type, a shape whose size is not that of its bytes, bytes that are shared,
/// unused or missing.
SafetensorsHeader readSafetensorsHeader(const std::filesystem::path& file);

/// Reads a whole file into CPU tensors, in the order of their data. @throws FileError as above.
TensorFile readSafetensors(const std::filesystem::path& file);

/// Writes tensors (of any device and layout) in their order, whole or not at all.
/// @throws FileError when the file cannot be written; Error for a type that the format does not have.
void writeSafetensors(const std::filesystem::path& file, const TensorFile& content);

} // namespace nucleoscope
