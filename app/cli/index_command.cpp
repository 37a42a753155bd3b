#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "core/archive/listing.h"
#include "core/archive/project.h"
#include "core/error.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace nucleoscope::cli {
namespace {

namespace fs = std::filesystem;

struct IndexOptions {
    std::vector<fs::path> archives;
    fs::path project;
};

void checkFolders(const std::vector<fs::path>& archives) {
    for (const fs::path& archive : archives) {
        if (!fs::is_directory(archive)) {
            throw FileError(archive, "is no folder", "give the folder that holds the half-orbit files");
        }
    }
}

Project openOrCreate(const IndexOptions& options) {
    if (!fs::exists(options.project / "project.json")) {
        return Project::create(options.project, options.archives);
    }
    Project project = Project::open(options.project);
    for (const fs::path& archive : options.archives) {
        project.addArchive(archive);
    }
    return project;
}

void runIndex(const IndexOptions& options, Context& context) {
    checkFolders(options.archives);
    const Project project = openOrCreate(options);
    const ArchiveListing listing = listArchive(project.archives(), context.stopToken());
    for (const std::string& note : listing.notes) {
        context.message(note);
    }
    for (const std::string& problem : listing.problems) {
        context.error(problem);
    }
    fmt::print("{}: {} half-orbits in {} archive folder{}\n", project.folder().string(),
               listing.entries.size(), project.archives().size(), project.archives().size() == 1 ? "" : "s");
    if (!listing.problems.empty()) {
        context.exitCode = Partial;
    }
}

} // namespace

void addIndexCommand(CLI::App& program, Context& context) {
    const auto options = std::make_shared<IndexOptions>();
    CLI::App* command =
        program.add_subcommand("index", "Makes a project of archive folders, or adds folders to it");
    context.addCommonOptions(*command);
    command->add_option("archives", options->archives, "Folders of half-orbit files")->required();
    command->add_option("--project", options->project, "Project folder")->required();
    command->callback([options, &context] { runIndex(*options, context); });
}

} // namespace nucleoscope::cli
