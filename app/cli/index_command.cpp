#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "core/archive/index_update.h"
#include "core/archive/project.h"
#include "core/error.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace nucleoscope::cli {
namespace {

namespace fs = std::filesystem;

struct IndexArguments {
    std::vector<fs::path> archives;
    fs::path project;
    bool details = false;
};

void checkFolders(const std::vector<fs::path>& archives) {
    for (const fs::path& archive : archives) {
        if (!fs::is_directory(archive)) {
            throw FileError(archive, "is no folder", "give the folder that holds the half-orbit files");
        }
    }
}

Project openOrCreate(const IndexArguments& arguments) {
    if (!fs::exists(arguments.project / "project.json")) {
        return Project::create(arguments.project, arguments.archives);
    }
    Project project = Project::open(arguments.project);
    for (const fs::path& archive : arguments.archives) {
        project.addArchive(archive);
    }
    return project;
}

/// What is known of the files that are listed.
std::vector<IndexedFilePtr> update(const Project& project, const ArchiveListing& listing, IndexDepth depth,
                                   Context& context) {
    ArchiveIndex index(project.archiveIndexFile());
    std::vector<IndexedFilePtr> files;
    updateIndex(
        index, listing, depth,
        [&](const IndexProgress& progress) {
            files.insert(files.end(), progress.files.begin(), progress.files.end());
            if (depth == IndexDepth::Open) {
                context.progress("index", progress.done, progress.total);
            }
        },
        context.stopToken());
    if (!index.problem().empty()) {
        context.message(index.problem());
    }
    return files;
}

void runIndex(const IndexArguments& arguments, Context& context) {
    checkFolders(arguments.archives);
    const Project project = openOrCreate(arguments);
    const ArchiveListing listing = listArchive(project.archives(), context.stopToken());
    for (const std::string& note : listing.notes) {
        context.message(note);
    }
    for (const std::string& problem : listing.problems) {
        context.error(problem);
    }
    const std::vector<IndexedFilePtr> files =
        update(project, listing, arguments.details ? IndexDepth::Open : IndexDepth::Known, context);
    std::size_t quarantined = 0;
    for (const IndexedFilePtr& file : files) {
        if (file->isQuarantined()) {
            ++quarantined;
            context.error(fmt::format("{}: {}", file->file.string(), file->problem));
        }
    }
    fmt::print("{}: {} half-orbits in {} archive folder{}, {} known in detail, {} in quarantine\n",
               project.folder().string(), listing.entries.size(), project.archives().size(),
               project.archives().size() == 1 ? "" : "s", files.size() - quarantined, quarantined);
    if (!listing.problems.empty() || quarantined > 0) {
        context.exitCode = Partial;
    }
}

} // namespace

void addIndexCommand(CLI::App& program, Context& context) {
    const auto arguments = std::make_shared<IndexArguments>();
    CLI::App* command =
        program.add_subcommand("index", "Makes a project of archive folders, or adds folders to it");
    context.addCommonOptions(*command);
    command->add_option("archives", arguments->archives, "Folders of half-orbit files")->required();
    command->add_option("--project", arguments->project, "Project folder")->required();
    command->add_flag(
        "--details", arguments->details,
        "Open every file that is not known yet or has changed: the window then has its details at "
        "once, and files that cannot be used are listed");
    command->callback([arguments, &context] { runIndex(*arguments, context); });
}

} // namespace nucleoscope::cli
