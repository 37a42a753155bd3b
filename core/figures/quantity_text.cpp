#include "core/figures/quantity_text.h"

#include "core/figures/axis.h"

#include <cmath>

namespace nucleoscope {
namespace {

/// From fine to coarse; empty: any round ones.
std::vector<AxisSteps> usualSteps(RegionQuantity quantity) {
    switch (quantity) {
    case RegionQuantity::Frequency:
        return {{1, 0.5}, {2, 1}, {5, 1}, {10, 5}};
    case RegionQuantity::MagneticLatitude:
    case RegionQuantity::Latitude:
        return {{10, 5}, {30, 10}, {90, 30}};
    case RegionQuantity::MagneticLongitude:
    case RegionQuantity::Longitude:
        return {{30, 10}, {60, 30}, {90, 30}, {180, 60}};
    case RegionQuantity::LocalTime:
        return {{2, 1}, {3, 1}, {6, 3}, {12, 6}};
    case RegionQuantity::Month:
        return {{1, 1}, {2, 1}, {3, 1}, {6, 1}};
    default:
        return {};
    }
}

} // namespace

QuantityText quantityText(RegionQuantity quantity) {
    switch (quantity) {
    case RegionQuantity::Frequency:
        return {FigureText::CenterFrequency, 1000, ""};
    case RegionQuantity::Bandwidth:
        return {FigureText::Bandwidth, 1000, ""};
    case RegionQuantity::Duration:
        return {FigureText::Duration, 1, ""};
    case RegionQuantity::MagneticLatitude:
        return {FigureText::MagneticLatitude, 1, "°"};
    case RegionQuantity::MagneticLongitude:
        return {FigureText::MagneticLongitude, 1, "°"};
    case RegionQuantity::Latitude:
        return {FigureText::GeographicLatitude, 1, "°"};
    case RegionQuantity::Longitude:
        return {FigureText::GeographicLongitude, 1, "°"};
    case RegionQuantity::Altitude:
        return {FigureText::Altitude, 1, ""};
    case RegionQuantity::LocalTime:
        return {FigureText::LocalTime, 1, ""};
    case RegionQuantity::Month:
        return {FigureText::Month, 1, ""};
    case RegionQuantity::Size:
        return {FigureText::Size, 1000, ""};
    case RegionQuantity::PowerPeak:
        return {FigureText::PowerPeak, 1, ""};
    case RegionQuantity::PowerMean:
        return {FigureText::PowerMean, 1, ""};
    case RegionQuantity::Contrast:
        return {FigureText::Contrast, 1, ""};
    case RegionQuantity::Probability:
        break;
    }
    return {FigureText::Probability, 1, ""};
}

std::string quantityName(RegionQuantity quantity, FigureLanguage language) {
    const std::string title = figureText(quantityText(quantity).title, language);
    return title.substr(0, title.find(" ("));
}

AxisSteps axisSteps(RegionQuantity quantity, double range, double width, double room) {
    const std::vector<AxisSteps> usual = usualSteps(quantity);
    for (const AxisSteps& steps : usual) {
        if (width * steps.major / range >= room) {
            return steps;
        }
    }
    if (!usual.empty()) {
        return usual.back();
    }
    const double major = niceStep(range, width / (1.6 * room));
    return {major, minorStep(major)};
}

std::string quantityNumber(RegionQuantity quantity, double value) {
    const QuantityText text = quantityText(quantity);
    const double shown = value / text.unit;
    const double size = std::abs(shown);
    const bool isCount = quantity == RegionQuantity::Month;
    const int decimals = isCount || size >= 100 ? 0 : size >= 10 ? 1 : 2;
    return figureNumber(shown, decimals) + text.suffix;
}

} // namespace nucleoscope
