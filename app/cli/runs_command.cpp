#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "core/detection/catalogue.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <memory>

namespace nucleoscope::cli {
namespace {

struct Arguments {
    std::filesystem::path catalogue;
    bool json = false;
};

std::string timeText(UtcMs time) {
    return time != 0 ? toIso8601(time) : std::string{};
}

nlohmann::ordered_json toJson(const RunRecord& run) {
    nlohmann::ordered_json json{
        {"run", run.id},
        {"model", run.model},
        {"weights_hash", run.weightsHash},
        {"settings", run.settings},
        {"threshold", nullptr},
        {"seed_probability", run.options.seedProbability},
        {"min_pixels", run.options.minPixels},
        {"min_seconds", run.options.minSeconds},
        {"min_hz", run.options.minHz},
        {"join_seconds", run.options.joinSeconds},
        {"fill_holes", run.options.fillHoles},
        {"masks_from", run.masksFrom.string()},
        {"inputs", nlohmann::json::array()},
        {"command", run.command},
        {"software", run.software},
        {"started", timeText(run.started)},
        {"finished", timeText(run.finished)},
        {"half_orbits", run.halfOrbits},
        {"regions", run.regions},
    };
    if (std::isfinite(run.threshold)) {
        json["threshold"] = run.threshold;
    }
    for (const std::filesystem::path& input : run.inputs) {
        json["inputs"].push_back(input.string());
    }
    return json;
}

void print(const std::vector<RunRecord>& runs) {
    fmt::print("{:<8}  {:<20}  {:>11}  {:>7}  {:<30}  {}\n", "run", "finished", "half-orbits", "regions",
               "model", "settings");
    for (const RunRecord& run : runs) {
        fmt::print("{:<8}  {:<20}  {:>11}  {:>7}  {:<30}  {}\n", run.id, timeText(run.finished).substr(0, 19),
                   run.halfOrbits, run.regions, run.model, run.settings);
    }
}

} // namespace

void addRunsCommand(CLI::App& program, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command =
        program.add_subcommand("runs", "List the runs of a catalogue, the one that was used last at the end");
    command->add_option("CATALOGUE", arguments->catalogue, "A catalogue that detect or merge wrote")
        ->required();
    command->add_flag("--json", arguments->json, "As one JSON document");
    context.addCommonOptions(*command);
    command->callback([arguments] {
        const Catalogue catalogue = readCatalogue(arguments->catalogue, RunChoice::everything());
        if (arguments->json) {
            nlohmann::ordered_json json = nlohmann::ordered_json::array();
            for (const RunRecord& run : catalogue.runs) {
                json.push_back(toJson(run));
            }
            fmt::print("{}\n", json.dump(2));
        } else {
            print(catalogue.runs);
        }
    });
}

} // namespace nucleoscope::cli
