#include "model/training/unfinished_training.h"

#include "core/archive/listing.h"
#include "core/error.h"
#include "core/files.h"
#include "model/training/checkpoint.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace nucleoscope {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TrainingOptions, recipe, architecture, encoder, epochs, batchSize,
                                   learningRate, imageSize, seed, validationFraction, folds, fold,
                                   restartEpochs, patience, balanced, temperatureEpochs, averaging,
                                   gradientNorm, loss, augmentation, input, partialInitial, device,
                                   mixedPrecision, threads, loaderThreads, networkOptions)

namespace {

namespace fs = std::filesystem;

constexpr const char* formatName = "nucleoscope-unfinished-training";
constexpr const char* ending = ".training.json";

fs::path fileOf(const fs::path& out) {
    return fs::path(out).concat(ending);
}

UnfinishedTraining read(const fs::path& file) {
    const auto content = nlohmann::json::parse(readFile(file));
    if (content.at("format") != formatName || content.at("format_version").get<int>() > 1) {
        throw FileError(file, "is no description of a training");
    }
    UnfinishedTraining training;
    const std::string name = file.filename().string();
    training.out = file.parent_path() / name.substr(0, name.size() - std::string_view(ending).size());
    for (const auto& path : content.at("half_orbits")) {
        training.halfOrbits.emplace_back(path.get<std::string>());
    }
    training.maskFolder = content.at("masks").get<std::string>();
    training.project = content.at("project").get<std::string>();
    training.options = content.at("options").get<TrainingOptions>();
    if (content.contains("initial_model")) {
        training.options.initialModel = content.at("initial_model").get<std::string>();
    }
    if (content.contains("split_seed")) {
        training.options.splitSeed = content.at("split_seed").get<std::uint64_t>();
    }
    training.options.resume = true;
    return training;
}

} // namespace

std::vector<LabelledSample> samplesOf(const UnfinishedTraining& training, const std::stop_token& stop) {
    return training.project.empty()
               ? pairArchiveWithMasks(listArchive(training.halfOrbits, stop).files(), training.maskFolder)
               : labelledSamplesOfProject(training.project);
}

void writeUnfinishedTraining(const UnfinishedTraining& training) {
    nlohmann::json content{{"format", formatName},
                           {"format_version", 1},
                           {"masks", training.maskFolder.string()},
                           {"project", training.project.string()},
                           {"options", training.options}};
    content["half_orbits"] = nlohmann::json::array();
    for (const fs::path& path : training.halfOrbits) {
        content["half_orbits"].push_back(path.string());
    }
    if (training.options.initialModel) {
        content["initial_model"] = training.options.initialModel->string();
    }
    if (training.options.splitSeed) {
        content["split_seed"] = *training.options.splitSeed;
    }
    writeFileAtomically(fileOf(training.out), content.dump(2) + "\n");
}

void forgetUnfinishedTraining(const fs::path& out) {
    std::error_code ignored;
    fs::remove(fileOf(out), ignored);
    fs::remove(checkpointOf(out), ignored);
}

std::vector<UnfinishedTraining> unfinishedTrainings(const fs::path& folder) {
    std::vector<std::pair<fs::file_time_type, UnfinishedTraining>> found;
    std::error_code none;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, none)) {
        if (!entry.path().filename().string().ends_with(ending)) {
            continue;
        }
        try {
            UnfinishedTraining training = read(entry.path());
            const fs::path checkpoint = checkpointOf(training.out);
            if (fs::exists(checkpoint)) {
                found.emplace_back(fs::last_write_time(checkpoint), std::move(training));
            }
        } catch (const std::exception&) {
            continue; // of another version, or damaged: nothing to go on with
        }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<UnfinishedTraining> trainings;
    for (auto& [time, training] : found) {
        trainings.push_back(std::move(training));
    }
    return trainings;
}

} // namespace nucleoscope
