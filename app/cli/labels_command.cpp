#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "core/archive/listing.h"
#include "core/archive/project.h"
#include "core/archive/reader.h"
#include "core/error.h"
#include "core/labels/exchange/label_format.h"
#include "core/labels/label_store.h"
#include "core/spectrum/grid.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>

namespace nucleoscope::cli {
namespace {

namespace fs = std::filesystem;

/// What happens where a half-orbit has a label already.
enum class Existing { Keep, Replace, Merge };

struct LabelsOptions {
    fs::path project, path;
    std::string format = "png";
    Existing existing = Existing::Keep;
    bool replace = false, dryRun = false;

    LabelFormat labelFormat() const { return labelFormatFromString(format).value(); }
};

/// The half-orbits of the project's archives by base name.
std::map<std::string, fs::path> halfOrbitsByStem(const Project& project, const Context& context) {
    const ArchiveListing listing = listArchive(project.archives(), context.stopToken());
    std::map<std::string, fs::path> files;
    for (const ArchiveEntry& entry : listing.entries) {
        files.emplace(entry.file.stem().string(), entry.file);
    }
    return files;
}

void setExitCode(std::size_t failed, std::size_t all, Context& context) {
    if (failed > 0) {
        context.exitCode = failed == all ? Failed : Partial;
    }
}

SpectrumGrid gridOf(const fs::path& halfOrbitFile) {
    return SpectrumGrid(readHalfOrbit(halfOrbitFile, {}));
}

/// What an import did, or would do.
struct ImportCounts {
    std::size_t added = 0, replaced = 0, merged = 0, kept = 0, failed = 0;
    std::size_t pixels = 0; ///< of labels that were there, changed

    std::string text(bool dryRun) const {
        const std::size_t all = added + replaced + merged + kept + failed;
        return fmt::format(
            "{}{} of {} imported as new, {} replaced, {} merged ({} pixels changed), {} kept as they "
            "were, {} failed",
            dryRun ? "would be: " : "", added, all, replaced, merged, pixels, kept, failed);
    }
};

/// Takes the labels of another program into a project, half-orbit by half-orbit.
class Import {
public:
    Import(const LabelsOptions& options, Context& context)
        : options_(options), context_(context), project_(Project::open(options.project)),
          halfOrbits_(halfOrbitsByStem(project_, context)), store_(project_.labelFolder()),
          reader_(openLabels(options.labelFormat(), options.path)) {}

    void run() {
        const std::vector<std::string> stems = reader_->stems();
        std::size_t done = 0;
        for (const std::string& stem : stems) {
            if (context_.stopToken().stop_requested()) {
                throw Cancelled();
            }
            try {
                take(stem);
            } catch (const Error& error) {
                context_.error(error.what());
                ++counts_.failed;
            }
            context_.progress("importing labels", ++done, stems.size());
        }
        report();
        setExitCode(counts_.failed, stems.size(), context_);
    }

private:
    void take(const std::string& stem) {
        const auto halfOrbit = halfOrbits_.find(stem);
        if (halfOrbit == halfOrbits_.end()) {
            throw FileError(reader_->fileOf(stem), fmt::format("no half-orbit '{}' is in the project", stem),
                            "name labels after their file, NAME for NAME.h5");
        }
        if (!store_.has(stem)) {
            LabelMask mask = reader_->read(stem, gridOf(halfOrbit->second));
            save(stem, std::move(mask));
            ++counts_.added;
        } else if (options_.existing == Existing::Keep) {
            ++counts_.kept;
        } else {
            change(stem, gridOf(halfOrbit->second));
        }
    }

    void change(const std::string& stem, const SpectrumGrid& grid) {
        const LabelMask present = store_.load(stem, grid.width(), grid.height()).value().mask;
        LabelMask mask = reader_->read(stem, grid);
        const bool merge = options_.existing == Existing::Merge;
        std::size_t changed = 0;
        for (std::size_t i = 0; i < mask.pixels.size(); ++i) {
            if (merge && present.pixels[i] != LabelMask::background) {
                mask.pixels[i] = present.pixels[i];
            }
            changed += mask.pixels[i] != present.pixels[i] ? 1 : 0;
        }
        counts_.pixels += changed;
        ++(changed == 0 ? counts_.kept : merge ? counts_.merged : counts_.replaced);
        if (changed > 0) {
            save(stem, std::move(mask));
        }
    }

    void save(const std::string& stem, LabelMask mask) {
        if (options_.dryRun) {
            return;
        }
        Label label;
        label.mask = std::move(mask);
        const bool empty = std::all_of(label.mask.pixels.begin(), label.mask.pixels.end(),
                                       [](std::uint8_t value) { return value == LabelMask::background; });
        label.state = empty ? LabelState::NothingHere : LabelState::Done;
        label.origin = "imported";
        store_.save(stem, label);
    }

