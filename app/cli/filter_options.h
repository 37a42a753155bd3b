#pragma once

#include "core/statistics/catalogue_filter.h"

#include <memory>

namespace CLI {
class App;
} // namespace CLI

namespace nucleoscope::cli {

/// Options of a command that say which regions it is about.
class FilterOptions {
public:
    explicit FilterOptions(CLI::App& command);

    /// What they say, once the command line has been read.
    CatalogueFilter filter() const;

private:
    struct Values;
    std::shared_ptr<Values> values_;
};

} // namespace nucleoscope::cli
