#pragma once

#include "core/archive/half_orbit.h"

namespace nucleoscope {

/// The orbit of CSES-01 as a circle: sun-synchronous, 97.4°, ascending node at 02 h and descending node at 14
/// h local mean time, 76 revolutions in 5.000 days. Orbit numbers follow the names of flown files of
/// 2018–2022 to within a quarter of a revolution; an orbit's descending half comes before its ascending half,
/// as in those names.
namespace orbit {

inline constexpr double periodSeconds = 5.0 * 86400 / 76;
inline constexpr double inclinationDegrees = 97.4;
inline constexpr double ascendingNodeHours = 2;

/// One half-orbit from pole to pole.
struct Pass {
    int orbit = 0;
    Direction direction = Direction::Descending;
    double equatorUnixSeconds = 0; ///< when it crosses the equator

    bool operator==(const Pass&) const = default;
};

/// Serial number of half-orbits: 2 × orbit + (1 when ascending).
Pass passOf(std::int64_t halfOrbitNumber);
/// The first half-orbit that crosses the equator at or after `time`.
std::int64_t firstHalfOrbitFrom(UtcMs time);

struct SubPoint {
    double latitude = 0, longitude = 0, altitudeKm = 0; ///< degrees, longitude −180…180; km
};

/// Where the satellite is `seconds` after the pass crosses the equator.
SubPoint subPoint(const Pass& pass, double seconds);
/// When the pass is at `latitude` (degrees, at most the inclination's complement), seconds after the equator.
double secondsAtLatitude(const Pass& pass, double latitude);

} // namespace orbit
} // namespace nucleoscope
