#pragma once

#include "core/archive/utc.h"

namespace nucleoscope {

/// Where the sun stands in the zenith: geographic degrees, longitude −180…180.
struct SubsolarPoint {
    double latitude = 0, longitude = 0;
};

/// To 0.01° between 1950 and 2050. Source: the low-precision formulas for the sun in The Astronomical Almanac
/// (section C), with Greenwich mean sidereal time after Meeus (1998), Astronomical Algorithms, eq. 12.4.
SubsolarPoint subsolarPoint(UtcMs time);

/// Angle between the sun and the zenith of a geographic position, degrees: cos z = sin φ sin δ + cos φ cos δ
/// cos(λ − λ_s), with the subsolar point (δ, λ_s). No refraction.
double solarZenithAngle(double latitude, double longitude, UtcMs time);

/// Where the sun shines under a satellite.
enum class Daylight {
    Day,      ///< on the ground too: the sun is above its horizon
    Twilight, ///< on the satellite only
    Night     ///< on neither: the satellite is in the Earth's shadow
};

/// By the solar zenith angle z at the sub-satellite point and the satellite's altitude h: the ground is dark
/// beyond z = 90°, the satellite beyond z = 90° + arccos(R / (R + h)), where the Earth, a sphere of R =
/// 6371.2 km, hides the sun (112.1° at 507 km). Without an altitude h = 507 km.
Daylight daylightAt(double latitude, double longitude, double altitudeKm, UtcMs time);

/// Magnetic local time in hours, 0 ≤ h < 24: 12 h at the magnetic longitude of the subsolar point, and one
/// hour every 15° of centred-dipole longitude east of it. Source: Laundal & Richmond (2017), Space Sci. Rev.
/// 206, section 5. NaN for NaN.
double magneticLocalTimeHours(double magneticLongitude, UtcMs time);

} // namespace nucleoscope
