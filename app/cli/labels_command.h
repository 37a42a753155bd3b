#pragma once

#include "core/archive/project.h"
#include "core/labels/exchange/label_import.h"

namespace CLI {
class App;
}

namespace nucleoscope::cli {

class Context;

/// The half-orbits of the project's archives by base name.
HalfOrbitFiles halfOrbitsByStem(const Project& project, const Context& context);
void setExitCode(std::size_t failed, std::size_t all, Context& context);

// Further actions of 'labels', each in a file of its own.
void addTrainingSetExport(CLI::App& labels, Context& context);
void addLabelComparison(CLI::App& labels, Context& context);

} // namespace nucleoscope::cli
