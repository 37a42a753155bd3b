#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "core/archive/reader.h"
#include "core/error.h"
#include "core/spectrum/spectrum_tiff.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>

namespace nucleoscope::cli {
namespace {

struct SpectrumOptions {
    std::filesystem::path file, out, mask;
    std::string component = "z";
    std::string colorMap;
};

void runSpectrum(const SpectrumOptions& options, Context& context) {
    const Component component = *componentFromString(options.component);
    const HalfOrbit halfOrbit = readHalfOrbit(options.file, {component});
    for (const std::string& warning : halfOrbit.warnings) {
        context.message(fmt::format("{}: {}", options.file.string(), warning));
    }
    writeSpectrumTiff(options.out, makeSpectrumImage(halfOrbit, component));
}

} // namespace

void addSpectrumCommand(CLI::App& program, Context& context) {
    const auto options = std::make_shared<SpectrumOptions>();
    CLI::App* command = program.add_subcommand("spectrum", "Writes the spectrum of a half-orbit as an image");
    context.addCommonOptions(*command);
    command->add_option("file", options->file, "Half-orbit file")->required();
    command
        ->add_option("--out", options->out,
                     "X.tif: float32 log10 of the stored values; X.png: as the window draws it")
        ->required();
    command->add_option("--component", options->component, "x, y or z")
        ->check(CLI::IsMember({"x", "y", "z"}));
    command->callback([options, &context] { runSpectrum(*options, context); });
}

} // namespace nucleoscope::cli
