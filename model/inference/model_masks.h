#pragma once

#include "core/detection/pipeline.h"
#include "model/inference/predictor.h"

namespace nucleoscope {

/// The masks that a model makes: nucleus where its probability reaches the threshold.
class ModelMasks : public MaskSource {
public:
    /// RegionOptions::minPixels for masks of models: smaller regions are speckle. Some seven pixels of a 192²
    /// network on a half-orbit; the smallest simulated nucleus has some 400 of the half-orbit's.
    static constexpr int speckle = 200;

    /// `threshold`: nothing takes the model's own. @throws Error when it is not between 0 and 1.
    explicit ModelMasks(Predictor predictor, std::optional<double> threshold = std::nullopt);

    std::string model() const override { return predictor_.info().id; }
    ModelRecord modelRecord() const override { return record_; }
    double threshold() const override { return threshold_; }
    RegionOptions usualRegions() const override;
    std::filesystem::path origin() const override { return predictor_.info().file; }
    std::string settings() const override;
    MaskedHalfOrbit maskOf(const HalfOrbit& halfOrbit, const SpectrumImage& image) override;

    const ModelInfo& info() const { return predictor_.info(); }

private:
    Predictor predictor_;
    double threshold_;
    ModelRecord record_;
};

} // namespace nucleoscope
