#include "app/cli/run_options.h"

#include <CLI/CLI.hpp>

namespace nucleoscope::cli {

RunOptions::RunOptions(CLI::App& command) : show_(std::make_shared<std::string>("latest")) {
    command
        .add_option(
            "--show", *show_,
            "Of several runs: latest (each half-orbit as the run that was used last has it), union (what "
            "any run found, once) or everything")
        ->check(CLI::IsMember({"latest", "union", "everything"}))
        ->capture_default_str();
}

RunChoice RunOptions::choice(const CatalogueFilter& filter) const {
    RunChoice choice;
    choice.show = *show_ == "union"        ? RunChoice::Show::Union
                  : *show_ == "everything" ? RunChoice::Show::Everything
                                           : RunChoice::Show::Latest;
    if (!filter.run.empty()) {
        choice.runs = {filter.run};
    }
    return choice;
}

} // namespace nucleoscope::cli
