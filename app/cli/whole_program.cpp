#include "app/cli/commands.h"
#include "app/cli/program.h"

namespace {

void addAllCommands(CLI::App& program, nucleoscope::cli::Context& context) {
    using namespace nucleoscope::cli;
    addLightCommands(program, context);
    addCompareCommand(program, context);
    addDetectCommand(program, context);
    addEvaluateCommand(program, context);
    addForwardCommand(program, context);
    addModelCommand(program, context);
    addRepeatCommand(program, context);
    addTrainCommand(program, context);
}

} // namespace

int main(int argc, char** argv) {
    return nucleoscope::cli::runProgram(argc, argv, addAllCommands);
}
