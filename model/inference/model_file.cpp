#include "model/inference/model_file.h"

#include "core/error.h"
#include "model/nn/safetensors.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>
#include <sstream>

namespace nucleoscope {
namespace {

constexpr int formatVersion = 1;
constexpr int smallestImage = 32, largestImage = 4096;

/// Reads typed values of the metadata and refuses what is missing or odd in a sentence with the file's name.
class MetadataReader {
public:
    MetadataReader(const std::filesystem::path& file, const std::map<std::string, std::string>& metadata)
        : file_(file), metadata_(metadata) {}

    [[noreturn]] void refuse(const std::string& problem) const {
        throw FileError(file_, problem, "use a model that nucleoscope-cli train has written");
    }

    std::string text(const std::string& key) const {
        const auto found = metadata_.find(key);
        if (found == metadata_.end()) {
            refuse("is no Nucleoscope model: its metadata has no '" + key + "'");
        }
        return found->second;
    }

    double number(const std::string& key, double low, double high) const {
        const std::string value = text(key);
        double number = 0;
        const auto [end, status] = std::from_chars(value.data(), value.data() + value.size(), number);
        if (status != std::errc{} || end != value.data() + value.size() ||
            !(number >= low && number <= high)) {
            refuse(fmt::format("its '{}' is '{}' and not a number from {} to {}", key, value, low, high));
        }
        return number;
    }

    template <typename Value>
    std::map<std::string, Value> map(const std::string& key) const {
        try {
            return nlohmann::json::parse(text(key)).get<std::map<std::string, Value>>();
        } catch (const nlohmann::json::exception&) {
            refuse("its '" + key + "' is not a JSON object as expected");
        }
    }

    std::optional<std::set<std::string>> names(const std::string& key) const {
        if (metadata_.count(key) == 0) {
            return std::nullopt;
        }
        try {
            return nlohmann::json::parse(text(key)).get<std::set<std::string>>();
        } catch (const nlohmann::json::exception&) {
            refuse("its '" + key + "' is not a JSON list of names as expected");
        }
    }

private:
    const std::filesystem::path& file_;
    const std::map<std::string, std::string>& metadata_;
};

void checkFormat(const MetadataReader& reader) {
    if (reader.text("format") != modelFormatName) {
        reader.refuse("is no Nucleoscope model: its format is '" + reader.text("format") + "'");
    }
    constexpr double anyVersion = 1e6;
    if (reader.number("format_version", 1, anyVersion) > formatVersion) {
        reader.refuse("was written by a newer version of Nucleoscope");
    }
}

ModelInfo infoFrom(const std::filesystem::path& file, const std::map<std::string, std::string>& metadata) {
    const MetadataReader reader(file, metadata);
    checkFormat(reader);
    ModelInfo info;
    info.file = file;
    info.id = reader.text("id");
    info.architecture = reader.text("architecture");
    info.encoder = reader.text("encoder");
    info.imageSize = static_cast<int>(reader.number("image_size", smallestImage, largestImage));
    if (info.imageSize % 32 != 0) {
        reader.refuse(fmt::format("its image size {} does not divide by 32", info.imageSize));
    }
    info.input = reader.text("input");
    if (info.input != "plain" && info.input != "picture") {
        reader.refuse("its input '" + info.input + "' is not known");
    }
    info.threshold = reader.number("threshold", 0, 1);
    if (metadata.count("seed_probability") > 0) { // not in models of before it was chosen
        info.seedProbability = reader.number("seed_probability", 0, 1);
    }
    info.parameters = static_cast<std::int64_t>(reader.number("parameters", 0, 1e12));
    info.trainedOnSimulation = reader.text("trained_on_simulation") == "true";
    info.provenance = reader.map<std::string>("provenance");
    info.metrics = reader.map<double>("metrics");
    info.learnedHalfOrbits = reader.names("learned_half_orbits");
    return info;
}

/// FNV-1a, 64 bits, of all values: tells models apart, guards nothing.
std::uint64_t hashOf(const TensorDict& weights) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const auto& tensor : weights) {
        const torch::Tensor values = tensor.value().detach().cpu().contiguous();
        const auto* bytes = static_cast<const std::uint8_t*>(values.data_ptr());
        for (std::size_t i = 0; i < values.nbytes(); ++i) {
            hash = (hash ^ bytes[i]) * 0x100000001B3ULL;
        }
    }
    return hash;
}

