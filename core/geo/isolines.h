#pragma once

#include "core/geo/miller.h"

namespace nucleoscope {

/// The line of one centred-dipole latitude (degrees) at `decimalYear`, ready for the map.
std::vector<MillerLine> magneticLatitudeIsoline(double magneticLatitude, double decimalYear);

} // namespace nucleoscope
