#pragma once

#include "model/data/labelled_sample.h"

namespace CLI {
class App;
}

namespace nucleoscope::cli {

class Context;

/// The labelled data of `train` and `evaluate`: a project, an archive with masks, or pictures with masks.
class DataOptions {
public:
    void addTo(CLI::App& command);
    /// Says on stderr what has no mask. @throws Error when there is nothing.
    std::vector<LabelledSample> samples(const Context& context) const;

    const std::filesystem::path& maskFolder() const { return masks_; }

private:
    std::filesystem::path project_, masks_, images_;
    std::vector<std::filesystem::path> archives_;
};

} // namespace nucleoscope::cli
