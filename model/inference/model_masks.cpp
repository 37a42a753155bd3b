#include "model/inference/model_masks.h"

#include "core/error.h"

#include <fmt/format.h>

namespace nucleoscope {

ModelMasks::ModelMasks(Predictor predictor, std::optional<double> threshold)
    : predictor_(std::move(predictor)), threshold_(threshold.value_or(predictor_.info().threshold)) {
    if (!(threshold_ > 0 && threshold_ < 1)) {
        throw Error(fmt::format("the threshold {} is no probability between 0 and 1", threshold_));
    }
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
