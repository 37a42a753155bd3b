#include "model/inference/model_masks.h"

#include "core/content_hash.h"
#include "core/error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <bit>
#include <fstream>

namespace nucleoscope {
namespace {

/// Of the tensors of a safetensors file: what follows its header, whose length the first eight bytes give.
std::string weightsHashOf(const std::filesystem::path& file) {
    static_assert(std::endian::native == std::endian::little, "the length of the header is little-endian");
    std::ifstream stream(file, std::ios::binary);
    std::uint64_t headerBytes = 0;
    stream.read(reinterpret_cast<char*>(&headerBytes), sizeof headerBytes);
    stream.seekg(static_cast<std::streamoff>(sizeof headerBytes + headerBytes));
    ContentHash hash;
    std::array<char, 1 << 16> block{};
    while (stream.read(block.data(), block.size()) || stream.gcount() > 0) {
        hash.add(block.data(), static_cast<std::size_t>(stream.gcount()));
    }
    if (stream.bad()) {
        throw FileError(file, "cannot be read");
    }
    return hash.hex();
}

ModelRecord recordOf(const ModelInfo& info) {
    ModelRecord record;
    record.id = info.id;
    record.weightsHash = weightsHashOf(info.file);
    record.architecture = info.architecture;
    record.encoder = info.encoder;
    record.input = info.input;
    record.imageSize = info.imageSize;
    record.threshold = info.threshold;
    record.trainedOnSimulation = info.trainedOnSimulation;
    record.provenance = nlohmann::json(info.provenance).dump();
    return record;
}

} // namespace

ModelMasks::ModelMasks(Predictor predictor, std::optional<double> threshold)
    : predictor_(std::move(predictor)), threshold_(threshold.value_or(predictor_.info().threshold)),
      record_(recordOf(predictor_.info())) {
    if (!(threshold_ > 0 && threshold_ < 1)) {
        throw Error(fmt::format("the threshold {} is no probability between 0 and 1", threshold_));
    }
}

RegionOptions ModelMasks::usualRegions() const {
    RegionOptions options;
    options.minPixels = speckle;
    options.seedProbability = info().seedProbability;
    return options;
}

std::string ModelMasks::settings() const {
    return fmt::format("threshold {}", threshold_);
}

MaskedHalfOrbit ModelMasks::maskOf(const HalfOrbit&, const SpectrumImage& image) {
    ProbabilityMap probability = predictor_.predict(image);
    LabelMask mask = toMask(probability, threshold_);
    return {std::move(mask), std::move(probability)};
}

} // namespace nucleoscope
