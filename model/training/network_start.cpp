#include "model/training/network_start.h"

#include "core/error.h"
#include "model/nn/safetensors.h"
#include "model/nn/weight_import.h"

#include <fmt/format.h>

namespace nucleoscope {
namespace {

bool isModel(const std::filesystem::path& weights) {
    const auto metadata = readSafetensorsHeader(weights).metadata;
    const auto format = metadata.find("format");
    return format != metadata.end() && format->second == modelFormatName;
}

/// The published network learns slowly; what was measured to help (resources/models/README.md) is the
/// default.
NetworkOptions networkOptionsFor(const TrainingOptions& options) {
    NetworkOptions defaults;
    defaults.attentionNorm = AttentionNorm::Group;
    defaults.sdiInit = SdiInit::NearOne;
    defaults.architecture = options.architecture;
    defaults.encoder = options.encoder;
    std::map<std::string, std::string> metadata = toMetadata(defaults);
    for (const auto& [key, value] : options.networkOptions) {
        if (metadata.count(key) == 0) {
            std::string known;
            for (const auto& [name, unused] : metadata) {
                known += (known.empty() ? "" : ", ") + name;
            }
            throw Error("unknown network option '" + key + "'; there are " + known);
        }
        metadata[key] = value;
    }
    return fromMetadata(metadata);
}

void checkImageSize(const NetworkOptions& network, int size) {
    const ImageSides sides = imageSides(network.architecture);
    if (!sides.admit(size, size)) {
        throw Error(
            fmt::format("{} takes no images of {} pixels: {}", network.architecture, size, sides.describe()));
    }
}

} // namespace

NetworkStart chooseNetwork(TrainingOptions& options) {
    NetworkStart start;
    if (!options.initialModel || options.partialInitial || !isModel(*options.initialModel)) {
        start.network = networkOptionsFor(options);
        checkImageSize(start.network, options.imageSize);
        if (options.initialModel) {
            start.name = options.initialModel->filename().string();
        }
        return start;
    }
    start.model = loadModel(*options.initialModel);
    start.network = start.model->options;
    start.name = start.model->info.id;
    options.input = start.model->info.input;
    if (!options.imageSizeIsChosen) {
        options.imageSize = start.model->info.imageSize;
    }
    checkImageSize(start.network, options.imageSize);
    return start;
}

std::vector<std::string> putInitialWeights(NetworkStart& start, const TrainingOptions& options,
                                           Learner& learner) {
    if (start.model) {
        learner.startFrom(stateDict(*start.model->network));
        start.model->network.reset();
        return {};
    }
    if (!options.initialModel) {
        return {};
    }
    const std::filesystem::path& file = *options.initialModel;
    try {
        std::vector<std::string> notes =
            importWeights(learner.average(), readSafetensors(file).tensors, options.partialInitial);
        learner.startFrom(stateDict(learner.average()));
        return notes;
    } catch (const FileError&) {
        throw;
    } catch (const Error& error) {
        throw FileError(file, error.what(), "take what fits with --partial");
    }
}

} // namespace nucleoscope
