#include "app/cli/data_options.h"

#include "app/cli/context.h"
#include "core/archive/listing.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace nucleoscope::cli {
namespace {

std::vector<std::filesystem::path> filesOf(const std::vector<std::filesystem::path>& archives,
                                           const Context& context) {
    const ArchiveListing listing = listArchive(archives, context.stopToken());
    for (const std::string& problem : listing.problems) {
        context.message(problem);
    }
    return listing.files();
}

} // namespace

void DataOptions::addTo(CLI::App& command) {
    auto* source = command.add_option_group("data", "Where the labelled spectra come from");
    CLI::Option* project =
        source->add_option("--project", project_, "A project folder: what is labelled in it");
    CLI::Option* archive =
        source->add_option("--archive", archives_, "Half-orbit files or folders, with --masks");
    CLI::Option* images = source->add_option("--images", images_, "A folder of pictures, with --masks");
    source->require_option(1);
    CLI::Option* masks =
        command.add_option("--masks", masks_, "Folder of masks: NAME.png for NAME.h5 or a picture");
    archive->needs(masks);
    images->needs(masks);
    masks->excludes(project);
}

std::vector<LabelledSample> DataOptions::samples(const Context& context) const {
    if (!project_.empty()) {
        return labelledSamplesOfProject(project_);
    }
    std::vector<std::filesystem::path> unpaired;
    std::vector<LabelledSample> samples =
        images_.empty() ? pairArchiveWithMasks(filesOf(archives_, context), masks_, &unpaired)
                        : pairImagesWithMasks(images_, masks_, &unpaired);
    if (!unpaired.empty()) {
        context.message(fmt::format("{} of {} have no mask and are left out; the first is {}",
                                    unpaired.size(), samples.size() + unpaired.size(),
                                    unpaired.front().string()));
    }
    return samples;
}

} // namespace nucleoscope::cli
