#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace nucleoscope {

/// A data file that comes with the programs, for example "models/sample.safetensors": installed
/// (share/nucleoscope beside the folder of the program) or, for a program that runs from its build folder, in
/// resources/ of the source tree.
std::optional<std::filesystem::path> findResource(std::string_view name);

} // namespace nucleoscope
