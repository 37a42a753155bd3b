#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "core/archive/listing.h"
#include "core/archive/project.h"
#include "core/archive/reader.h"
#include "core/error.h"
#include "core/files.h"
#include "core/labels/label_store.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>

namespace nucleoscope::cli {
namespace {

namespace fs = std::filesystem;

struct LabelsOptions {
    fs::path project, path;
    std::string format = "png";
    bool replace = false;
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

std::vector<fs::path> pngFiles(const fs::path& path) {
    if (fs::is_regular_file(path)) {
        return {path};
    }
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
        if (it->path().extension() == ".png") {
            files.push_back(it->path());
        }
    }
    if (error) {
        throw FileError(path, "cannot be read as a folder of masks (" + error.message() + ")",
                        "give a folder of NAME.png files, one per half-orbit NAME.h5");
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// A mask whose only value beside 0 is any one value marks regions with it; only beside 1 does 255 mean
/// unsure.
void readForeignClasses(LabelMask& mask) {
    const bool ownClasses =
        std::find(mask.pixels.begin(), mask.pixels.end(), LabelMask::nucleus) != mask.pixels.end();
    for (std::uint8_t& value : mask.pixels) {
        const bool unsure = ownClasses && value == LabelMask::unsure;
        if (value != LabelMask::background && !unsure) {
            value = LabelMask::nucleus;
        }
    }
}

void setExitCode(std::size_t failed, std::size_t all, Context& context) {
    if (failed > 0) {
        context.exitCode = failed == all ? Failed : Partial;
    }
}

enum class Imported { New, Replaced, Kept };

Imported importMask(LabelStore& store, const fs::path& png, const fs::path& halfOrbitFile, bool replace) {
    const std::string stem = png.stem().string();
    const bool there = store.has(stem);
    if (there && !replace) {
        return Imported::Kept;
    }
    const HalfOrbit halfOrbit = readHalfOrbit(halfOrbitFile, {});
    Label label;
    label.mask = readMask(png, static_cast<int>(halfOrbit.rows()), static_cast<int>(halfOrbit.bins()));
    readForeignClasses(label.mask);
    const bool empty = std::all_of(label.mask.pixels.begin(), label.mask.pixels.end(),
                                   [](std::uint8_t value) { return value == LabelMask::background; });
    label.state = empty ? LabelState::NothingHere : LabelState::Done;
    label.origin = "imported";
    store.save(stem, label);
    return there ? Imported::Replaced : Imported::New;
}

void importLabels(const LabelsOptions& options, Context& context) {
    const Project project = Project::open(options.project);
    const auto halfOrbits = halfOrbitsByStem(project, context);
    const std::vector<fs::path> masks = pngFiles(options.path);
    LabelStore store(project.labelFolder());
    std::size_t done = 0, failed = 0, imported = 0, replaced = 0, kept = 0;
    for (const fs::path& png : masks) {
        if (context.stopToken().stop_requested()) {
            throw Cancelled();
        }
        try {
            const auto halfOrbit = halfOrbits.find(png.stem().string());
            if (halfOrbit == halfOrbits.end()) {
                throw FileError(png, "no half-orbit of that name is in the project",
                                "name masks after their file, NAME.png for NAME.h5");
            }
            switch (importMask(store, png, halfOrbit->second, options.replace)) {
            case Imported::New:
                ++imported;
                break;
            case Imported::Replaced:
                ++replaced;
                break;
            case Imported::Kept:
                ++kept;
                break;
            }
        } catch (const Error& error) {
            context.error(error.what());
            ++failed;
        }
        context.progress("importing labels", ++done, masks.size());
    }
    context.message(fmt::format("{} imported, {} replaced, {} kept as they were{}, {} failed", imported,
                                replaced, kept, kept > 0 ? " (--replace takes the new ones)" : "", failed));
    setExitCode(failed, masks.size(), context);
}

/// The label with the strokes that are in the journal only.
LabelMask wholeMask(const LabelStore& store, const std::string& stem,
                    const std::map<std::string, fs::path>& halfOrbits) {
    if (!store.hasJournal(stem)) {
        return readMask(store.maskFile(stem));
    }
    const auto file = halfOrbits.find(stem);
    if (file == halfOrbits.end()) {
        throw FileError(store.maskFile(stem),
                        "has strokes that are not in it yet, and its half-orbit is not in the project",
                        "add its archive to the project");
    }
    const HalfOrbit halfOrbit = readHalfOrbit(file->second, {});
    return store.load(stem, static_cast<int>(halfOrbit.rows()), static_cast<int>(halfOrbit.bins()))
        .value()
        .mask;
}

void exportLabels(const LabelsOptions& options, Context& context) {
    const Project project = Project::open(options.project);
    const auto halfOrbits = halfOrbitsByStem(project, context);
    const LabelStore store(project.labelFolder());
    fs::create_directories(options.path);
    const std::vector<std::string> stems = store.stems();
    std::size_t done = 0, failed = 0;
    for (const std::string& stem : stems) {
        try {
            writeMask(options.path / (stem + ".png"), wholeMask(store, stem, halfOrbits));
        } catch (const Error& error) {
            context.error(error.what());
            ++failed;
        }
        context.progress("exporting labels", ++done, stems.size());
    }
    context.message(fmt::format("{} labels in {}", stems.size() - failed, options.path.string()));
    setExitCode(failed, stems.size(), context);
}

CLI::App* addAction(CLI::App& labels, const std::string& name, const std::string& description,
                    const std::shared_ptr<LabelsOptions>& options, Context& context) {
    CLI::App* action = labels.add_subcommand(name, description);
    action->add_option("--project", options->project, "The project")->required();
    action->add_option("--format", options->format, "png: 8-bit masks NAME.png on the grid of NAME.h5")
        ->check(CLI::IsMember({"png"}))
        ->required();
    action->add_option("PATH", options->path, "Folder of masks")->required();
    context.addCommonOptions(*action);
    return action;
}

} // namespace

void addLabelsCommand(CLI::App& program, Context& context) {
    CLI::App* labels = program.add_subcommand("labels", "Exchange the labels of a project");
    labels->require_subcommand(1);
    auto options = std::make_shared<LabelsOptions>();
    CLI::App* import = addAction(*labels, "import", "Take masks as labels", options, context);
    import->add_flag("--replace", options->replace, "Take the new mask where there is a label already");
    import->callback([options, &context] { importLabels(*options, context);
});
CLI::App* exportAction = addAction(*labels, "export", "Write labels as masks", options, context);
exportAction->callback([options, &context] { exportLabels(*options, context); });
} // namespace nucleoscope::cli

} // namespace nucleoscope::cli
