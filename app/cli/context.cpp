#include "app/cli/context.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <thread>
#include <unistd.h>

namespace nucleoscope::cli {
namespace {

std::stop_source& interruptSource() {
    static std::stop_source source;
    return source;
}

std::atomic<int> interruptCount{0};

extern "C" void onInterrupt(int) {
    if (interruptCount.fetch_add(1) > 0) {
        _exit(CancelledByUser);
    }
}

} // namespace

void installInterruptHandler() {
    interruptSource();
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
    // request_stop() is not safe inside a signal handler, so a watcher turns the flag into a stop.
    std::thread([] {
        while (interruptCount.load() == 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        interruptSource().request_stop();
    }).detach();
}

void Context::addCommonOptions(CLI::App& command) {
    command
        .add_option("--threads", threads,
                    "Number of threads (0: all; one for each half-orbit that a model looks at)")
        ->check(CLI::NonNegativeNumber);
    command.add_option("--device", device, "auto, cpu, cuda or cuda:N")
        ->check([](const std::string& value) -> std::string {
            const bool known = value == "auto" || value == "cpu" || value == "cuda" ||
                               (value.rfind("cuda:", 0) == 0 && value.size() > 5 &&
                                value.find_first_not_of("0123456789", 5) == std::string::npos);
            return known ? std::string{} : "expected auto, cpu, cuda or cuda:N, not '" + value + "'";
        });
    command.add_flag("--quiet", quiet, "No progress and no messages, only errors");
}

void Context::message(const std::string& text) const {
    if (!quiet) {
        fmt::print(stderr, "{}\n", text);
    }
}

void Context::error(const std::string& text) const {
    fmt::print(stderr, "nucleoscope-cli: {}\n", text);
}

void Context::progress(const std::string& what, std::size_t done, std::size_t total) {
    if (quiet || total == 0) {
        return;
    }
    if (isatty(STDERR_FILENO) != 0) {
        constexpr std::size_t width = 30;
        const std::size_t filled = width * done / total;
        fmt::print(stderr, "\r{} [{:<{}}] {}/{}{}", what, std::string(filled, '#'), width, done, total,
                   done == total ? "\n" : "");
        std::fflush(stderr);
        return;
    }
    const int tenth = static_cast<int>(10 * done / total);
    if (tenth != lastTenth_) {
        lastTenth_ = done == total ? -1 : tenth;
        fmt::print(stderr, "{}: {}/{}\n", what, done, total);
    }
}

std::stop_token Context::stopToken() const {
    return interruptSource().get_token();
}

} // namespace nucleoscope::cli
