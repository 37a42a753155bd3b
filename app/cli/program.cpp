#include "app/cli/program.h"

#include "app/cli/context.h"
#include "core/allocator.h"
#include "core/error.h"

#include <CLI/CLI.hpp>

#include <exception>
#include <string>

namespace nucleoscope::cli {
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

int runProgram(int argc, char** argv, void (*addCommands)(CLI::App&, Context&)) {
    tuneAllocator();
    installInterruptHandler();
    Context context;
    context.commandLine = commandLineOf(argc, argv);

    CLI::App program{"Nucleoscope: nucleus-shaped anomaly regions in CSES-01 VLF spectra", "nucleoscope-cli"};
    program.require_subcommand(1);
    program.set_version_flag("--version", NUCLEOSCOPE_VERSION);
    addCommands(program, context);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? Done : Usage;
    } catch (const Cancelled&) {
        context.error("cancelled");
        return CancelledByUser;
    } catch (const std::exception& error) {
        context.error(error.what());
        return Failed;
    }
    return context.exitCode;
}

bool asksForOneOf(void (*addCommands)(CLI::App&, Context&), int argc, char** argv) {
    Context context;
    CLI::App program;
    addCommands(program, context);
    const auto isAskedFor = [&](const CLI::App* command) { return command->get_name() == argv[1]; };
    return argc > 1 && !program.get_subcommands(isAskedFor).empty();
}

} // namespace nucleoscope::cli
