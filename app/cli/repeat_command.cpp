#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/detection.h"
#include "core/error.h"
#include "model/inference/model_masks.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

namespace nucleoscope::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
    fs::path catalogue, masksFrom;
    std::string run;
    DetectionOptions options;
    std::vector<fs::path> inputs;
};

/// The catalogue of one run.
Catalogue readRun(const fs::path& file, const std::string& run) {
    Catalogue catalogue = readCatalogue(file, RunChoice::of(run));
    std::erase_if(catalogue.runs, [&run](const RunRecord& record) { return record.id != run; });
    if (catalogue.runs.empty()) {
        throw FileError(file, fmt::format("has no run '{}'", run), "'runs' lists those that it has");
    }
    return catalogue;
}

/// The run that a catalogue with only one need not name.
std::string onlyRun(const fs::path& file) {
    const Catalogue catalogue = readCatalogue(file, RunChoice::everything());
    if (catalogue.runs.size() != 1) {
        throw FileError(file, fmt::format("has {} runs", catalogue.runs.size()),
                        "say which to repeat; 'runs' lists them");
    }
    return catalogue.runs.front().id;
}

std::unique_ptr<MaskSource> openMasks(const RunRecord& run, const fs::path& from, const Context& context) {
    if (run.weightsHash.empty()) {
        return std::make_unique<StoredMasks>(from);
    }
    return std::make_unique<ModelMasks>(Predictor(from, context.device, context.threads), run.threshold);
}

/// The files that the run searched, wherever they lie now; those that are gone become problems.
FoundFiles filesOfRun(const Catalogue& old, const std::vector<fs::path>& inputs, Context& context) {
    FoundFiles found = findFiles(inputs, context);
    std::map<std::string, bool> isThere; // by file name
    for (const HalfOrbitRecord& record : old.halfOrbits) {
        isThere[record.file] = false;
    }
    std::erase_if(found.files, [&isThere](const fs::path& file) {
        const auto searched = isThere.find(file.filename().string());
        if (searched == isThere.end()) {
            return true;
        }
        searched->second = true;
        return false;
    });
    for (const auto& [name, there] : isThere) {
        if (!there) {
            found.problems.push_back(name + ": was searched by the run and is not there any more");
        }
    }
    if (found.files.empty()) {
        throw Error(
            "none of the half-orbits that the run searched is there; name the folders that hold them");
    }
    return found;
}

/// A sentence for each file whose spectrum is not the one that the run searched.
std::vector<std::string> changedFiles(const Catalogue& old, const Catalogue& repeated) {
    std::map<std::string, std::string> hashes;
    for (const HalfOrbitRecord& record : old.halfOrbits) {
        hashes[record.file] = record.contentHash;
    }
    std::vector<std::string> changed;
    for (const HalfOrbitRecord& record : repeated.halfOrbits) {
        const std::string& hash = hashes[record.file];
        if (!hash.empty() && record.error.empty() && hash != record.contentHash) {
            changed.push_back(record.file + ": its spectrum is not the one that the run searched");
        }
    }
    return changed;
}

void repeat(const Arguments& arguments, Context& context) {
    const std::string id = arguments.run.empty() ? onlyRun(arguments.catalogue) : arguments.run;
    const Catalogue old = readRun(arguments.catalogue, id);
    const RunRecord& run = old.runs.front();
    const fs::path from = arguments.masksFrom.empty() ? run.masksFrom : arguments.masksFrom;
    if (from.empty()) {
        throw FileError(arguments.catalogue, fmt::format("does not say what run {} made its masks from", id),
                        "name the model or the folder of masks with --masks-from");
    }
    const std::unique_ptr<MaskSource> masks = openMasks(run, from, context);
    DetectionOptions options = arguments.options;
    options.regions = run.options;
    options.inputs = arguments.inputs.empty() ? run.inputs : absolute(arguments.inputs);
    options.command = context.commandLine;
    const RunRecord described = describeRun(*masks, options);
    if (described.id != run.id) {
        throw FileError(
            from,
            fmt::format("gives another run (model {}, weights {}, {}) than the one to repeat (model "
                        "{}, weights {}, {})",
                        described.model, described.weightsHash, described.settings, run.model,
                        run.weightsHash, run.settings),
            "name the model of the run with --masks-from");
    }

    detectAndReport(filesOfRun(old, options.inputs, context), *masks, options, context);
    if (context.exitCode == CancelledByUser || context.exitCode == Failed) {
        return;
    }
    for (const std::string& changed : changedFiles(old, readRun(options.catalogue, id))) {
        context.error(changed);
        context.exitCode = Partial;
    }
}

} // namespace

void addRepeatCommand(CLI::App& program, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = program.add_subcommand("repeat", "Do a run again from its record in a catalogue");
    command->add_option("--from", arguments->catalogue, "The catalogue with the record")->required();
    command->add_option("--run", arguments->run,
                        "The run; a catalogue with only one need not name it (see runs)");
    command->add_option("--out", arguments->options.catalogue, "The new catalogue, a .gpkg file")->required();
    command->add_option("--masks-from", arguments->masksFrom,
                        "The model or the folder of masks, if it is not where it was");
    command->add_option("FILE", arguments->inputs,
                        "Half-orbit files, or folders that hold them, if they are not where they were");
    context.addCommonOptions(*command);
    command->callback([arguments, &context] { repeat(*arguments, context); });
}

} // namespace nucleoscope::cli
