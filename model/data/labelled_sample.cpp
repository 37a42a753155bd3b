#include "model/data/labelled_sample.h"

#include "core/archive/listing.h"
#include "core/archive/project.h"
#include "core/error.h"
#include "core/labels/label_store.h"

#include <algorithm>
#include <array>
#include <map>

namespace nucleoscope {
namespace {

namespace fs = std::filesystem;

std::string lowerExtension(const fs::path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return extension;
}

bool isPictureFile(const fs::path& file) {
    static const std::array<std::string, 5> extensions{".png", ".jpg", ".jpeg", ".tif", ".tiff"};
    return std::find(extensions.begin(), extensions.end(), lowerExtension(file)) != extensions.end();
}

/// Pictures of a folder, sorted, so that a split does not depend on the order of the disk.
std::vector<fs::path> picturesIn(const fs::path& folder) {
    std::error_code problem;
    fs::directory_iterator entries(folder, problem);
    if (problem) {
        throw FileError(folder, "the folder cannot be read (" + problem.message() + ")",
                        "check its name and rights");
    }
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : entries) {
        if (isPictureFile(entry.path())) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

void addUnpaired(std::vector<fs::path>* unpaired, const fs::path& file) {
    if (unpaired != nullptr) {
        unpaired->push_back(file);
    }
}

bool isLabelled(const LabelStore& store, const std::string& stem) {
    const LabelState state = store.state(stem);
    if (!fs::exists(store.maskFile(stem)))
        return false; // strokes that were never saved
    if (isFinished(state))
        return true;
    if (state != LabelState::InProgress)
        return false;
    const LabelMask mask = readMask(store.maskFile(stem));
    return std::find(mask.pixels.begin(), mask.pixels.end(), LabelMask::nucleus) != mask.pixels.end();
}

} // namespace

bool LabelledSample::isPicture() const {
    return isPictureFile(source);
}

std::vector<LabelledSample> pairArchiveWithMasks(const std::vector<fs::path>& halfOrbits,
                                                 const fs::path& maskFolder,
                                                 std::vector<fs::path>* unpaired) {
    std::vector<LabelledSample> pairs;
    for (const fs::path& file : halfOrbits) {
        const fs::path mask = maskFolder / file.stem().concat(".png");
        if (fs::is_regular_file(mask)) {
            pairs.push_back({file, mask});
        } else {
            addUnpaired(unpaired, file);
        }
    }
    if (pairs.empty()) {
        throw FileError(maskFolder,
                        "holds no mask for any of the " + std::to_string(halfOrbits.size()) +
                            " half-orbit files",
                        "a mask is named like its file, NAME.png for NAME.h5");
    }
    return pairs;
}

std::vector<LabelledSample> pairImagesWithMasks(const fs::path& imageFolder, const fs::path& maskFolder,
                                                std::vector<fs::path>* unpaired) {
    std::map<std::string, fs::path> masks;
    for (const fs::path& file : picturesIn(maskFolder)) {
        masks[file.stem().string()] = file;
    }
    const std::vector<fs::path> pictures = picturesIn(imageFolder);
    std::vector<LabelledSample> pairs;
    for (const fs::path& file : pictures) {
        const auto mask = masks.find(file.stem().string());
        if (mask == masks.end()) {
            addUnpaired(unpaired, file);
        } else {
            pairs.push_back({file, mask->second});
        }
    }
    if (pairs.empty()) {
        throw FileError(maskFolder,
                        "holds no mask for any of the " + std::to_string(pictures.size()) + " pictures in " +
                            imageFolder.string(),
                        "a mask has the base name of its picture");
    }
    return pairs;
}

std::vector<LabelledSample> labelledSamplesOfProject(const fs::path& projectFolder) {
    const Project project = Project::open(projectFolder);
    const LabelStore store(project.labelFolder());
    std::map<std::string, fs::path> files;
    for (const ArchiveEntry& entry : listArchive(project.archives()).entries) {
        files[entry.file.stem().string()] = entry.file;
    }
    std::vector<LabelledSample> samples;
    for (const std::string& stem : store.stems()) {
        const auto file = files.find(stem);
        if (file != files.end() && isLabelled(store, stem)) {
            samples.push_back({file->second, store.maskFile(stem)});
        }
    }
    if (samples.empty()) {
        throw FileError(projectFolder, "no half-orbit of the project is labelled",
                        "label some half-orbits first, with regions and without");
    }
    return samples;
}

} // namespace nucleoscope
