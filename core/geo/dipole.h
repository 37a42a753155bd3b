#pragma once

namespace nucleoscope {

struct MagneticPosition {
    double latitude = 0, longitude = 0; ///< degrees, longitude −180…180
};

/// Centred-dipole coordinates of a geographic position, latitude used as it stands (as the files do). The
/// pole comes from the degree-1 coefficients in resources, carried to `decimalYear` with their secular
/// variation. Source of the formula: Laundal & Richmond (2017), Space Sci. Rev. 206, section 3.1.
MagneticPosition dipoleCoordinates(double latitude, double longitude, double decimalYear);

/// The geographic position of a magnetic one: the inverse, for drawing isolines.
MagneticPosition geographicCoordinates(double magneticLatitude, double magneticLongitude, double decimalYear);

} // namespace nucleoscope
