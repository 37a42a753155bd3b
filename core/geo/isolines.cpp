#include "core/geo/isolines.h"

#include "core/geo/dipole.h"

namespace nucleoscope {

std::vector<MillerLine> magneticLatitudeIsoline(double magneticLatitude, double decimalYear) {
    constexpr int steps = 720;
    std::vector<GeographicPoint> line;
    line.reserve(steps + 1);
    for (int step = 0; step <= steps; ++step) {
        const double magneticLongitude = -180 + 360.0 * step / steps;
        const MagneticPosition point =
            geographicCoordinates(magneticLatitude, magneticLongitude, decimalYear);
        line.push_back({point.latitude, point.longitude});
    }
    return toMillerLines(line);
}

} // namespace nucleoscope
