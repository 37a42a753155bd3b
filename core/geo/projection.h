#pragma once

#include "core/geo/geographic_point.h"

#include <optional>
#include <string_view>
#include <vector>

namespace nucleoscope {

/// How the Earth is laid on a plane, as a sphere of radius 1. Polar: stereographic, true to scale at the
/// pole, with 0° down in the north and up in the south; the world ends at polarEdgeLatitude of that
/// hemisphere.
enum class MapProjection { Miller, PlateCarree, NorthPolar, SouthPolar };
inline constexpr double polarEdgeLatitude = 30;

std::string_view
toString(MapProjection projection); ///< "miller", "plate-carree", "north-polar", "south-polar"
std::optional<MapProjection> mapProjectionFromString(std::string_view text);
bool isPolar(MapProjection projection);

/// A point of the plane, y upward.
struct MapPoint {
    double x = 0, y = 0;
};

/// A part of the plane.
struct MapRectangle {
    double xMin = 0, yMin = 0, xMax = 0, yMax = 0;

    double width() const { return xMax - xMin; }
    double height() const { return yMax - yMin; }
    bool intersects(const MapRectangle& other) const {
        return xMin <= other.xMax && other.xMin <= xMax && yMin <= other.yMax && other.yMin <= yMax;
    }
};

/// A line of the map with its bounds.
struct MapLine {
    std::vector<MapPoint> points;
    MapRectangle bounds;
};

/// Sources: Snyder (1987), USGS Professional Paper 1395: Miller p. 88, x = λ, y = 1.25 ln tan(π/4 + 0.4 φ);
/// Plate Carrée p. 91; polar stereographic p. 158, ρ = 2 tan(π/4 − φ/2). PROJ knows them as
/// `+proj=mill`, `+proj=eqc` and `+proj=stere +lat_0=±90`, each with `+R=1`.
MapPoint project(MapProjection projection, double latitude, double longitude);
/// Longitude −180…180 inside the world.
GeographicPoint unproject(MapProjection projection, MapPoint point);

/// The smallest rectangle that holds the whole map.
MapRectangle world(MapProjection projection);
/// Whether a polar map shows the point, or a cylindrical one has it in its rectangle.
bool isInWorld(MapProjection projection, MapPoint point);

/// A line over the globe, each step the short way round, cut in two where it crosses ±180° of a cylindrical
/// map, and where it leaves a polar one. Points that are not finite break it.
std::vector<MapLine> projectLine(MapProjection projection, const std::vector<GeographicPoint>& line);

/// Gives `line` the bounds of its points.
void updateBounds(MapLine& line);

} // namespace nucleoscope
