#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "core/error.h"
#include "core/figures/export.h"
#include "core/figures/spectrum_figure.h"
#include "core/spectrum/spectrum_numbers.h"
#include "core/spectrum/spectrum_tiff.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>

namespace nucleoscope::cli {
namespace {

namespace fs = std::filesystem;

// The window's: colour scale from the 2nd to the 99.5th percentile.
constexpr double lowPercentile = 0.02, highPercentile = 0.995;
constexpr FigureSize pageSize{720, 400};
constexpr double panelHeight = 300; // of each further component

struct SpectrumOptions {
    fs::path file, out, mask;
    std::vector<std::string> components{"z"};
    std::string colorMap = "viridis", quantity = "amplitude-log10";
    std::vector<double> range, band, time;
    bool flatten = false, logFrequency = false;
};

enum class OutputKind { Tiff, Figure, Csv, Hdf5 };

OutputKind kindOf(const fs::path& file) {
    const std::string extension = file.extension().string();
    if (extension == ".tif" || extension == ".tiff") {
        return OutputKind::Tiff;
    }
    if (extension == ".csv") {
        return OutputKind::Csv;
    }
    return extension == ".h5" ? OutputKind::Hdf5 : OutputKind::Figure;
}

/// The spectra of a file as they are to be shown.
struct Spectra {
    HalfOrbit halfOrbit;
    std::vector<Component> components;
    std::vector<SpectrumImage> images;
    SpectrumQuantity quantity;
    SpectrumWindow window;
};

SpectrumWindow windowOf(const SpectrumOptions& options, const HalfOrbit& halfOrbit) {
    SpectrumWindow window = wholeWindow(halfOrbit);
    if (!options.time.empty()) {
        window.start = std::max(window.start, options.time[0]);
        window.end = std::min(window.end, options.time[1]);
    }
    if (!options.band.empty()) {
        window.lowHz = std::max(window.lowHz, options.band[0]);
        window.highHz = std::min(window.highHz, options.band[1]);
    }
    if (window.start >= window.end || window.lowHz >= window.highHz) {
        throw Error(
            fmt::format("{}: there is nothing of it between --time and --band", halfOrbit.file.string()));
    }
    return window;
}

Spectra readSpectra(const SpectrumOptions& options, Context& context) {
    Spectra spectra;
    for (const std::string& name : options.components) {
        spectra.components.push_back(*componentFromString(name));
    }
    HalfOrbitImages read = readHalfOrbitImages(options.file, spectra.components);
    for (const Component component : spectra.components) {
        SpectrumImage image = read.take(component);
        spectra.images.push_back(options.flatten ? flattened(image) : std::move(image));
    }
    spectra.halfOrbit = std::move(read.halfOrbit);
    for (const std::string& warning : spectra.halfOrbit.warnings) {
        context.message(fmt::format("{}: {}", options.file.string(), warning));
    }
    spectra.quantity = *spectrumQuantityFromString(options.quantity);
    spectra.quantity.relative = options.flatten;
    spectra.window = windowOf(options, spectra.halfOrbit);
    return spectra;
}

/// log10 amplitudes: what was asked for, or one range for all components.
std::pair<float, float> colorRange(const SpectrumOptions& options, const Spectra& spectra) {
    if (!options.range.empty()) {
        return {static_cast<float>(spectra.quantity.toLog10Amplitude(options.range[0])),
                static_cast<float>(spectra.quantity.toLog10Amplitude(options.range[1]))};
    }
    std::pair<float, float> common = percentiles(spectra.images.front(), lowPercentile, highPercentile);
    for (const SpectrumImage& image : spectra.images) {
        const auto [low, high] = percentiles(image, lowPercentile, highPercentile);
        common = {std::min(common.first, low), std::max(common.second, high)};
    }
    return common;
}

void writePicture(const SpectrumOptions& options, const Spectra& spectra) {
    const HalfOrbit& halfOrbit = spectra.halfOrbit;
    LabelMask mask;
    if (!options.mask.empty()) {
        mask = readMask(options.mask, static_cast<int>(halfOrbit.rows()), static_cast<int>(halfOrbit.bins()));
    }
    const ColorMap colors = *colorMap(options.colorMap);
    const auto [low, high] = colorRange(options, spectra);
    SpectrumFigure figure{.halfOrbit = halfOrbit,
                          .panels = {},
                          .colors = colors,
                          .low = low,
                          .high = high,
                          .quantity = spectra.quantity,
                          .window = spectra.window,
                          .logFrequency = options.logFrequency};
    for (std::size_t i = 0; i < spectra.images.size(); ++i) {
        figure.panels.push_back({spectra.components[i], &spectra.images[i]});
    }
    figure.mask = options.mask.empty() ? nullptr : &mask;
    const FigureSize size{pageSize.width,
                          pageSize.height + panelHeight * static_cast<double>(figure.panels.size() - 1)};
    const auto format = figureFormatFromString(options.out.extension().string().substr(1));
    writeFigure(options.out, *format, size,
                [&](cairo_t* canvas) { drawSpectrumFigure(canvas, size, FigureStyle::light(), figure); });
}

void runSpectrum(const SpectrumOptions& options, Context& context) {
    const Spectra spectra = readSpectra(options, context);
    SpectrumNumbers numbers{spectra.halfOrbit, {}, spectra.quantity, spectra.window};
    for (std::size_t i = 0; i < spectra.images.size(); ++i) {
        numbers.panels.push_back({spectra.components[i], &spectra.images[i]});
    }
    switch (kindOf(options.out)) {
    case OutputKind::Tiff:
        writeSpectrumTiff(options.out, spectra.images.front());
        break;
    case OutputKind::Figure:
        writePicture(options, spectra);
        break;
    case OutputKind::Csv:
        writeSpectrumCsv(options.out, numbers, NumbersLayout::Matrix);
        break;
    case OutputKind::Hdf5:
        writeSpectrumHdf5(options.out, numbers);
        break;
    }
}

std::string checkExtension(const std::string& file) {
    constexpr std::array known{".tif", ".tiff", ".png", ".pdf", ".svg", ".csv", ".h5"};
    const std::string extension = fs::path(file).extension().string();
    return std::find(known.begin(), known.end(), extension) != known.end()
               ? std::string{}
               : "expected a name that ends in .tif, .png, .pdf, .svg, .csv or .h5, not '" + file + "'";
}

std::string checkRange(const std::vector<double>& values) {
    return values.empty() || values[0] < values[1] ? std::string{}
                                                   : "the first value must be the smaller one";
}

void checkCombination(const CLI::App& command, const SpectrumOptions& options) {
    const OutputKind kind = kindOf(options.out);
    for (const char* option : {"--mask", "--colormap", "--range", "--log-frequency"}) {
        if (kind != OutputKind::Figure && command.count(option) > 0) {
            throw CLI::ValidationError(option, "goes with --out X.png, .pdf or .svg only");
        }
    }
    // A TIFF holds the stored values of one component, whole: others rely on its grid.
    for (const char* option : {"--quantity", "--flatten", "--time", "--band"}) {
        if (kind == OutputKind::Tiff && command.count(option) > 0) {
            throw CLI::ValidationError(option, "does not go with --out X.tif");
        }
    }
    if (kind == OutputKind::Tiff && options.components.size() > 1) {
        throw CLI::ValidationError("--component", "a .tif holds one component");
    }
    for (const auto& [option, values] :
         {std::pair{"--range", options.range}, {"--time", options.time}, {"--band", options.band}}) {
        if (const std::string problem = checkRange(values); !problem.empty()) {
            throw CLI::ValidationError(option, problem);
        }
    }
}

std::vector<std::string> quantityNames() {
    std::vector<std::string> names;
    for (const SpectrumQuantity& quantity : spectrumQuantities()) {
        names.push_back(toString(quantity));
    }
    return names;
}

} // namespace

void addSpectrumCommand(CLI::App& program, Context& context) {
    const auto options = std::make_shared<SpectrumOptions>();
    CLI::App* command =
        program.add_subcommand("spectrum", "Writes the spectrum of a half-orbit as an image or as numbers");
    context.addCommonOptions(*command);
    command->add_option("file", options->file, "Half-orbit file")->required();
    command
        ->add_option("--out", options->out,
                     "X.tif: float32 log10 of the stored values, NaN where missing; X.png, X.pdf, X.svg: as "
                     "the window draws it; X.csv, X.h5: its numbers with their times and places")
        ->required()
        ->check(checkExtension);
    command->add_option("--component", options->components, "x, y or z; several (x,y,z) one above the other")
        ->delimiter(',')
        ->check(CLI::IsMember({"x", "y", "z"}))
        ->capture_default_str();
    command->add_option("--mask", options->mask,
                        "Mask to outline in the picture (8-bit PNG on the grid of the .tif)");
    command->add_option("--colormap", options->colorMap, "Colour map of the picture")
        ->check(CLI::IsMember(colorMapNames()))
        ->capture_default_str();
    command->add_option("--quantity", options->quantity, "What colours and numbers mean")
        ->check(CLI::IsMember(quantityNames()))
        ->capture_default_str();
    command
        ->add_option("--range", options->range,
                     "Values at the ends of the colour map, in the quantity; otherwise the 2nd and the "
                     "99.5th percentile")
        ->expected(2);
    command->add_flag("--flatten", options->flatten, "Subtract the median of each frequency");
    command->add_flag("--log-frequency", options->logFrequency, "Logarithmic frequency axis");
    command->add_option("--time", options->time, "The part to show: seconds since the first row")
        ->expected(2);
    command->add_option("--band", options->band, "The part to show: Hz")->expected(2);
    command->callback([command, options, &context] {
        checkCombination(*command, *options);
        runSpectrum(*options, context);
    });
}

} // namespace nucleoscope::cli
