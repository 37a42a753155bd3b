#pragma once

namespace CLI {
class App;
}

namespace nucleoscope::cli {

class Context;

// Each adds one command to the program; the command runs in its callback and reports through the context.

void addDiffCommand(CLI::App& program, Context& context);
void addExportCommand(CLI::App& program, Context& context);
void addFiguresCommand(CLI::App& program, Context& context);
void addIndexCommand(CLI::App& program, Context& context);
void addInfoCommand(CLI::App& program, Context& context);
void addLabelsCommand(CLI::App& program, Context& context);
void addMergeCommand(CLI::App& program, Context& context);
void addRunsCommand(CLI::App& program, Context& context);
void addSimulateCommand(CLI::App& program, Context& context);
void addSpectrumCommand(CLI::App& program, Context& context);
void addStatsCommand(CLI::App& program, Context& context);

// These need LibTorch.
void addCompareCommand(CLI::App& program, Context& context);
void addDetectCommand(CLI::App& program, Context& context);
void addEvaluateCommand(CLI::App& program, Context& context);
void addForwardCommand(CLI::App& program, Context& context);
void addModelCommand(CLI::App& program, Context& context);
void addRepeatCommand(CLI::App& program, Context& context);
void addTrainCommand(CLI::App& program, Context& context);

/// All that need no LibTorch.
void addLightCommands(CLI::App& program, Context& context);

} // namespace nucleoscope::cli
