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

void merge(const Arguments& arguments, Context& context) {
    CatalogueWriter writer(arguments.out);
    std::size_t halfOrbits = 0;
    std::size_t repeated = 0;
    bool anyRead = false;
    for (const fs::path& file : arguments.parts) {
        try {
            const CatalogueWriter::Addition addition = writer.addAll(file);
            halfOrbits += addition.halfOrbits;
            repeated += addition.repeated;
            anyRead = true;
        } catch (const FileError& error) {
            context.error(error.what());
            context.exitCode = Partial;
        }
    }
    if (!anyRead) {
        throw Error("none of the catalogues could be read; nothing is written");
    }
    writer.finish();

    if (repeated > 0) {
        context.message(fmt::format(
            "{} half-orbits were searched by the same run in more than one catalogue; the last one counts",
            repeated));
    }
    context.message(fmt::format("{}: {} half-orbits of {} catalogues", arguments.out.string(),
                                halfOrbits - repeated, arguments.parts.size()));
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
