#include "app/workbench/detection_settings.h"

#include "core/error.h"
#include "model/inference/model_masks.h"

#include <QSettings>

namespace nucleoscope {

namespace {

QString key(const char* name) {
    return QStringLiteral("detection/") + QLatin1String(name);
}

bool isSensible(const DetectionSettings& settings) {
    try {
        check(settings.regions);
    } catch (const Error&) {
        return false;
    }
    return !settings.threshold || (*settings.threshold > 0 && *settings.threshold < 1);
}

} // namespace

DetectionSettings::DetectionSettings() {
    regions.minPixels = ModelMasks::speckle;
}

RegionOptions DetectionSettings::regionsWith(double ownSeed) const {
    RegionOptions options = regions;
    if (!threshold)
        options.seedProbability = ownSeed;
    return options;
}

DetectionSettings loadDetectionSettings(const QSettings& store) {
    const DetectionSettings usual;
    DetectionSettings settings;
    const auto number = [&](const char* name, double otherwise) {
        bool isNumber = false;
        const double value = store.value(key(name), otherwise).toDouble(&isNumber);
        return isNumber ? value : otherwise;
    };
    if (store.contains(key("threshold")))
        settings.threshold = number("threshold", 0.5);
    settings.regions.seedProbability = number("seedProbability", usual.regions.seedProbability);
    settings.regions.minPixels = static_cast<int>(number("minPixels", usual.regions.minPixels));
    settings.regions.minSeconds = number("minSeconds", usual.regions.minSeconds);
    settings.regions.minHz = number("minHz", usual.regions.minHz);
    settings.regions.joinSeconds = number("joinSeconds", usual.regions.joinSeconds);
    settings.regions.fillHoles = store.value(key("fillHoles"), usual.regions.fillHoles).toBool();
    return isSensible(settings) ? settings : usual;
}

void saveDetectionSettings(QSettings& store, const DetectionSettings& settings) {
    if (settings.threshold)
        store.setValue(key("threshold"), *settings.threshold);
    else
        store.remove(key("threshold"));
    store.setValue(key("seedProbability"), settings.regions.seedProbability);
    store.setValue(key("minPixels"), settings.regions.minPixels);
    store.setValue(key("minSeconds"), settings.regions.minSeconds);
    store.setValue(key("minHz"), settings.regions.minHz);
    store.setValue(key("joinSeconds"), settings.regions.joinSeconds);
    store.setValue(key("fillHoles"), settings.regions.fillHoles);
}

} // namespace nucleoscope
