#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "core/archive/listing.h"
#include "core/detection/pipeline.h"
#include "core/error.h"
#include "model/inference/model_masks.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <charconv>
#include <memory>

namespace nucleoscope::cli {
namespace {

namespace fs = std::filesystem;

struct Shard {
    int index = 1, count = 1;
};

struct Arguments {
    fs::path model, fromMasks;
    std::optional<double> threshold;
    std::optional<int> minPixels;
    std::string shard = "1/1";
    bool resume = false;
    DetectionOptions options;
    std::vector<fs::path> inputs;
};

/// "K/N" with 1 ≤ K ≤ N.
std::optional<Shard> parseShard(const std::string& text) {
    Shard shard;
    const char* end = text.data() + text.size();
    const auto index = std::from_chars(text.data(), end, shard.index);
    if (index.ec != std::errc() || index.ptr == end || *index.ptr != '/') {
        return std::nullopt;
    }
    const auto count = std::from_chars(index.ptr + 1, end, shard.count);
    if (count.ec != std::errc() || count.ptr != end || shard.index < 1 || shard.index > shard.count) {
        return std::nullopt;
    }
    return shard;
}

std::string checkShard(const std::string& text) {
    return parseShard(text) ? std::string{}
                            : "'" + text + "' is no shard: expected K/N with K from 1 to N, such as 3/16";
}

std::unique_ptr<MaskSource> openMasks(const Arguments& arguments, const Context& context) {
    if (arguments.model.empty()) {
        return std::make_unique<StoredMasks>(arguments.fromMasks);
    }
    return std::make_unique<ModelMasks>(Predictor(arguments.model, context.device, context.threads),
                                        arguments.threshold);
}

void report(const DetectionSummary& summary, const fs::path& catalogue, const Context& context) {
    if (summary.cancelled) {
        context.error(
            fmt::format("cancelled; what was found in {} half-orbits is kept in {}.partial: go on with "
                        "--resume",
                        summary.halfOrbits + summary.skipped, catalogue.string()));
        return;
    }
    context.message(fmt::format(
        "{}: {} regions found in {} half-orbits{}", catalogue.string(), summary.regions, summary.halfOrbits,
        summary.skipped > 0 ? fmt::format(", {} were done before", summary.skipped) : ""));
}

/// Lists what could not be used; the exit code that this makes.
ExitCode reportFailures(const std::vector<std::string>& failures, bool anyDone, const Context& context) {
    for (const std::string& failure : failures) {
        context.error(failure);
    }
    if (failures.empty()) {
        return Done;
    }
    context.error(fmt::format("{} of the inputs could not be used", failures.size()));
    return anyDone ? Partial : Failed;
}

void detect(const Arguments& arguments, Context& context) {
    const ArchiveListing listing = listArchive(arguments.inputs, context.stopToken());
    for (const std::string& note : listing.notes) {
        context.message(note);
    }
    std::vector<std::string> failures = listing.problems;
    if (listing.entries.empty()) {
        reportFailures(failures, false, context);
        throw Error("there is no half-orbit file to search; name .h5 files or folders that hold them");
    }
    const Shard shard = parseShard(arguments.shard).value();
    const std::vector<fs::path> files = shardOf(listing.files(), shard.index, shard.count);

    const std::unique_ptr<MaskSource> masks = openMasks(arguments, context);
    DetectionOptions options = arguments.options;
    options.minPixels = arguments.minPixels.value_or(arguments.model.empty() ? 1 : ModelMasks::speckle);
    options.start = arguments.resume ? CatalogueWriter::Start::Resume : CatalogueWriter::Start::Empty;
    const DetectionSummary summary = runDetection(
        files, *masks, options,
        [&context](const DetectionProgress& progress) {
            context.progress("detect", progress.done, progress.total);
        },
        context.stopToken());

    failures.insert(failures.end(), summary.failures.begin(), summary.failures.end());
    const bool anyDone = summary.halfOrbits + summary.skipped > 0 || files.empty();
    context.exitCode = reportFailures(failures, anyDone, context);
    if (anyDone) {
        report(summary, options.catalogue, context);
    }
    if (summary.cancelled) {
        context.exitCode = CancelledByUser;
    }
}

} // namespace

void addDetectCommand(CLI::App& program, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = program.add_subcommand("detect", "Find the regions of half-orbits: the catalogue");
    CLI::App* source = command->add_option_group("masks from")->require_option(1);
    source->add_option("--model", arguments->model, "Model file that makes the masks");
    CLI::Option* fromMasks = source->add_option("--from-masks", arguments->fromMasks,
                                                "Folder with a mask NAME.png for each NAME.h5");
    command->add_option("--out", arguments->options.catalogue, "The catalogue, a .gpkg file")->required();
    command->add_option("--masks", arguments->options.maskFolder,
                        "Folder to write the masks to, as NAME.png");
    command
        ->add_option("--threshold", arguments->threshold,
                     "Probability from which a pixel belongs to a region (default: the model's own)")
        ->check(CLI::Range(0.0, 1.0))
        ->excludes(fromMasks);
    command
        ->add_option(
            "--min-pixels", arguments->minPixels,
            fmt::format("Leave out regions of fewer pixels (default: {} with --model, 1 with --from-masks)",
                        ModelMasks::speckle))
        ->check(CLI::PositiveNumber);
    command->add_option("--shard", arguments->shard, "Search part K of N only, K from 1; see merge")
        ->check(checkShard);
    command->add_flag("--resume", arguments->resume,
                      "Go on with an unfinished catalogue; files it has are skipped");
    command->add_option("FILE", arguments->inputs, "Half-orbit files, or folders that hold them")->required();
    context.addCommonOptions(*command);
    command->callback([arguments, &context] { detect(*arguments, context); });
}

} // namespace nucleoscope::cli
