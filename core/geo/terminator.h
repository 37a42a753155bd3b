#pragma once

#include "core/archive/utc.h"
#include "core/geo/geographic_point.h"

#include <vector>

namespace nucleoscope {

/// The closed line where the sun's centre stands on the horizon (refraction left out): 90° from the subsolar
/// point.
std::vector<GeographicPoint> terminator(UtcMs time);

} // namespace nucleoscope
