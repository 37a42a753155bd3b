#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/filter_options.h"
#include "app/cli/run_options.h"
#include "core/error.h"
#include "core/figures/figure_set.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace nucleoscope::cli {
namespace {

/// As they are typed; CLI11 has checked them.
struct FiguresOptions {
    std::string catalogue;
    std::string folder;
    std::vector<std::string> formats{"pdf", "svg", "png"};
    std::string language = "en";
    std::string set = "all";
    std::string preset = "page";
    std::string palette = "safe";
    std::string font;
    std::string lines = "dipole";
    std::string projection = "miller";
    std::string rate = "count";
    double dotsPerInch = 300;
    double frequencyBinHz = 0;
};

const std::map<std::string, MagneticLines> lineNames{
    {"none", MagneticLines::None}, {"dipole", MagneticLines::Dipole}, {"dip", MagneticLines::Dip}};

FigureSetOptions toSetOptions(const FiguresOptions& typed) {
    FigureSetOptions options;
    options.choice = typed.set == "li" ? FigureChoice::Li : FigureChoice::All;
    options.formats.clear();
    for (const std::string& format : typed.formats) {
        options.formats.push_back(*figureFormatFromString(format));
    }
    options.language = *figureLanguageFromString(typed.language);
    options.preset = *figurePresetFromString(typed.preset);
    options.palette = *seasonPaletteFromString(typed.palette);
    options.font = typed.font;
    options.dotsPerInch = typed.dotsPerInch;
    options.lines = lineNames.at(typed.lines);
    options.projection = *mapProjectionFromString(typed.projection);
    options.rate = *rateFromString(typed.rate);
    options.frequencyBinHz = typed.frequencyBinHz;
    options.software = "nucleoscope " NUCLEOSCOPE_VERSION;
    options.catalogueFile = typed.catalogue;
    return options;
}

void makeFolder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
        throw FileError(folder, "the folder cannot be made: " + error.message(), "choose another with --out");
    }
}

void run(const FiguresOptions& typed, const RunChoice& runs, const CatalogueFilter& filter,
         Context& context) {
    const Catalogue catalogue = readCatalogue(typed.catalogue, runs);
    makeFolder(typed.folder);
    std::size_t files = 0;
    writeFigureSet(
        {catalogue, filter}, toSetOptions(typed), typed.folder,
        [&](std::size_t done, std::size_t total) {
            context.progress("figures", done, total);
            files = total;
        },
        context.stopToken());
    context.message(fmt::format("{} files in {}", files, typed.folder));
}

void addLook(CLI::App& command, FiguresOptions& options) {
    command.add_option("--format", options.formats, "pdf, svg, png, separated by commas")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"pdf", "svg", "png"}))
        ->capture_default_str();
    command.add_option("--language", options.language, "Language of the figures; captions are in both")
        ->check(CLI::IsMember({"en", "zh_CN"}))
        ->capture_default_str();
    command.add_option("--preset", options.preset, "Sizes: page, one-column, two-columns or slide")
        ->check(CLI::IsMember({"page", "one-column", "two-columns", "slide"}))
        ->capture_default_str();
    command.add_option("--palette", options.palette, "Colours of the seasons: safe, vivid or contrast")
        ->check(CLI::IsMember({"safe", "vivid", "contrast"}))
        ->capture_default_str();
    command.add_option("--font", options.font, "Family of the text, such as Arial");
    command.add_option("--dpi", options.dotsPerInch, "Pixels per inch of a png")
        ->check(CLI::Range(36.0, 1200.0))
        ->capture_default_str();
}

void addContent(CLI::App& command, FiguresOptions& options) {
    command.add_option("--set", options.set, "all, or li: the five figures of Li et al. (2024)")
        ->check(CLI::IsMember({"all", "li"}))
        ->capture_default_str();
    command.add_option("--lines", options.lines, "Lines of magnetic latitude on maps: dipole, dip or none")
        ->check(CLI::IsMember({"dipole", "dip", "none"}))
        ->capture_default_str();
    command
        .add_option("--projection", options.projection,
                    "Of the maps: miller, plate-carree, north-polar or south-polar")
        ->check(CLI::IsMember({"miller", "plate-carree", "north-polar", "south-polar"}))
        ->capture_default_str();
    command
        .add_option("--rate", options.rate,
                    "Of the distributions: count, per-hour, per-half-orbit, or share (of half-orbits)")
        ->check(CLI::IsMember({"count", "per-hour", "per-half-orbit", "share"}))
        ->capture_default_str();
    command
        .add_option("--frequency-bin", options.frequencyBinHz, "Width of a frequency bin, Hz; usually 500")
        ->check(CLI::Range(10.0, 25000.0));
}

} // namespace

void addFiguresCommand(CLI::App& program, Context& context) {
    CLI::App* command = program.add_subcommand(
        "figures", "Draw every distribution figure of a catalogue, with captions, numbers and records");
    const auto options = std::make_shared<FiguresOptions>();
    command->add_option("catalogue", options->catalogue, "Catalogue of regions (.gpkg)")->required();
    command->add_option("--out", options->folder, "Folder for the figures")->required();
    addLook(*command, *options);
    addContent(*command, *options);
    const RunOptions runs(*command);
    const FilterOptions filter(*command);
    context.addCommonOptions(*command);
    command->callback([options, runs, filter, &context] {
        const CatalogueFilter conditions = filter.filter();
        run(*options, runs.choice(conditions), conditions, context);
    });
}

} // namespace nucleoscope::cli
