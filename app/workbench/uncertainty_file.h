#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace nucleoscope {

/// How unsure one model is of each half-orbit (boundaryEntropy()), by base name. It may be removed at any
/// time: it is made again.
struct UncertaintyFile {
    std::string model; ///< modelStamp() of the model that was asked
    std::map<std::string, double> values;

    /// Empty when there is none, it is damaged, or of another model.
    static UncertaintyFile read(const std::filesystem::path& file, const std::string& model);
    /// @throws FileError
    void write(const std::filesystem::path& file) const;
};

/// What tells a model file from another without reading it: place, size and time.
std::string modelStamp(const std::filesystem::path& model);

} // namespace nucleoscope
