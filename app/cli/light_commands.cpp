#include "app/cli/commands.h"

namespace nucleoscope::cli {

void addLightCommands(CLI::App& program, Context& context) {
    addDiffCommand(program, context);
    addExportCommand(program, context);
    addFiguresCommand(program, context);
    addIndexCommand(program, context);
    addInfoCommand(program, context);
    addLabelsCommand(program, context);
    addMergeCommand(program, context);
    addRunsCommand(program, context);
    addSimulateCommand(program, context);
    addSpectrumCommand(program, context);
    addStatsCommand(program, context);
}

} // namespace nucleoscope::cli
