#include "core/simulation/orbit.h"

#include <cmath>
#include <numbers>

namespace nucleoscope::orbit {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr double halfPeriod = periodSeconds / 2;

/// Equator crossing of half-orbit number 0: the middle of the offsets of the flown files 02828_1
/// (2018-08-07), 05192_0 (2019-01-09), 05934_1 (2019-02-27), 09679_1 (2019-11-01) and 26794_1 (2022-12-01),
/// which lie within ±16.3 minutes.
constexpr double referenceUnixSeconds = 1517549375;

double wrapLongitude(double longitude) {
    const double wrapped = std::remainder(longitude, 360.0);
    return wrapped >= 180 ? wrapped - 360 : wrapped;
}

} // namespace

Pass passOf(std::int64_t halfOrbitNumber) {
    return {static_cast<int>(halfOrbitNumber / 2),
            halfOrbitNumber % 2 == 1 ? Direction::Ascending : Direction::Descending,
            referenceUnixSeconds + static_cast<double>(halfOrbitNumber) * halfPeriod};
}

std::int64_t firstHalfOrbitFrom(UtcMs time) {
    return static_cast<std::int64_t>(
        std::ceil((static_cast<double>(time) / 1000 - referenceUnixSeconds) / halfPeriod));
}

SubPoint subPoint(const Pass& pass, double seconds) {
    const bool ascending = pass.direction == Direction::Ascending;
    const double argument =
        2 * std::numbers::pi * seconds / periodSeconds + (ascending ? 0.0 : std::numbers::pi);
    const double sineLatitude = std::sin(inclinationDegrees * degree) * std::sin(argument);

    // The node stays at its local time, so in longitude it follows the mean sun.
    const double utcHours = std::fmod(pass.equatorUnixSeconds + seconds, 86400.0) / 3600;
    const double nodeLongitude = 15 * (ascendingNodeHours - utcHours);
    const double fromNode =
        std::atan2(std::cos(inclinationDegrees * degree) * std::sin(argument), std::cos(argument)) / degree;

    SubPoint point;
    point.latitude = std::asin(sineLatitude) / degree;
    point.longitude = wrapLongitude(nodeLongitude + fromNode);
    // Earth's flattening, and a frozen orbit that is lowest in the north.
    point.altitudeKm = 505 + 14 * sineLatitude * sineLatitude - 7 * sineLatitude;
    return point;
}

double secondsAtLatitude(const Pass& pass, double latitude) {
    const double argument = std::asin(std::sin(latitude * degree) / std::sin(inclinationDegrees * degree));
    const double seconds = argument / (2 * std::numbers::pi) * periodSeconds;
    return pass.direction == Direction::Ascending ? seconds : -seconds;
}

} // namespace nucleoscope::orbit
