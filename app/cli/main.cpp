// nucleoscope-cli itself links no LibTorch, which takes half a second to load: scripts and arrays of jobs
// call it thousands of times. It runs the commands that need none, and becomes the whole program for all
// others.

#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/program.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <unistd.h>

namespace {

/// PREFIX/libexec/nucleoscope/nucleoscope-cli-whole of PREFIX/bin/nucleoscope-cli, in the build folder as
/// well.
std::filesystem::path wholeProgram() {
    std::error_code problem;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", problem);
    return self.parent_path().parent_path() / "libexec/nucleoscope/nucleoscope-cli-whole";
}

/// Returns only when it fails.
int becomeWholeProgram(char** argv) {
    const std::string file = wholeProgram().string();
    execv(file.c_str(), argv);
    nucleoscope::cli::Context().error(
        fmt::format("{}: cannot be run ({}); it belongs to nucleoscope-cli: install both together", file,
                    std::strerror(errno)));
    return nucleoscope::cli::Failed;
}

bool asksForVersion(int argc, char** argv) {
    return argc > 1 && std::string_view(argv[1]) == "--version";
}

} // namespace

int main(int argc, char** argv) {
    using namespace nucleoscope::cli;
    return asksForVersion(argc, argv) || asksForOneOf(addLightCommands, argc, argv)
               ? runProgram(argc, argv, addLightCommands)
               : becomeWholeProgram(argv);
}
