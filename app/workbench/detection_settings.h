#pragma once

#include "core/detection/region_options.h"

#include <optional>

class QSettings;

namespace nucleoscope {

/// How the window detects: what makes a pixel part of a region, and which regions count.
struct DetectionSettings {
    std::optional<double> threshold; ///< probability; nothing: it and the seed are the model's own
    RegionOptions regions;

    /// What counts for a model that says `ownSeed` (ModelInfo::seedProbability).
    RegionOptions regionsWith(double ownSeed) const;

    DetectionSettings(); ///< as the window detects when nothing was changed
    bool operator==(const DetectionSettings&) const = default;
};

/// From one start to the next. What is no sensible value is as when nothing was changed.
DetectionSettings loadDetectionSettings(const QSettings& store);
void saveDetectionSettings(QSettings& store, const DetectionSettings& settings);

} // namespace nucleoscope
