#pragma once

#include "model/model_info.h"

#include <vector>

namespace nucleoscope {

/// The models of a project: the safetensors files of one folder, and which of them is in use. That is
/// written beside them in `current.json`; without it, `model.safetensors` is.
class ModelLibrary {
public:
    explicit ModelLibrary(std::filesystem::path folder);

    struct Entry {
        std::string name; ///< of the file, without .safetensors
        ModelInfo info;
        std::string problem; ///< why it cannot be used; then `info` says the file only
        bool current = false;
    };
    /// Sorted by name; an empty folder, or none, has none. Reads the headers only.
    std::vector<Entry> entries() const;

    /// The file of the model in use; empty when there is none.
    std::filesystem::path current() const;
    /// @throws FileError when there is no such model, or it cannot be used.
    void setCurrent(const std::string& name);

    std::filesystem::path fileOf(const std::string& name) const;
    /// A name that no model has yet: "model 2026-11-25", with a number if need be.
    std::string freeName(const std::string& wish) const;

    /// Each is whole or not at all. @throws FileError when the file is not there, the new name is taken or no
    /// file name, or it cannot be written. Curves and checkpoint go along with their model.
    void rename(const std::string& name, const std::string& newName);
    void remove(const std::string& name); ///< not the one in use
    std::string importFile(const std::filesystem::path& file);
    void exportTo(const std::string& name, const std::filesystem::path& file) const;

private:
    void writeCurrent(const std::string& name) const;
    void checkName(const std::string& name) const;
    void requireModel(const std::string& name) const;

    std::filesystem::path folder_;
};

} // namespace nucleoscope
