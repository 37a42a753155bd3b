#pragma once

#include "model/data/labelled_sample.h"

namespace CLI {
class App;
}

namespace nucleoscope::cli {

class Context;

/// Labelled data: a project, an archive with masks, or pictures with masks.
class DataOptions {
public:
    DataOptions() = default;
    /// Options named --PREFIXproject and so on, which need not be given.
    explicit DataOptions(std::string prefix) : prefix_(std::move(prefix)) {}

    void addTo(CLI::App& command);
    bool given() const { return !project_.empty() || !archives_.empty() || !images_.empty(); }
    /// Says on stderr what has no mask. @throws Error when there is nothing.
    std::vector<LabelledSample> samples(const Context& context) const;

    const std::filesystem::path& maskFolder() const { return masks_; }

private:
    std::string prefix_;
    std::filesystem::path project_, masks_, images_;
    std::vector<std::filesystem::path> archives_;
};

} // namespace nucleoscope::cli
