#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "core/archive/reader.h"
#include "core/error.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>

namespace nucleoscope::cli {
namespace {

struct InfoOptions {
    std::vector<std::filesystem::path> files;
    bool json = false;
};

std::size_t burstRows(const Track& track) {
    return static_cast<std::size_t>(std::count(track.workMode.begin(), track.workMode.end(), 2));
}

std::vector<std::string> componentNames(const HalfOrbit& halfOrbit) {
    std::vector<std::string> names;
    for (const Component component : halfOrbit.components) {
        names.emplace_back(toString(component));
    }
    return names;
}

/// Every key is there whether the file is sound or not, so that a reader needs no cases.
nlohmann::ordered_json describeFailure(const std::filesystem::path& file, const std::string& error) {
    return {{"file", file.string()},
            {"ok", false},
            {"error", error},
            {"product", nullptr},
            {"orbit", nullptr},
            {"direction", nullptr},
            {"start", nullptr},
            {"end", nullptr},
            {"rows", 0},
            {"bins", 0},
            {"components", nlohmann::ordered_json::array()},
            {"burst_rows", 0},
            {"gaps", nlohmann::ordered_json::array()},
            {"warnings", nlohmann::ordered_json::array()}};
}

nlohmann::ordered_json describe(const HalfOrbit& halfOrbit) {
    nlohmann::ordered_json gaps = nlohmann::ordered_json::array();
    for (const Gap& gap : halfOrbit.gaps) {
        gaps.push_back({{"after_row", gap.afterRow}, {"seconds", gap.seconds}});
    }
    return {{"file", halfOrbit.file.string()},
            {"ok", true},
            {"error", nullptr},
            {"product", halfOrbit.product},
            {"simulated", halfOrbit.simulated},
            {"orbit", halfOrbit.orbit},
            {"direction", toString(halfOrbit.direction)},
            {"start", toIso8601(halfOrbit.track.utc.front())},
            {"end", toIso8601(halfOrbit.track.utc.back())},
            {"rows", halfOrbit.rows()},
            {"bins", halfOrbit.bins()},
            {"components", componentNames(halfOrbit)},
            {"burst_rows", burstRows(halfOrbit.track)},
            {"gaps", gaps},
            {"warnings", halfOrbit.warnings}};
}

void print(const HalfOrbit& halfOrbit) {
    const std::size_t bursts = burstRows(halfOrbit.track);
    fmt::print("{}\n", halfOrbit.file.string());
    fmt::print("  product     {}{}\n", halfOrbit.product, halfOrbit.simulated ? " (simulated)" : "");
    fmt::print("  orbit       {} {}\n", halfOrbit.orbit, toString(halfOrbit.direction));
    fmt::print("  time        {} … {}\n", toIso8601(halfOrbit.track.utc.front()),
               toIso8601(halfOrbit.track.utc.back()));
    fmt::print("  spectra     {} rows × {} bins, components {}\n", halfOrbit.rows(), halfOrbit.bins(),
               fmt::join(componentNames(halfOrbit), " "));
    fmt::print("  burst rows  {}\n", bursts);
    for (const Gap& gap : halfOrbit.gaps) {
        fmt::print("  gap         {:.3f} s after row {}\n", gap.seconds, gap.afterRow);
    }
    for (const std::string& warning : halfOrbit.warnings) {
        fmt::print("  warning     {}\n", warning);
    }
}

void runInfo(const InfoOptions& options, Context& context) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    std::size_t failed = 0;
    for (const std::filesystem::path& file : options.files) {
        if (context.stopToken().stop_requested()) {
            throw Cancelled();
        }
        try {
            const HalfOrbit halfOrbit = readHalfOrbit(file, {});
            if (options.json) {
                list.push_back(describe(halfOrbit));
            } else {
                print(halfOrbit);
            }
        } catch (const Error& error) {
            ++failed;
            context.error(error.what());
            list.push_back(describeFailure(file, error.what()));
        }
    }
    if (options.json) {
        fmt::print("{}\n", list.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
    }
    if (failed > 0) {
        context.exitCode = failed == options.files.size() ? Failed : Partial;
    }
}

} // namespace

void addInfoCommand(CLI::App& program, Context& context) {
    const auto options = std::make_shared<InfoOptions>();
    CLI::App* command = program.add_subcommand("info", "Tells what half-orbit files hold");
    context.addCommonOptions(*command);
    command->add_option("files", options->files, "Half-orbit files")->required();
    command->add_flag("--json", options->json, "One JSON document on stdout");
    command->callback([options, &context] { runInfo(*options, context); });
}

} // namespace nucleoscope::cli
