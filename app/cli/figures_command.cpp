#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/filter_options.h"
#include "core/detection/catalogue.h"
#include "core/error.h"
#include "core/figures/export.h"
#include "core/figures/histogram_figure.h"
#include "core/figures/map_figure.h"
#include "core/figures/season_figure.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

namespace nucleoscope::cli {
namespace {

struct FiguresOptions {
    std::string catalogue;
    std::string folder;
    std::vector<std::string> formats{"pdf", "svg", "png"};
    std::string language = "en";
};

struct NamedFigure {
    std::string name;
    FigureSize size; ///< points
    std::unique_ptr<Figure> figure;
};

std::vector<NamedFigure> makeFigures(const FilteredCatalogue& catalogue) {
    std::vector<NamedFigure> figures;
    figures.push_back({"map", mapPaperSize, std::make_unique<MapFigure>(catalogue)});
    for (const Season season : allSeasons) {
        figures.push_back({fmt::format("map_{}", toString(season)), mapPaperSize,
                           std::make_unique<MapFigure>(catalogue, season)});
    }
    figures.push_back({"frequency_histogram", chartPaperSize,
                       std::make_unique<FrequencyFigure>(catalogue, HistogramSplit::None)});
    figures.push_back(
        {"frequency_histogram_by_season", chartPaperSize, std::make_unique<FrequencyFigure>(catalogue)});
    figures.push_back({"magnetic_latitude_histogram", chartPaperSize,
                       std::make_unique<MagneticLatitudeFigure>(catalogue, HistogramSplit::None)});
    figures.push_back({"magnetic_latitude_histogram_by_season", chartPaperSize,
                       std::make_unique<MagneticLatitudeFigure>(catalogue)});
    figures.push_back({"season_counts", chartPaperSize, std::make_unique<SeasonFigure>(catalogue)});
    return figures;
}

void makeFolder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
        throw FileError(folder, "the folder cannot be made: " + error.message(), "choose another with --out");
    }
}

void run(const FiguresOptions& options, const CatalogueFilter& filter, Context& context) {
    const Catalogue catalogue = readCatalogue(options.catalogue);
    const std::vector<NamedFigure> figures = makeFigures({catalogue, filter});
    FigureStyle style = FigureStyle::light();
    style.language = *figureLanguageFromString(options.language);
    makeFolder(options.folder);

    const std::stop_token stop = context.stopToken();
    const std::size_t total = figures.size() * options.formats.size();
    std::size_t done = 0;
    for (const NamedFigure& named : figures) {
        for (const std::string& format : options.formats) {
            if (stop.stop_requested()) {
                throw Cancelled();
            }
            writeFigure(std::filesystem::path(options.folder) / (named.name + "." + format),
                        *figureFormatFromString(format), named.size,
                        [&](cairo_t* canvas) { named.figure->draw(canvas, named.size, style); });
            context.progress("figures", ++done, total);
        }
    }
    context.message(fmt::format("{} figures in {}", total, options.folder));
}

} // namespace

void addFiguresCommand(CLI::App& program, Context& context) {
    CLI::App* command = program.add_subcommand("figures", "Draw every distribution figure of a catalogue");
    const auto options = std::make_shared<FiguresOptions>();
    command->add_option("catalogue", options->catalogue, "Catalogue of regions (.gpkg)")->required();
    command->add_option("--out", options->folder, "Folder for the figures")->required();
    command->add_option("--format", options->formats, "pdf, svg, png, separated by commas")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"pdf", "svg", "png"}))
        ->capture_default_str();
    command->add_option("--language", options->language, "Language of the figures")
        ->check(CLI::IsMember({"en", "zh_CN"}))
        ->capture_default_str();
    const FilterOptions filter(*command);
    context.addCommonOptions(*command);
    command->callback([options, filter, &context] { run(*options, filter.filter(), context); });
}

} // namespace nucleoscope::cli
