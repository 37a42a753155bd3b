#include "model/training/checkpoint.h"

#include "core/error.h"
#include "model/nn/safetensors.h"

#include <nlohmann/json.hpp>

namespace nucleoscope {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(EpochRecord, epoch, learningRate, trainingLoss, validationLoss,
                                   validationMeanIou, validationRegionIou, seconds, waitingSeconds)

namespace {

constexpr const char* formatName = "nucleoscope-checkpoint";
constexpr const char* bestPrefix = "best.";
constexpr const char* learnerPrefix = "learner.";

void append(TensorDict& all, const std::string& prefix, const TensorDict& tensors) {
    for (const auto& tensor : tensors) {
        all.insert(prefix + tensor.key(), tensor.value());
    }
}

} // namespace

std::filesystem::path checkpointOf(std::filesystem::path model) {
    return model.concat(".checkpoint");
}

void writeCheckpoint(const std::filesystem::path& file, const Checkpoint& checkpoint) {
    TensorDict tensors;
    append(tensors, bestPrefix, checkpoint.best);
    append(tensors, learnerPrefix, checkpoint.learner);
    const nlohmann::json state{{"history", checkpoint.history},
                               {"best_epoch", checkpoint.bestEpoch},
                               {"best_temperature", checkpoint.bestTemperature}};
    writeSafetensors(file,
                     {tensors, {{"format", formatName}, {"state", state.dump()}, {"run", checkpoint.run}}});
}

Checkpoint readCheckpoint(const std::filesystem::path& file) {
    const TensorFile content = readSafetensors(file);
    Checkpoint checkpoint;
    try {
        if (content.metadata.at("format") != formatName) {
            throw std::out_of_range("format");
        }
        const nlohmann::json state = nlohmann::json::parse(content.metadata.at("state"));
        checkpoint.history = state.at("history").get<std::vector<EpochRecord>>();
        checkpoint.bestEpoch = state.at("best_epoch").get<int>();
        checkpoint.bestTemperature = state.at("best_temperature").get<double>();
        checkpoint.run = content.metadata.at("run");
    } catch (const std::exception&) {
        throw FileError(file, "is no checkpoint of a training", "train anew, without --resume");
    }
    const std::string best = bestPrefix, learner = learnerPrefix;
    for (const auto& tensor : content.tensors) {
        if (tensor.key().starts_with(best)) {
            checkpoint.best.insert(tensor.key().substr(best.size()), tensor.value());
        } else if (tensor.key().starts_with(learner)) {
            checkpoint.learner.insert(tensor.key().substr(learner.size()), tensor.value());
        }
    }
    return checkpoint;
}

} // namespace nucleoscope
