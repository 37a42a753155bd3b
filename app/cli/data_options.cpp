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
    const bool required = prefix_.empty();
    const auto option = [this](const char* name) { return "--" + prefix_ + name; };
    auto* source = required
                       ? command.add_option_group("data", "Where the labelled spectra come from")
                       : command.add_option_group(prefix_ + "data", "Other labelled spectra, to test on");
    CLI::Option* project =
        source->add_option(option("project"), project_, "A project folder: what is labelled in it");
    CLI::Option* archive = source->add_option(option("archive"), archives_,
                                              "Half-orbit files or folders, with " + option("masks"));
    CLI::Option* images =
        source->add_option(option("images"), images_, "A folder of pictures, with " + option("masks"));
    source->require_option(required ? 1 : 0, 1);
    CLI::Option* masks =
        command.add_option(option("masks"), masks_, "Folder of masks: NAME.png for NAME.h5 or a picture");
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
