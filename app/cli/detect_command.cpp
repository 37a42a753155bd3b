#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/detection.h"
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
    std::optional<double> threshold, seedProbability;
    std::optional<int> minPixels;
    std::string shard = "1/1";
    bool resume = false, add = false;
    DetectionOptions options;
    std::vector<fs::path> inputs;
};

/// What makes a region of a mask.
void addRegionOptions(CLI::App& command, Arguments& arguments) {
    RegionOptions& regions = arguments.options.regions;
    const char* const group = "Which regions count";
    command
        .add_option(
            "--seed-probability", arguments.seedProbability,
            "Leave out regions whose probability nowhere reaches this; so a lower --threshold follows a "
            "nucleus to its edge without finding more of them (default: the model's own)")
        ->check(CLI::Range(0.0, 1.0))
        ->group(group);
    command
        .add_option(
            "--min-pixels", arguments.minPixels,
            fmt::format("Leave out regions of fewer pixels (default: {} with --model, 1 with --from-masks)",
                        ModelMasks::speckle))
        ->check(CLI::PositiveNumber)
        ->group(group);
    command.add_option("--min-seconds", regions.minSeconds, "Leave out regions that last less")
        ->check(CLI::NonNegativeNumber)
        ->group(group);
    command.add_option("--min-hz", regions.minHz, "Leave out regions of a smaller bandwidth")
        ->check(CLI::NonNegativeNumber)
        ->group(group);
    command
        .add_option(
            "--join-seconds", regions.joinSeconds,
            "Make one region of parts on both sides of lost rows when no more time lies between them and "
            "their frequencies overlap; across more time they are two")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str()
        ->group(group);
    command.add_flag("--fill-holes", regions.fillHoles, "What a region encloses belongs to it")->group(group);
}

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
        return std::make_unique<StoredMasks>(fs::absolute(arguments.fromMasks));
    }
    return std::make_unique<ModelMasks>(
        Predictor(fs::absolute(arguments.model), context.device, context.threads), arguments.threshold);
}

void detect(const Arguments& arguments, Context& context) {
    FoundFiles found = findFiles(arguments.inputs, context);
    const Shard shard = parseShard(arguments.shard).value();
    found.files = shardOf(found.files, shard.index, shard.count);

    const std::unique_ptr<MaskSource> masks = openMasks(arguments, context);
    DetectionOptions options = arguments.options;
    const RegionOptions usual = masks->usualRegions();
    options.regions.minPixels = arguments.minPixels.value_or(usual.minPixels);
    options.regions.seedProbability = arguments.seedProbability.value_or(usual.seedProbability);
    options.start = arguments.resume ? CatalogueWriter::Start::Resume
                    : arguments.add  ? CatalogueWriter::Start::Update
                                     : CatalogueWriter::Start::Empty;
    options.inputs = absolute(arguments.inputs);
    options.command = context.commandLine;
    detectAndReport(found, *masks, options, context);
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
    addRegionOptions(*command, *arguments);
    command->add_option("--shard", arguments->shard, "Search part K of N only, K from 1; see merge")
        ->check(checkShard);
    CLI::Option* resume = command->add_flag("--resume", arguments->resume,
                                            "Go on with an unfinished catalogue; files it has are skipped");
    command
        ->add_flag("--add", arguments->add,
                   "Keep the runs that the catalogue has beside this one; see runs and diff")
        ->excludes(resume);
    command->add_option("FILE", arguments->inputs, "Half-orbit files, or folders that hold them")->required();
    context.addCommonOptions(*command);
    command->callback([arguments, &context] { detect(*arguments, context); });
}

} // namespace nucleoscope::cli