std::map<std::string, std::string> metadataOf(const ModelInfo& info, const NetworkOptions& options,
                                              double temperature) {
    std::map<std::string, std::string> metadata = toMetadata(options);
    metadata["format"] = modelFormatName;
    metadata["format_version"] = std::to_string(formatVersion);
    metadata["id"] = info.id;
    metadata["image_size"] = std::to_string(info.imageSize);
    metadata["input"] = info.input;
    metadata["normalisation"] = info.input == "picture" ? "ImageNet mean and standard deviation"
                                                        : "per image: median absolute deviation, percentiles";
    metadata["class_names"] = R"(["background","nucleus"])";
    metadata["threshold"] = fmt::format("{:.4g}", info.threshold);
    metadata["seed_probability"] = fmt::format("{:.4g}", info.seedProbability);
    metadata["temperature"] = fmt::format("{:.17g}", temperature);
    metadata["parameters"] = std::to_string(info.parameters);
    metadata["trained_on_simulation"] = info.trainedOnSimulation ? "true" : "false";
    metadata["provenance"] = nlohmann::json(info.provenance).dump();
    metadata["metrics"] = nlohmann::json(info.metrics).dump();
    if (info.learnedHalfOrbits) {
        metadata["learned_half_orbits"] = nlohmann::json(*info.learnedHalfOrbits).dump();
    }
    return metadata;
}

} // namespace

ModelInfo readModelInfo(const std::filesystem::path& file) {
    return infoFrom(file, readSafetensorsHeader(file).metadata);
}

std::set<std::string> heldOutHalfOrbits(const ModelInfo& model) {
    std::set<std::string> names;
    const auto found = model.provenance.find("validation_half_orbits");
    if (found == model.provenance.end()) {
        return names;
    }
    std::istringstream list(found->second);
    for (std::string name; std::getline(list >> std::ws, name, ',');) {
        names.insert(name);
    }
    return names;
}

bool mayHaveLearnedFrom(const ModelInfo& model, const std::string& halfOrbit) {
    if (model.learnedHalfOrbits) {
        return model.learnedHalfOrbits->count(halfOrbit) > 0;
    }
    return heldOutHalfOrbits(model).count(halfOrbit) == 0;
}

LoadedModel loadModel(const std::filesystem::path& file) {
    const TensorFile content = readSafetensors(file);
    LoadedModel model;
    model.info = infoFrom(file, content.metadata);
    constexpr double hottest = 1e4;
    model.temperature = MetadataReader(file, content.metadata).number("temperature", 1, hottest);
    try {
        model.options = fromMetadata(content.metadata);
        if (model.options.classes != 2) {
            throw Error("has other classes than background and nucleus");
        }
        model.network = makeNetwork(model.options);
        loadStateDict(*model.network, content.tensors);
    } catch (const FileError&) {
        throw;
    } catch (const Error& error) {
        throw FileError(file, error.what(), "use a model that nucleoscope-cli train has written");
    }
    model.network->setTemperature(model.temperature);
    model.network->eval();
    return model;
}

ModelInfo writeModel(const std::filesystem::path& file, ModelInfo info, const NetworkOptions& options,
                     double temperature, const TensorDict& weights) {
    info.file = file;
    info.architecture = options.architecture;
    info.encoder = options.encoder;
    info.id = fmt::format("{}-{:%Y%m%d}-{:08x}", info.architecture, fmt::gmtime(std::time(nullptr)),
                          hashOf(weights) >> 32);
    writeSafetensors(file, {weights, metadataOf(info, options, temperature)});
    return info;
}

} // namespace nucleoscope
