#pragma once

namespace CLI {
class App;
}

namespace nucleoscope::cli {

class Context;

/// Runs the program with the commands that `addCommands` adds. Returns its exit code.
int runProgram(int argc, char** argv, void (*addCommands)(CLI::App& program, Context& context));

/// Whether the first argument is one of the commands that `addCommands` adds.
bool asksForOneOf(void (*addCommands)(CLI::App& program, Context& context), int argc, char** argv);

} // namespace nucleoscope::cli