    void report() const {
        const std::string_view loss = lossOf(options_.labelFormat());
        if (!loss.empty()) {
            context_.message(fmt::format("{} has {}", options_.format, loss));
        }
        if (!reader_->classNames().empty()) {
            context_.message(fmt::format("taken as nuclei: {}", fmt::join(reader_->classNames(), ", ")));
        }
        if (counts_.kept > 0 && options_.existing == Existing::Keep) {
            context_.message(
                "labels that are there are kept; --existing replace or merge takes the new ones");
        }
        context_.message(counts_.text(options_.dryRun));
    }

    const LabelsOptions& options_;
    Context& context_;
    Project project_;
    std::map<std::string, fs::path> halfOrbits_;
    LabelStore store_;
    std::unique_ptr<LabelReader> reader_;
    ImportCounts counts_;
};

void exportLabels(const LabelsOptions& options, Context& context) {
    const Project project = Project::open(options.project);
    const auto halfOrbits = halfOrbitsByStem(project, context);
    const LabelStore store(project.labelFolder());
    const std::vector<std::string> stems = store.stems();
    const auto writer = createLabels(options.labelFormat(), options.path);
    std::size_t done = 0, failed = 0;
    for (const std::string& stem : stems) {
        if (context.stopToken().stop_requested()) {
            throw Cancelled();
        }
        try {
            const auto file = halfOrbits.find(stem);
            if (file == halfOrbits.end()) {
                throw FileError(store.maskFile(stem), "its half-orbit is not in the project",
                                "add its archive to the project");
            }
            const SpectrumGrid grid = gridOf(file->second);
            writer->write(stem, store.load(stem, grid.width(), grid.height()).value().mask, grid);
        } catch (const Error& error) {
            context.error(error.what());
            ++failed;
        }
        context.progress("exporting labels", ++done, stems.size());
    }
    writer->finish();
    const std::string_view loss = lossOf(options.labelFormat());
    if (!loss.empty()) {
        context.message(fmt::format("{} has {}", options.format, loss));
    }
    context.message(fmt::format("{} labels in {}", stems.size() - failed, options.path.string()));
    setExitCode(failed, stems.size(), context);
}

CLI::App* addAction(CLI::App& labels, const std::string& name, const std::string& description,
                    const std::shared_ptr<LabelsOptions>& options, Context& context) {
    CLI::App* action = labels.add_subcommand(name, description);
    action->add_option("--project", options->project, "The project")->required();
    action
        ->add_option("--format", options->format,
                     "png: masks NAME.png on the grid of NAME.h5; labelme, coco: outlines; voc, yolo "
                     "(LabelImg), raven: "
                     "boxes")
        ->check(CLI::IsMember(labelFormatNames()))
        ->required();
    context.addCommonOptions(*action);
    return action;
}

void addImport(CLI::App& labels, Context& context) {
    auto options = std::make_shared<LabelsOptions>();
    CLI::App* import = addAction(labels, "import", "Take the labels of another program", options, context);
    import->add_option("PATH", options->path, "Folder of labels, or one file")->required();
    const std::map<std::string, Existing> choices{
        {"keep", Existing::Keep}, {"replace", Existing::Replace}, {"merge", Existing::Merge}};
    CLI::Option* existing = import
                                ->add_option("--existing", options->existing,
                                             "Where there is a label already: keep it (default), replace it, "
                                             "or merge: add the new regions "
                                             "to it")
                                ->transform(CLI::CheckedTransformer(choices));
    import->add_flag("--replace", options->replace, "The same as --existing replace")->excludes(existing);
    import->add_flag("--dry-run", options->dryRun, "Say what would happen, and change nothing");
    import->callback([options, &context] {
        if (options->replace) {
            options->existing = Existing::Replace;
}
Import(*options, context).run();
} // namespace
);
} // namespace nucleoscope::cli

void addExport(CLI::App& labels, Context& context) {
    auto options = std::make_shared<LabelsOptions>();
    CLI::App* action = addAction(labels, "export", "Write the labels for another program", options, context);
    action->add_option("PATH", options->path, "Folder to write to")->required();
    action->callback([options, &context] { exportLabels(*options, context); });
}

} // namespace

void addLabelsCommand(CLI::App& program, Context& context) {
    CLI::App* labels = program.add_subcommand("labels", "Exchange the labels of a project");
    labels->require_subcommand(1);
    addImport(*labels, context);
    addExport(*labels, context);
}

} // namespace nucleoscope::cli
