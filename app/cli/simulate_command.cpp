#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "core/archive/writer.h"
#include "core/error.h"
#include "core/files.h"
#include "core/simulation/simulator.h"
#include "core/simulation/truth_table.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>

namespace nucleoscope::cli {
namespace {

namespace fs = std::filesystem;

constexpr UtcMs dayMs = 86'400'000;

struct Arguments {
    fs::path out;
    std::string from = "2021-11-01", to = "2022-10-31";
    std::string components = "z";
    fs::path truth;
    SimulationOptions options;
};

std::string checkDate(const std::string& text) {
    return fromIso8601(text) ? std::string{} : "'" + text + "' is no date such as 2021-11-01";
}

/// The end of a span: a day is meant as a whole.
UtcMs endOf(const std::string& date) {
    const UtcMs time = fromIso8601(date).value();
    return date.size() == 10 ? time + dayMs : time;
}

/// Simulates and writes the half-orbits of one command, several at a time.
class Simulation {
public:
    Simulation(const Arguments& arguments, Context& context)
        : arguments_(arguments), context_(context),
          truthLines_(static_cast<std::size_t>(arguments.options.halfOrbits)) {}

    void run() {
        makeFolders();
        const int wanted =
            context_.threads > 0 ? context_.threads : static_cast<int>(std::thread::hardware_concurrency());
        {
            std::vector<std::jthread> workers;
            for (int i = 0; i < std::clamp(wanted, 1, arguments_.options.halfOrbits); ++i) {
                workers.emplace_back([this] { work(); });
            }
        }
        writeTruthTable();
        if (failure_) {
            std::rethrow_exception(failure_);
        }
        if (done_ < truthLines_.size()) {
            context_.message(
                fmt::format("{} of {} half-orbits are finished and kept", done_, truthLines_.size()));
            throw Cancelled();
        }
        context_.message(fmt::format("{} simulated half-orbits in {}", done_, arguments_.out.string()));
    }

private:
    void makeFolders() const {
        for (const fs::path& folder : {arguments_.out, arguments_.truth}) {
            std::error_code error;
            if (!folder.empty() && !fs::create_directories(folder, error) && !fs::is_directory(folder)) {
                throw FileError(folder, "is no folder and cannot be made", "choose another folder");
            }
        }
    }

    void work() {
        const std::stop_token stop = context_.stopToken();
        for (int index = next_++; index < arguments_.options.halfOrbits; index = next_++) {
            if (stop.stop_requested()) {
                return;
            }
            try {
                write(index);
            } catch (...) {
                const std::lock_guard lock(mutex_);
                failure_ = std::current_exception();
                next_ = arguments_.options.halfOrbits;
            }
        }
    }

    void write(int index) {
        const SimulatedHalfOrbit simulated = simulateHalfOrbit(arguments_.options, index);
        const fs::path& name = simulated.halfOrbit.file;
        writeHalfOrbit(arguments_.out / name, simulated.halfOrbit);
        std::string lines;
        if (!arguments_.truth.empty()) {
            writeMask(arguments_.truth / fs::path(name).replace_extension(".png"), simulated.truth);
            for (const TruthRegion& region : simulated.regions) {
                lines += truthTableLine(region);
            }
        }
        const std::lock_guard lock(mutex_);
        truthLines_[static_cast<std::size_t>(index)] = std::move(lines);
        context_.progress("simulating", ++done_, truthLines_.size());
    }

    void writeTruthTable() const {
        if (arguments_.truth.empty()) {
            return;
        }
        std::string table = truthTableHeader();
        for (const std::string& lines : truthLines_) {
            table += lines;
        }
        writeFileAtomically(arguments_.truth / "regions.csv", table);
    }

    const Arguments& arguments_;
    Context& context_;
    std::atomic<int> next_ = 0;
    std::mutex mutex_; ///< guards what follows
    std::vector<std::string> truthLines_;
    std::size_t done_ = 0;
    std::exception_ptr failure_;
};

} // namespace

void addSimulateCommand(CLI::App& program, Context& context) {
    CLI::App* command = program.add_subcommand(
        "simulate", "Writes half-orbit files that look like CSES-01 VLF data, with known truth");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("OUT", arguments->out, "Folder for the files")->required();
    command
        ->add_option("--half-orbits", arguments->options.halfOrbits,
                     "How many, spread evenly over the time span")
        ->required()
        ->check(CLI::Range(1, 1'000'000));
    command->add_option("--from", arguments->from, "First day of the span")
        ->check(checkDate)
        ->capture_default_str();
    command->add_option("--to", arguments->to, "Last day of the span")
        ->check(checkDate)
        ->capture_default_str();
    command->add_option("--seed", arguments->options.seed, "The same seed gives the same data")
        ->capture_default_str();
    command->add_option("--components", arguments->components, "z, or xyz for all three")
        ->check(CLI::IsMember({"z", "xyz"}))
        ->capture_default_str();
    command->add_option("--truth", arguments->truth,
                        "Folder for the true masks (NAME.png) and the true regions (regions.csv)");
    command
        ->add_option(
            "--nuclei-per-half-orbit", arguments->options.nucleiPerHalfOrbit,
            "Mean number of nuclei. With the default about 60 % of the half-orbits hold at least one; "
            "published are 453 on 402 of some 11 000, that is 0.041")
        ->check(CLI::Range(0.0, 10.0))
        ->capture_default_str();
    context.addCommonOptions(*command);

    command->callback([arguments, &context] {
        SimulationOptions& options = arguments->options;
        options.from = fromIso8601(arguments->from).value();
        options.to = endOf(arguments->to);
        options.allComponents = arguments->components == "xyz";
        if (options.to <= options.from) {
            throw CLI::ValidationError("--to", "must not lie before --from");
        }
        const std::int64_t available = availableHalfOrbits(options);
        if (available < options.halfOrbits) {
            throw CLI::ValidationError(
                "--half-orbits",
                fmt::format("the satellite flies only {} half-orbits in that span", available));
        }
        Simulation(*arguments, context).run();
    });
}

} // namespace nucleoscope::cli
