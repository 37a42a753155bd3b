#pragma once

#include "core/archive/half_orbit.h"
#include "core/statistics/season.h"

#include <QString>

namespace nucleoscope {

/// The words of the core's enumerations in the user's language, and its quantities as text.
QString displayName(Direction direction);
QString displayName(Season season);
QString displayName(Hemisphere hemisphere);

/// "2022-03-01 04:05:06"
QString displayTime(UtcMs time);
/// "47.12° N"; empty for NaN.
QString displayLatitude(double degrees, int decimals = 2);
/// "103.45° E"; empty for NaN.
QString displayLongitude(double degrees, int decimals = 2);

} // namespace nucleoscope
