#pragma once

#include <vector>

namespace nucleoscope {

/// A point of the Miller cylindrical projection on the unit sphere: x −π…π, y about −2.3…2.3 (ESRI:54003 has
/// radius 6 378 137 m).
struct MillerPoint {
    double x = 0, y = 0;
};

/// A part of the projected plane, y upward.
struct MillerRectangle {
    double xMin = 0, yMin = 0, xMax = 0, yMax = 0;

    double width() const { return xMax - xMin; }
    double height() const { return yMax - yMin; }
    bool intersects(const MillerRectangle& other) const {
        return xMin <= other.xMax && other.xMin <= xMax && yMin <= other.yMax && other.yMin <= yMax;
    }
};

/// A geographic position, degrees.
struct GeographicPoint {
    double latitude = 0, longitude = 0;
};

/// A line of the map with its bounds.
struct MillerLine {
    std::vector<MillerPoint> points;
    MillerRectangle bounds;
};

/// Source: Snyder (1987), USGS Professional Paper 1395, p. 88: x = λ, y = 1.25 ln tan(π/4 + 0.4 φ).
MillerPoint toMiller(double latitude, double longitude);
/// Degrees.
void fromMiller(MillerPoint point, double& latitude, double& longitude);

/// The whole world, pole to pole.
MillerRectangle millerWorld();

/// A line over the globe, each step the short way round, cut in two where it crosses ±180°. Points that are
/// not finite break it.
std::vector<MillerLine> toMillerLines(const std::vector<GeographicPoint>& line);

/// Gives `line` the bounds of its points.
void updateBounds(MillerLine& line);

} // namespace nucleoscope
