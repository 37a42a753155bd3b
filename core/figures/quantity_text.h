#pragma once

#include "core/figures/text.h"
#include "core/statistics/region_quantity.h"

namespace nucleoscope {

/// How figures show a quantity of the regions.
struct QuantityText {
    FigureText title; ///< with the unit
    double unit = 1;  ///< of the axis, in units of valueOf()
    const char* suffix = "";
};
QuantityText quantityText(RegionQuantity quantity);
/// Without the unit: "Centre frequency".
std::string quantityName(RegionQuantity quantity, FigureLanguage language);

/// Labelled and small steps of an axis of the quantity, in the unit of the axis.
struct AxisSteps {
    double major = 1, minor = 1;
};
/// The finest usual ones whose labels have `room` each, for an axis of `range` on `width`.
AxisSteps axisSteps(RegionQuantity quantity, double range, double width, double room);

/// A value of the quantity (in units of valueOf()) in three or four digits, without its unit.
std::string quantityNumber(RegionQuantity quantity, double value);

} // namespace nucleoscope
