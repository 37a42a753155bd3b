#include "widgets/label_tool_settings.h"

#include <algorithm>
#include <cmath>

namespace nucleoscope {

namespace {

constexpr double brushStep = 1.2; ///< change of size of one notch or key
constexpr double toleranceStep = 1.1, levelStep = 0.02, percentileStep = 1, spreadStep = 0.25;

} // namespace

void LabelToolSettings::set(LabelToolOptions options) {
    using Limits = LabelToolOptions;
    options.brushDiameter = std::clamp(options.brushDiameter, Limits::minDiameter, Limits::maxDiameter);
    if (options.power.low > options.power.high)
        std::swap(options.power.low, options.power.high);
    options.tolerance = std::clamp(options.tolerance, 0.01, 3.0);
    options.threshold.percentile = std::clamp(options.threshold.percentile, 0.0, 100.0);
    options.threshold.spreads = std::clamp(options.threshold.spreads, 0.0, 50.0);
    options.nucleusLevel = std::clamp(options.nucleusLevel, 0.05, 0.95);
    options.operationPixels = std::clamp(options.operationPixels, 1, 100);
    options.smallestRegion = std::clamp(options.smallestRegion, 1, 1'000'000);
    if (options == options_)
        return;
    options_ = options;
    emit changed();
}

void LabelToolSettings::setBrushDiameter(double pixels) {
    LabelToolOptions options = options_;
    options.brushDiameter = pixels;
    set(options);
}

void LabelToolSettings::growBrush() {
    setBrushDiameter(std::max(options_.brushDiameter * brushStep, options_.brushDiameter + 1));
}

void LabelToolSettings::shrinkBrush() {
    setBrushDiameter(std::min(options_.brushDiameter / brushStep, options_.brushDiameter - 1));
}

void LabelToolSettings::turnBrush(double notches) {
    setBrushDiameter(options_.brushDiameter * std::pow(brushStep, notches));
}

void LabelToolSettings::turnTolerance(double notches) {
    LabelToolOptions options = options_;
    options.tolerance *= std::pow(toleranceStep, notches);
    set(options);
}

void LabelToolSettings::turnNucleusLevel(double notches) {
    LabelToolOptions options = options_;
    options.nucleusLevel -= levelStep * notches;
    set(options);
}

void LabelToolSettings::turnThreshold(double notches) {
    LabelToolOptions options = options_;
    options.threshold.percentile -= percentileStep * notches;
    options.threshold.spreads -= spreadStep * notches;
    set(options);
}

} // namespace nucleoscope
