#include "core/geo/sun.h"

#include "core/geo/dipole.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace nucleoscope {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr double earthRadiusKm = 6371.2;
constexpr double usualAltitudeKm = 507;
/// 2000-01-01T12:00:00Z.
constexpr UtcMs j2000 = 946'728'000'000;
constexpr double dayMs = 86'400'000;

} // namespace

SubsolarPoint subsolarPoint(UtcMs time) {
    const double days = static_cast<double>(time - j2000) / dayMs;
    const double meanLongitude = 280.460 + 0.9856474 * days;
    const double anomaly = (357.528 + 0.9856003 * days) * degree;
    const double longitude =
        (meanLongitude + 1.915 * std::sin(anomaly) + 0.020 * std::sin(2 * anomaly)) * degree;
    const double obliquity = (23.439 - 0.0000004 * days) * degree;
    const double rightAscension =
        std::atan2(std::cos(obliquity) * std::sin(longitude), std::cos(longitude)) / degree;
    const double siderealTime = 280.46061837 + 360.98564736629 * days;
    return {std::asin(std::sin(obliquity) * std::sin(longitude)) / degree,
            std::remainder(rightAscension - siderealTime, 360)};
}

double solarZenithAngle(double latitude, double longitude, UtcMs time) {
    const SubsolarPoint sun = subsolarPoint(time);
    const double cosine = std::sin(latitude * degree) * std::sin(sun.latitude * degree) +
                          std::cos(latitude * degree) * std::cos(sun.latitude * degree) *
                              std::cos((longitude - sun.longitude) * degree);
    return std::isnan(cosine) ? cosine : std::acos(std::clamp(cosine, -1.0, 1.0)) / degree;
}

Daylight daylightAt(double latitude, double longitude, double altitudeKm, UtcMs time) {
    const double zenith = solarZenithAngle(latitude, longitude, time);
    if (zenith <= 90) {
        return Daylight::Day;
    }
    const double altitude = altitudeKm > 0 ? altitudeKm : usualAltitudeKm;
    const double dip = std::acos(earthRadiusKm / (earthRadiusKm + altitude)) / degree;
    return zenith <= 90 + dip ? Daylight::Twilight : Daylight::Night;
}

double magneticLocalTimeHours(double magneticLongitude, UtcMs time) {
    const SubsolarPoint sun = subsolarPoint(time);
    const double noon = dipoleCoordinates(sun.latitude, sun.longitude, decimalYear(time)).longitude;
    const double hours = std::fmod(12 + (magneticLongitude - noon) / 15 + 48, 24.0);
    return hours >= 24 ? 0 : hours;
}

} // namespace nucleoscope
