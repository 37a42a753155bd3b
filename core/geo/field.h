#pragma once

#include "core/geo/geographic_point.h"

#include <array>
#include <utility>

namespace nucleoscope {

/// The Earth's main magnetic field at a place, nT.
struct MagneticField {
    double north = 0, east = 0, down = 0;

    double horizontal() const;
    double inclination() const; ///< degrees, positive downward
};

/// The World Magnetic Model at one time: WMM2015v2, WMM2020 and WMM2025 from the years in their names on,
/// each carried to the time with its secular variation. Dates before 2015 are carried back from the first,
/// dates after 2030 on from the last: the models state their accuracy (about 0.2° in inclination) for their
/// own five years only. Source: Chulliat et al. (2020), The US/UK World Magnetic Model for 2020-2025:
/// Technical Report, section 1.2.
class FieldModel {
public:
    explicit FieldModel(double decimalYear);

    /// Geodetic latitude and longitude, degrees; altitude above the WGS 84 ellipsoid, km.
    MagneticField at(double latitude, double longitude, double altitudeKm) const;
    /// atan(½ tan I), degrees: the latitude at which a dipole's field has the inclination I.
    double dipLatitude(double latitude, double longitude, double altitudeKm) const;
    /// Where the field points straight down (north) and up (south).
    std::pair<GeographicPoint, GeographicPoint> dipPoles(double altitudeKm) const;
    static constexpr int degree = 12;
    static constexpr int terms = (degree + 1) * (degree + 2) / 2; ///< (n, m) at n(n+1)/2 + m

private:
    std::array<double, terms> g_{}, h_{}; ///< nT
};

} // namespace nucleoscope
