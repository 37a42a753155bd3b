#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/filter_options.h"
#include "app/cli/run_options.h"
#include "core/figures/filter_text.h"
#include "core/statistics/distribution.h"
#include "core/statistics/statistics.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace nucleoscope::cli {
namespace {

struct Arguments {
    std::filesystem::path catalogue;
    bool json = false;
};

nlohmann::json toJson(const HemisphereCount& count) {
    return {{"total", count.total}, {"north", count.north}, {"south", count.south}};
}

nlohmann::json toJson(const Histogram& histogram) {
    return {{"edges", histogram.edges}, {"counts", histogram.counts}};
}

/// Whether seasons and hemispheres differ more than by chance, given the hours flown in each.
struct Comparisons {
    TestResult seasons, hemispheres;
    bool isExposureKnown = false; ///< false: equal hours are assumed

    explicit Comparisons(const FilteredCatalogue& catalogue) {
        const auto flown = std::make_shared<const FlownTime>(catalogue.catalogue());
        const auto compare = [&](RegionSplit split) {
            return makeDistribution(catalogue, {.split = split, .flown = flown}).tests.front();
        };
        seasons = compare(RegionSplit::Season);
        hemispheres = compare(RegionSplit::Hemisphere);
        isExposureKnown = flown->isKnown();
    }
};

nlohmann::ordered_json toJson(const TestResult& test) {
    return {{"chi_squared", test.statistic}, {"degrees_of_freedom", test.degrees}, {"p", test.p}};
}

nlohmann::ordered_json toJson(const Comparisons& comparisons) {
    return {{"seasons", toJson(comparisons.seasons)},
            {"hemispheres", toJson(comparisons.hemispheres)},
            {"exposure_known", comparisons.isExposureKnown}};
}

nlohmann::ordered_json toJson(const CatalogueStatistics& statistics) {
    nlohmann::ordered_json json{
        {"total", statistics.total},
        {"north", statistics.north},
        {"south", statistics.south},
        {"ascending", statistics.ascending},
        {"descending", statistics.descending},
        {"half_orbits", statistics.halfOrbits},
        {"half_orbits_with_regions", statistics.halfOrbitsWithRegions},
        {"half_orbits_failed", statistics.halfOrbitsFailed},
        {"simulated", statistics.simulated},
    };
    for (const Season season : allSeasons) {
        json["seasons"][std::string(toString(season))] = toJson(statistics.season(season));
    }
    json["frequency_histogram"] = toJson(statistics.frequency);
    json["magnetic_latitude_histogram"] = toJson(statistics.magneticLatitude);
    return json;
}

/// A line for each bin that holds anything.
void printHistogram(const char* title, const Histogram& histogram) {
    const std::size_t largest = *std::max_element(histogram.counts.begin(), histogram.counts.end());
    constexpr std::size_t widest = 40;
    fmt::print("\n{}\n", title);
    for (std::size_t bin = 0; bin < histogram.counts.size(); ++bin) {
        const std::size_t count = histogram.counts[bin];
        if (count > 0) {
            fmt::print("{:>7} … {:>6}  {:>6}  {}\n", histogram.edges[bin], histogram.edges[bin + 1], count,
                       std::string((count * widest + largest - 1) / largest, '#'));
        }
    }
}

std::string share(std::size_t count, std::size_t total) {
    return total == 0
               ? ""
               : fmt::format("{:.1f} %", 100 * static_cast<double>(count) / static_cast<double>(total));
}

void print(const CatalogueStatistics& statistics, const Comparisons& comparisons) {
    fmt::print("regions      {:>6}\n", statistics.total);
    fmt::print("  north      {:>6}\n  south      {:>6}\n", statistics.north, statistics.south);
    fmt::print("  ascending  {:>6}\n  descending {:>6}\n", statistics.ascending, statistics.descending);
    if (statistics.simulated > 0) {
        fmt::print("  simulated  {:>6}\n", statistics.simulated);
    }
    fmt::print("half-orbits  {:>6}\n  with regions {:>4}\n", statistics.halfOrbits,
               statistics.halfOrbitsWithRegions);
    if (statistics.halfOrbitsFailed > 0) {
        fmt::print("  not readable {:>4}, beside these\n", statistics.halfOrbitsFailed);
    }
    fmt::print("\n{:<10} {:>6} {:>7} {:>6} {:>6}\n", "season", "total", "share", "north", "south");
    for (const Season season : allSeasons) {
        const HemisphereCount& count = statistics.season(season);
        fmt::print("{:<10} {:>6} {:>7} {:>6} {:>6}\n", toString(season), count.total,
                   share(count.total, statistics.total), count.north, count.south);
    }
    fmt::print("\nseasons differ by chance?      {}\nhemispheres differ by chance?  {}\n",
               toString(comparisons.seasons), toString(comparisons.hemispheres));
    fmt::print("{}\n", comparisons.isExposureKnown ? "(given the hours flown in each)"
                                                   : "(equal hours assumed: the catalogue has no tracks)");
    printHistogram("frequency of the centre, Hz", statistics.frequency);
    printHistogram("magnetic latitude of the centre, degrees", statistics.magneticLatitude);
}

} // namespace

void addStatsCommand(CLI::App& program, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = program.add_subcommand("stats", "Count the regions of a catalogue");
    command->add_option("CATALOGUE", arguments->catalogue, "A catalogue that detect or merge wrote")
        ->required();
    command->add_flag("--json", arguments->json, "As one JSON document");
    const RunOptions runs(*command);
    const FilterOptions filter(*command);
    context.addCommonOptions(*command);
    command->callback([arguments, runs, filter] {
        const CatalogueFilter conditions = filter.filter();
        const Catalogue catalogue = readCatalogue(arguments->catalogue, runs.choice(conditions));
        const FilteredCatalogue filtered(catalogue, conditions);
        const CatalogueStatistics statistics = computeStatistics(filtered);
        const Comparisons comparisons(filtered);
        if (arguments->json) {
            nlohmann::ordered_json json = toJson(statistics);
            json["tests"] = toJson(comparisons);
            json["filter"] = nlohmann::ordered_json::parse(toJson(filtered.filter()));
            fmt::print("{}\n", json.dump(2));
        } else {
            if (!filtered.filter().isEmpty()) {
                fmt::print("{}\n\n", filterSentence(filtered.filter(), FigureLanguage::English));
            }
            print(statistics, comparisons);
        }
    });
}

} // namespace nucleoscope::cli
