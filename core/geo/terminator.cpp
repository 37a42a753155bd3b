#include "core/geo/terminator.h"

#include "core/geo/sun.h"

#include <cmath>
#include <numbers>

namespace nucleoscope {

std::vector<GeographicPoint> terminator(UtcMs time) {
    constexpr int points = 360;
    constexpr double degree = std::numbers::pi / 180;
    const SubsolarPoint sun = subsolarPoint(time);
    const double declination = sun.latitude * degree;
    std::vector<GeographicPoint> line;
    line.reserve(points + 1);
    for (int i = 0; i <= points; ++i) {
        // The great circle whose pole is the subsolar point, from its northernmost point on.
        const double angle = 2 * std::numbers::pi * i / points;
        const double latitude = std::asin(std::cos(declination) * std::cos(angle)) / degree;
        const double hourAngle =
            std::atan2(std::sin(angle), -std::sin(declination) * std::cos(angle)) / degree;
        line.push_back({latitude, std::remainder(sun.longitude + hourAngle, 360)});
    }
    return line;
}

} // namespace nucleoscope
