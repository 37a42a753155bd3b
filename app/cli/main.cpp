#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "core/error.h"
#include "model/allocator.h"

#include <CLI/CLI.hpp>

#include <exception>
#include <string>

namespace {

/// The call as a shell would take it.
std::string commandLineOf(int argc, char** argv) {
    std::string line = "nucleoscope-cli";
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        const bool isPlain = argument.find_first_of(" \t\n'\"\\$*?") == std::string::npos;
        line += isPlain ? " " + argument : " '" + argument + "'";
    }
    return line;
}

} // namespace

int main(int argc, char** argv) {
    using namespace nucleoscope;
    tuneAllocator();
    cli::installInterruptHandler();
    cli::Context context;
    context.commandLine = commandLineOf(argc, argv);

    CLI::App program{"Nucleoscope: nucleus-shaped anomaly regions in CSES-01 VLF spectra", "nucleoscope-cli"};
    program.require_subcommand(1);
    program.set_version_flag("--version", NUCLEOSCOPE_VERSION);
    cli::addCompareCommand(program, context);
    cli::addDetectCommand(program, context);
    cli::addDiffCommand(program, context);
    cli::addEvaluateCommand(program, context);
    cli::addExportCommand(program, context);
    cli::addFiguresCommand(program, context);
    cli::addForwardCommand(program, context);
    cli::addIndexCommand(program, context);
    cli::addInfoCommand(program, context);
    cli::addLabelsCommand(program, context);
    cli::addMergeCommand(program, context);
    cli::addModelCommand(program, context);
    cli::addRepeatCommand(program, context);
    cli::addRunsCommand(program, context);
    cli::addSimulateCommand(program, context);
    cli::addSpectrumCommand(program, context);
    cli::addStatsCommand(program, context);
    cli::addTrainCommand(program, context);

    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? cli::Done : cli::Usage;
    } catch (const Cancelled&) {
        context.error("cancelled");
        return cli::CancelledByUser;
    } catch (const std::exception& error) {
        context.error(error.what());
        return cli::Failed;
    }
    return context.exitCode;
}
