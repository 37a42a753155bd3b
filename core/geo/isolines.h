#pragma once

#include "core/geo/geographic_point.h"

#include <span>
#include <vector>

namespace nucleoscope {

/// The closed line of one centred-dipole latitude (degrees) at `decimalYear`.
std::vector<GeographicPoint> dipoleIsoline(double magneticLatitude, double decimalYear);

/// The closed lines of dip latitudes (not ±90°) of the field model, for each latitude one or more: over the
/// South Atlantic the dip latitude does not fall steadily toward the equator. Takes about 30 ms.
std::vector<std::vector<std::vector<GeographicPoint>>> dipIsolines(std::span<const double> dipLatitudes,
                                                                   double altitudeKm, double decimalYear);

} // namespace nucleoscope
