#include "app/workbench/label_tool_memory.h"

#include "app/workbench/settings.h"

namespace nucleoscope {

namespace {

const QString opacityKey = QStringLiteral("labels/opacity");

/// Calls `visit` with the key and the option for each that is remembered.
template <typename Options, typename Visit>
void forEach(Options& options, const Visit& visit) {
    visit(QStringLiteral("labels/brushDiameter"), options.brushDiameter);
    visit(QStringLiteral("labels/brushUnit"), options.brushUnit);
    visit(QStringLiteral("labels/brushShape"), options.brushShape);
    visit(QStringLiteral("labels/tolerance"), options.tolerance);
    visit(QStringLiteral("labels/thresholdMethod"), options.threshold.method);
    visit(QStringLiteral("labels/percentile"), options.threshold.percentile);
    visit(QStringLiteral("labels/spreads"), options.threshold.spreads);
    visit(QStringLiteral("labels/nucleusLevel"), options.nucleusLevel);
    visit(QStringLiteral("labels/operationPixels"), options.operationPixels);
    visit(QStringLiteral("labels/smallestRegion"), options.smallestRegion);
}

bool isKnown(Brush::Shape shape) {
    return shape == Brush::Shape::Circle || shape == Brush::Shape::Square;
}
bool isKnown(LabelToolOptions::BrushUnit unit) {
    return unit == LabelToolOptions::BrushUnit::SpectrumPixels ||
           unit == LabelToolOptions::BrushUnit::ScreenPixels;
}
bool isKnown(ThresholdOptions::Method method) {
    return method >= ThresholdOptions::Method::Otsu && method <= ThresholdOptions::Method::Background;
}

} // namespace

LabelToolOptions rememberedToolOptions(const Settings& settings, LabelToolOptions otherwise) {
    forEach(otherwise, [&settings](const QString& key, auto& option) {
        using Option = std::remove_reference_t<decltype(option)>;
        const QVariant value = settings.value(key);
        if (!value.isValid())
            return;
        if constexpr (std::is_enum_v<Option>) {
            if (const auto remembered = static_cast<Option>(value.toInt()); isKnown(remembered))
                option = remembered;
        } else {
            option = value.value<Option>();
        }
    });
    return otherwise;
}

void rememberToolOptions(Settings& settings, const LabelToolOptions& options) {
    forEach(options, [&settings](const QString& key, const auto& option) {
        if constexpr (std::is_enum_v<std::remove_cvref_t<decltype(option)>>)
            settings.setValue(key, static_cast<int>(option));
        else
            settings.setValue(key, option);
    });
}

double rememberedLabelOpacity(const Settings& settings, double otherwise) {
    return std::clamp(settings.value(opacityKey, otherwise).toDouble(), 0.0, 1.0);
}

void rememberLabelOpacity(Settings& settings, double opacity) {
    settings.setValue(opacityKey, opacity);
}

} // namespace nucleoscope
