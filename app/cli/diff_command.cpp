#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "core/detection/run_difference.h"
#include "core/error.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace nucleoscope::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
    std::vector<fs::path> catalogues;
    std::vector<std::string> runs;
    double minOverlap = sameRegionOverlap;
    bool json = false;
};

/// One side of a comparison.
struct Side {
    fs::path file;
    std::string run; ///< empty: each half-orbit by the run that was used last
    Catalogue catalogue;

    std::string name() const { return run.empty() ? file.string() : file.string() + " run " + run; }
};

Catalogue ofRun(const Catalogue& everything, const fs::path& file, const std::string& run) {
    const bool isThere = std::any_of(everything.runs.begin(), everything.runs.end(),
                                     [&run](const RunRecord& record) { return record.id == run; });
    if (!isThere) {
        throw FileError(file, fmt::format("has no run '{}'", run), "'runs' lists those that it has");
    }
    return chosenRuns(everything, RunChoice::of(run));
}

std::pair<Side, Side> sidesOfOne(const Arguments& arguments) {
    const fs::path& file = arguments.catalogues.front();
    const Catalogue everything = readCatalogue(file, RunChoice::everything());
    std::vector<std::string> runs = arguments.runs;
    if (runs.empty()) {
        if (everything.runs.size() != 2) {
            throw FileError(file, fmt::format("has {} runs, not two", everything.runs.size()),
                            "say which to compare with --runs A,B; 'runs' lists them");
        }
        runs = {everything.runs[0].id, everything.runs[1].id};
    }
    return {Side{file, runs[0], ofRun(everything, file, runs[0])},
            Side{file, runs[1], ofRun(everything, file, runs[1])}};
}

Side sideOf(const fs::path& file, const std::string& run) {
    return {file, run,
            run.empty() ? readCatalogue(file)
                        : ofRun(readCatalogue(file, RunChoice::everything()), file, run)};
}

std::pair<Side, Side> sidesOf(const Arguments& arguments) {
    if (arguments.catalogues.size() == 1) {
        return sidesOfOne(arguments);
    }
    const bool hasRuns = !arguments.runs.empty();
    return {sideOf(arguments.catalogues[0], hasRuns ? arguments.runs[0] : std::string{}),
            sideOf(arguments.catalogues[1], hasRuns ? arguments.runs[1] : std::string{})};
}

nlohmann::ordered_json toJson(const Region& region) {
    return {{"region_id", region.id},
            {"file", region.file},
            {"utc_center", toIso8601(region.utcCenter)},
            {"frequency_center_hz", region.frequencyCenterHz},
            {"area_pixels", region.areaPixels}};
}

nlohmann::ordered_json toJson(const Catalogue& catalogue, const std::vector<std::size_t>& regions) {
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const std::size_t region : regions) {
        json.push_back(toJson(catalogue.regions[region]));
    }
    return json;
}

nlohmann::ordered_json toJson(const Side& a, const Side& b, const RunDifference& difference,
                              double minOverlap) {
    nlohmann::ordered_json json{
        {"a", {{"catalogue", a.file.string()}, {"run", a.run}}},
        {"b", {{"catalogue", b.file.string()}, {"run", b.run}}},
        {"min_overlap", minOverlap},
        {"half_orbits", difference.halfOrbits},
        {"only_a", toJson(a.catalogue, difference.onlyA)},
        {"only_b", toJson(b.catalogue, difference.onlyB)},
        {"both", nlohmann::ordered_json::array()},
        {"not_compared_a", difference.notComparedA.size()},
        {"not_compared_b", difference.notComparedB.size()},
    };
    for (const RegionPair& pair : difference.both) {
        json["both"].push_back({{"a", toJson(a.catalogue.regions[pair.a])},
                                {"b", toJson(b.catalogue.regions[pair.b])},
                                {"overlap", pair.overlap}});
    }
    return json;
}

void printRegions(const char* where, const Catalogue& catalogue, const std::vector<std::size_t>& regions) {
    for (const std::size_t i : regions) {
        const Region& region = catalogue.regions[i];
        fmt::print("{:<6}  {:<24}  {:>9.1f}  {:>7}  {:<16}  {}\n", where, toIso8601(region.utcCenter),
                   region.frequencyCenterHz, region.areaPixels, region.id, region.file);
    }
}

void print(const Side& a, const Side& b, const RunDifference& difference, double minOverlap) {
    fmt::print("A: {}\nB: {}\n", a.name(), b.name());
    fmt::print("in {} half-orbits that both have, the same from an overlap of {} on:\n",
               difference.halfOrbits, minOverlap);
    fmt::print("  in both   {:>6}\n  only in A {:>6}\n  only in B {:>6}\n", difference.both.size(),
               difference.onlyA.size(), difference.onlyB.size());
    if (!difference.notComparedA.empty() || !difference.notComparedB.empty()) {
        fmt::print("in half-orbits that the other has not: {} of A, {} of B\n",
                   difference.notComparedA.size(), difference.notComparedB.size());
    }
    if (difference.onlyA.empty() && difference.onlyB.empty()) {
        return;
    }
    fmt::print("\n{:<6}  {:<24}  {:>9}  {:>7}  {:<16}  {}\n", "only", "utc_center", "Hz", "pixels",
               "region_id", "file");
    printRegions("A", a.catalogue, difference.onlyA);
    printRegions("B", b.catalogue, difference.onlyB);
}

} // namespace

void addDiffCommand(CLI::App& program, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = program.add_subcommand(
        "diff", "Compare two runs or catalogues: regions only in A, only in B, in both");
    command->add_option("CATALOGUE", arguments->catalogues, "One catalogue with two runs, or two catalogues")
        ->required()
        ->expected(1, 2);
    command
        ->add_option(
            "--runs", arguments->runs,
            "The runs to compare, A,B (default: the two of one catalogue; of two catalogues what each "
            "shows, every half-orbit by the run used last)")
        ->delimiter(',')
        ->expected(2)
        ->allow_extra_args(false);
    command
        ->add_option(
            "--min-overlap", arguments->minOverlap,
            "Regions are the same from this overlap on: intersection over union of their boxes in time "
            "and frequency")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_flag("--json", arguments->json, "As one JSON document");
    context.addCommonOptions(*command);
    command->callback([arguments] {
        const auto [a, b] = sidesOf(*arguments);
        const RunDifference difference = differenceOf(a.catalogue, b.catalogue, arguments->minOverlap);
        if (arguments->json) {
            fmt::print("{}\n", toJson(a, b, difference, arguments->minOverlap).dump(2));
        } else {
            print(a, b, difference, arguments->minOverlap);
        }
    });
}

} // namespace nucleoscope::cli
