#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "core/error.h"
#include "core/figures/export.h"
#include "core/figures/spectrum_figure.h"
#include "core/spectrum/spectrum_tiff.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>

namespace nucleoscope::cli {
namespace {

namespace fs = std::filesystem;

// The window's: colour scale from the 2nd to the 99.5th percentile.
constexpr double lowPercentile = 0.02, highPercentile = 0.995;
constexpr FigureSize pageSize{720, 400};

struct SpectrumOptions {
    fs::path file, out, mask;
    std::string component = "z";
    std::string colorMap = "viridis";
};

void writePicture(const SpectrumOptions& options, const HalfOrbit& halfOrbit, const SpectrumImage& image,
                  Component component) {
    LabelMask mask;
    if (!options.mask.empty()) {
        mask = readMask(options.mask, image.width, image.height);
    }
    const ColorMap colors = *colorMap(options.colorMap);
    const auto [low, high] = percentiles(image, lowPercentile, highPercentile);
    SpectrumFigure figure{halfOrbit, image, colors, low, high, component};
    figure.mask = options.mask.empty() ? nullptr : &mask;
    writeFigure(options.out, FigureFormat::Png, pageSize,
                [&](cairo_t* canvas) { drawSpectrumFigure(canvas, pageSize, FigureStyle::light(), figure); });
}

void runSpectrum(const SpectrumOptions& options, Context& context) {
    const Component component = *componentFromString(options.component);
    HalfOrbitImages read = readHalfOrbitImages(options.file, {component});
    const HalfOrbit& halfOrbit = read.halfOrbit;
    for (const std::string& warning : halfOrbit.warnings) {
        context.message(fmt::format("{}: {}", options.file.string(), warning));
    }
    const SpectrumImage image = read.take(component);
    if (options.out.extension() == ".png") {
        writePicture(options, halfOrbit, image, component);
    } else {
        writeSpectrumTiff(options.out, image);
    }
}

std::string checkExtension(const std::string& file) {
    const std::string extension = fs::path(file).extension().string();
    const bool known = extension == ".tif" || extension == ".tiff" || extension == ".png";
    return known ? std::string{} : "expected a name that ends in .tif or .png, not '" + file + "'";
}

/// Masks and colours belong to the picture; a TIFF holds values.
void checkCombination(const CLI::App& command, const SpectrumOptions& options) {
    if (options.out.extension() != ".png" &&
        (command.count("--mask") > 0 || command.count("--colormap") > 0)) {
        throw CLI::ValidationError("--mask and --colormap", "go with --out X.png only");
    }
}

} // namespace

void addSpectrumCommand(CLI::App& program, Context& context) {
    const auto options = std::make_shared<SpectrumOptions>();
    CLI::App* command = program.add_subcommand("spectrum", "Writes the spectrum of a half-orbit as an image");
    context.addCommonOptions(*command);
    command->add_option("file", options->file, "Half-orbit file")->required();
    command
        ->add_option(
            "--out", options->out,
            "X.tif: float32 log10 of the stored values, NaN where missing; X.png: as the window draws it")
        ->required()
        ->check(checkExtension);
    command->add_option("--component", options->component, "x, y or z")
        ->check(CLI::IsMember({"x", "y", "z"}))
        ->capture_default_str();
    command->add_option("--mask", options->mask,
                        "Mask to outline in the picture (8-bit PNG on the grid of the .tif)");
    command->add_option("--colormap", options->colorMap, "Colour map of the picture")
        ->check(CLI::IsMember(colorMapNames()))
        ->capture_default_str();
    command->callback([command, options, &context] {
        checkCombination(*command, *options);
        runSpectrum(*options, context);
    });
}

} // namespace nucleoscope::cli
