#include "app/cli/labels_command.h"

#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "core/archive/listing.h"
#include "core/error.h"
#include "core/labels/exchange/label_export.h"
#include "core/labels/label_lock.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <map>
#include <memory>

namespace nucleoscope::cli {

HalfOrbitFiles halfOrbitsByStem(const Project& project, const Context& context) {
    const ArchiveListing listing = listArchive(project.archives(), context.stopToken());
    HalfOrbitFiles files;
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

namespace {

namespace fs = std::filesystem;

struct LabelsOptions {
    fs::path project, path;
    std::string format = "png";
    ExistingRule existing = ExistingRule::Keep;
    bool replace = false, dryRun = false;

    LabelFormat labelFormat() const { return labelFormatFromString(format).value(); }
};

/// What an import did, or would do.
struct ImportCounts {
    std::size_t added = 0, replaced = 0, merged = 0, kept = 0, failed = 0;
    std::size_t pixels = 0; ///< of labels that were there, changed

    void add(const ImportItem& item, ExistingRule rule) {
        if (!item.hasLabel) {
            ++added;
            return;
        }
        const std::size_t changes = item.changes(rule);
        pixels += changes;
        ++(changes == 0 ? kept : rule == ExistingRule::Merge ? merged : replaced);
    }

    std::string text(bool dryRun) const {
        const std::size_t all = added + replaced + merged + kept + failed;
        return fmt::format(
            "{}{} of {} imported as new, {} replaced, {} merged ({} pixels changed), {} kept as they "
            "were, {} failed",
            dryRun ? "would be: " : "", added, all, replaced, merged, pixels, kept, failed);
    }
};

/// Whoever has the project open in a window would write over what is imported.
LabelLock lockLabels(const LabelStore& store) {
    LabelLock lock(store.folder());
    if (!lock.isHeld()) {
        throw Error(lock.problem());
    }
    return lock;
}

void report(const LabelsOptions& options, const LabelImport& import, const ImportCounts& counts,
            const Context& context) {
    const std::string_view loss = lossOf(options.labelFormat());
    if (!loss.empty()) {
        context.message(fmt::format("{} has {}", options.format, loss));
    }
    if (!import.classNames().empty()) {
        context.message(fmt::format("taken as nuclei: {}", fmt::join(import.classNames(), ", ")));
    }
    if (counts.kept > 0 && options.existing == ExistingRule::Keep) {
        context.message("labels that are there are kept; --existing replace or merge takes the new ones");
    }
    context.message(counts.text(options.dryRun));
}

void importLabels(const LabelsOptions& options, Context& context) {
    const Project project = Project::open(options.project);
    LabelStore store(project.labelFolder());
    const LabelLock lock = options.dryRun ? LabelLock() : lockLabels(store);
    LabelImport import(options.labelFormat(), options.path, halfOrbitsByStem(project, context), store);
    const std::vector<std::string> stems = import.stems();
    ImportCounts counts;
    std::size_t done = 0;
    for (const std::string& stem : stems) {
        if (context.stopToken().stop_requested()) {
            throw Cancelled();
        }
        ImportItem item = import.examine(stem);
        try {
            if (item.canBeTaken() && !options.dryRun) {
                import.take(item, options.existing, {});
            }
        } catch (const Error& error) {
            item.problem = error.what();
        }
        if (item.canBeTaken()) {
            counts.add(item, options.existing);
        } else {
            context.error(item.problem);
            ++counts.failed;
        }
        context.progress("importing labels", ++done, stems.size());
    }
    report(options, import, counts, context);
    setExitCode(counts.failed, stems.size(), context);
}

void runExport(const LabelsOptions& options, Context& context) {
    const Project project = Project::open(options.project);
    const LabelStore store(project.labelFolder());
    const std::vector<std::string> stems = store.stems();
    const ExportSummary summary = exportLabels(
        options.labelFormat(), options.path, stems, halfOrbitsByStem(project, context), store,
        [&](std::size_t done, std::size_t total) { context.progress("exporting labels", done, total); },
        context.stopToken());
    for (const std::string& failure : summary.failures) {
        context.error(failure);
    }
    const std::string_view loss = lossOf(options.labelFormat());
    if (!loss.empty()) {
        context.message(fmt::format("{} has {}", options.format, loss));
    }
    context.message(fmt::format("{} labels in {}", summary.written, options.path.string()));
    setExitCode(summary.failures.size(), stems.size(), context);
}

CLI::App* addAction(CLI::App& labels, const std::string& name, const std::string& description,
                    const std::shared_ptr<LabelsOptions>& options, Context& context) {
    CLI::App* action = labels.add_subcommand(name, description);
    action->add_option("--project", options->project, "The project")->required();
    action
        ->add_option("--format", options->format,
                     "png: masks NAME.png on the grid of NAME.h5; labelme, coco: outlines; voc, yolo "
                     "(LabelImg), raven: boxes")
        ->check(CLI::IsMember(labelFormatNames()))
        ->required();
    context.addCommonOptions(*action);
    return action;
}

void addImport(CLI::App& labels, Context& context) {
    auto options = std::make_shared<LabelsOptions>();
    CLI::App* import = addAction(labels, "import", "Take the labels of another program", options, context);
    import->add_option("PATH", options->path, "Folder of labels, or one file")->required();
    const std::map<std::string, ExistingRule> choices{
        {"keep", ExistingRule::Keep}, {"replace", ExistingRule::Replace}, {"merge", ExistingRule::Merge}};
    CLI::Option* existing =
        import
            ->add_option("--existing", options->existing,
                         "Where there is a label already: keep it (default), replace it, or merge: add the "
                         "new regions to it")
            ->transform(CLI::CheckedTransformer(choices));
    import->add_flag("--replace", options->replace, "The same as --existing replace")->excludes(existing);
    import->add_flag("--dry-run", options->dryRun, "Say what would happen, and change nothing");
    import->callback([options, &context] {
        if (options->replace) {
            options->existing = ExistingRule::Replace;
}
importLabels(*options, context);
} // namespace
);
} // namespace nucleoscope::cli

void addExport(CLI::App& labels, Context& context) {
    auto options = std::make_shared<LabelsOptions>();
    CLI::App* action = addAction(labels, "export", "Write the labels for another program", options, context);
    action->add_option("PATH", options->path, "Folder to write to")->required();
    action->callback([options, &context] { runExport(*options, context); });
}

} // namespace

void addLabelsCommand(CLI::App& program, Context& context) {
    CLI::App* labels = program.add_subcommand("labels", "Exchange and compare the labels of a project");
    labels->require_subcommand(1);
    addImport(*labels, context);
    addExport(*labels, context);
    addTrainingSetExport(*labels, context);
    addLabelComparison(*labels, context);
}

} // namespace nucleoscope::cli
