#pragma once

#include <stop_token>
#include <string>

namespace CLI {
class App;
}

namespace nucleoscope::cli {

/// Exit codes of the command line.
enum ExitCode { Done = 0, Failed = 1, Usage = 2, Partial = 3, CancelledByUser = 130 };

/// What every command shares: common options, messages on stderr, Ctrl+C.
class Context {
public:
    int threads = 0;             ///< 0: as many as the machine has.
    std::string device = "auto"; ///< auto, cpu, cuda, cuda:N.
    bool quiet = false;
    int exitCode = Done;     ///< A command sets it when it ends otherwise than done.
    std::string commandLine; ///< As it was called, for the record of what a command makes.

    /// Adds --threads, --device and --quiet to a command.
    void addCommonOptions(CLI::App& command);

    /// One line to stderr, unless --quiet.
    void message(const std::string& text) const;
    /// One line to stderr, always: something went wrong.
    void error(const std::string& text) const;
    /// Progress of `what`: a bar that redraws itself on a terminal, a plain line at every tenth otherwise.
    void progress(const std::string& what, std::size_t done, std::size_t total);

    /// Stops when the user presses Ctrl+C (or the job is sent SIGTERM).
    std::stop_token stopToken() const;

private:
    int lastTenth_ = -1;
};

/// Makes SIGINT and SIGTERM request a stop of every Context's token; a second one ends the program at once.
void installInterruptHandler();

} // namespace nucleoscope::cli
