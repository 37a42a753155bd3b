#pragma once

#include "core/detection/run_choice.h"
#include "core/statistics/catalogue_filter.h"

#include <memory>

namespace CLI {
class App;
} // namespace CLI

namespace nucleoscope::cli {

/// The option of a command that says which runs of a catalogue it is about.
class RunOptions {
public:
    explicit RunOptions(CLI::App& command);

    /// What it says, once the command line has been read. A run that `filter` asks for is shown whole.
    RunChoice choice(const CatalogueFilter& filter) const;

private:
    std::shared_ptr<std::string> show_;
};

} // namespace nucleoscope::cli
