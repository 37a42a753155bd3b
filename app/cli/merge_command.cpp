#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "core/detection/catalogue.h"
#include "core/error.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace nucleoscope::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
    fs::path out;
    std::vector<fs::path> parts;
};

std::size_t countHalfOrbits(const std::vector<Catalogue>& parts) {
    std::size_t count = 0;
    for (const Catalogue& part : parts) {
        count += part.halfOrbits.size();
    }
    return count;
}

void merge(const Arguments& arguments, Context& context) {
    std::vector<Catalogue> parts;
    for (const fs::path& file : arguments.parts) {
        try {
            parts.push_back(readCatalogue(file));
        } catch (const FileError& error) {
            context.error(error.what());
            context.exitCode = Partial;
        }
    }
    if (parts.empty()) {
        throw Error("none of the catalogues could be read; nothing is written");
    }
    const Catalogue merged = mergeCatalogues(parts);
    writeCatalogue(arguments.out, merged);

    const std::size_t repeated = countHalfOrbits(parts) - merged.halfOrbits.size();
    if (repeated > 0) {
        context.message(
            fmt::format("{} half-orbits are in more than one catalogue; the last one counts", repeated));
    }
    context.message(fmt::format("{}: {} regions in {} half-orbits", arguments.out.string(),
                                merged.regions.size(), merged.halfOrbits.size()));
}

} // namespace

void addMergeCommand(CLI::App& program, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command =
        program.add_subcommand("merge", "Make one catalogue of many, such as those of shards");
    command->add_option("--out", arguments->out, "The catalogue, a .gpkg file")->required();
    command->add_option("PART", arguments->parts, "Catalogues that detect wrote")->required();
    context.addCommonOptions(*command);
    command->callback([arguments, &context] { merge(*arguments, context); });
}

} // namespace nucleoscope::cli
