#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/filter_options.h"
#include "app/cli/run_options.h"
#include "core/detection/catalogue_export.h"
#include "core/error.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace nucleoscope::cli {
namespace {

struct Arguments {
    std::filesystem::path catalogue, out;
};

std::string checkFormat(const std::string& file) {
    return tableFormatOf(file)
               ? std::string{}
               : "'" + file + "': expected a name that ends in .geojson, .shp, .csv or .parquet";
}

void exportCatalogue(const Arguments& arguments, const Catalogue& catalogue, const CatalogueFilter& filter,
                     const Context& context) {
    const RegionIndices regions = matchingRegions(catalogue, filter);
    const auto shortened =
        exportRegions(catalogue, regions, arguments.out, tableFormatOf(arguments.out).value());
    for (const ShortenedName& name : shortened) {
        context.message(fmt::format("{} is called {}", name.column, name.written));
    }
    context.message(fmt::format("{}: {} of {} regions", arguments.out.string(), regions.size(),
                                catalogue.regions.size()));
}

} // namespace

void addExportCommand(CLI::App& program, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = program.add_subcommand(
        "export", "Write the regions of a catalogue as GeoJSON, Shapefile, CSV or Parquet");
    command->add_option("CATALOGUE", arguments->catalogue, "A catalogue that detect or merge wrote")
        ->required();
    command->add_option("--out", arguments->out, "The file; its extension says the format")
        ->required()
        ->check(checkFormat);
    const RunOptions runs(*command);
    const FilterOptions filter(*command);
    context.addCommonOptions(*command);
    command->callback([arguments, runs, filter, &context] {
        const CatalogueFilter conditions = filter.filter();
        exportCatalogue(*arguments, readCatalogue(arguments->catalogue, runs.choice(conditions)), conditions,
                        context);
    });
}

} // namespace nucleoscope::cli
