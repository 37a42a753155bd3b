#pragma once

namespace nucleoscope {

/// A point of the Miller cylindrical projection on the unit sphere: x −π…π, y about −2.3…2.3 (ESRI:54003 has radius 6 378 137 m).
struct MillerPoint {
    double x = 0, y = 0;
};

/// Source: Snyder (1987), USGS Professional Paper 1395, p. 88: x = λ, y = 1.25 ln tan(π/4 + 0.4 φ).
MillerPoint toMiller(double latitude, double longitude);
/// Degrees.
void fromMiller(MillerPoint point, double& latitude, double& longitude);

} // namespace nucleoscope
