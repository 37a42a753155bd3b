#include "core/geo/projection.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace nucleoscope {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr std::array names{"miller", "plate-carree", "north-polar", "south-polar"};
/// A little beyond the edge, so that a line that leaves the map reaches its edge.
constexpr double polarLineLatitude = polarEdgeLatitude - 8;

void finishLine(MapLine& line, std::vector<MapLine>& lines) {
    if (line.points.size() > 1) {
        updateBounds(line);
        lines.push_back(std::move(line));
    }
    line = {};
}

/// The latitude at which the step from `a` to `b`, which crosses ±180°, does so.
double latitudeOfCrossing(const GeographicPoint& a, const GeographicPoint& b) {
    const double edge = a.longitude > 0 ? 180 : -180;
    const double unwrapped = b.longitude + 2 * edge;
    const double fraction = (edge - a.longitude) / (unwrapped - a.longitude);
    return a.latitude + fraction * (b.latitude - a.latitude);
}

MapPoint projectPolar(double poleward, double side, double longitude) {
    const double radius = 2 * std::tan((90 - poleward) / 2 * degree);
    return {radius * std::sin(longitude * degree), -side * radius * std::cos(longitude * degree)};
}

double polarEdgeRadius() {
    return 2 * std::tan((90 - polarEdgeLatitude) / 2 * degree);
}

bool canBeDrawn(MapProjection projection, const GeographicPoint& point) {
    const double poleward = projection == MapProjection::SouthPolar ? -point.latitude : point.latitude;
    return std::isfinite(point.latitude) && std::isfinite(point.longitude) &&
           (!isPolar(projection) || poleward > polarLineLatitude);
}

} // namespace

std::string_view toString(MapProjection projection) {
    return names[static_cast<std::size_t>(projection)];
}

std::optional<MapProjection> mapProjectionFromString(std::string_view text) {
    const auto found = std::ranges::find(names, text);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<MapProjection>(found - names.begin()));
}

bool isPolar(MapProjection projection) {
    return projection == MapProjection::NorthPolar || projection == MapProjection::SouthPolar;
}

MapPoint project(MapProjection projection, double latitude, double longitude) {
    switch (projection) {
    case MapProjection::Miller:
        return {longitude * degree,
                1.25 * std::log(std::tan(std::numbers::pi / 4 + 0.4 * latitude * degree))};
    case MapProjection::PlateCarree:
        return {longitude * degree, latitude * degree};
    case MapProjection::NorthPolar:
        return projectPolar(latitude, 1, longitude);
    case MapProjection::SouthPolar:
        break;
    }
    return projectPolar(-latitude, -1, longitude);
}

GeographicPoint unproject(MapProjection projection, MapPoint point) {
    switch (projection) {
    case MapProjection::Miller:
        return {2.5 * (std::atan(std::exp(0.8 * point.y)) - std::numbers::pi / 4) / degree, point.x / degree};
    case MapProjection::PlateCarree:
        return {point.y / degree, point.x / degree};
    default:
        break;
    }
    const double side = projection == MapProjection::NorthPolar ? 1 : -1;
    const double poleward = 90 - 2 * std::atan(std::hypot(point.x, point.y) / 2) / degree;
    return {side * poleward, std::atan2(point.x, -side * point.y) / degree};
}

MapRectangle world(MapProjection projection) {
    if (isPolar(projection)) {
        const double edge = polarEdgeRadius();
        return {-edge, -edge, edge, edge};
    }
    const MapPoint southWest = project(projection, -90, -180);
    const MapPoint northEast = project(projection, 90, 180);
    return {southWest.x, southWest.y, northEast.x, northEast.y};
}

bool isInWorld(MapProjection projection, MapPoint point) {
    if (isPolar(projection)) {
        return std::hypot(point.x, point.y) <= polarEdgeRadius();
    }
    const MapRectangle all = world(projection);
    return point.x >= all.xMin && point.x <= all.xMax && point.y >= all.yMin && point.y <= all.yMax;
}

std::vector<MapLine> projectLine(MapProjection projection, const std::vector<GeographicPoint>& line) {
    std::vector<MapLine> lines;
    MapLine current;
    const GeographicPoint* previous = nullptr;
    for (const GeographicPoint& point : line) {
        if (!canBeDrawn(projection, point)) {
            finishLine(current, lines);
            previous = nullptr;
            continue;
        }
        if (!isPolar(projection) && previous != nullptr &&
            std::abs(point.longitude - previous->longitude) > 180) {
            const double latitude = latitudeOfCrossing(*previous, point);
            const double edge = previous->longitude > 0 ? 180 : -180;
            current.points.push_back(project(projection, latitude, edge));
            finishLine(current, lines);
            current.points.push_back(project(projection, latitude, -edge));
        }
        current.points.push_back(project(projection, point.latitude, point.longitude));
        previous = &point;
    }
    finishLine(current, lines);
    return lines;
}

void updateBounds(MapLine& line) {
    if (line.points.empty()) {
        line.bounds = {};
        return;
    }
    const auto [left, right] = std::ranges::minmax(line.points, {}, &MapPoint::x);
    const auto [bottom, top] = std::ranges::minmax(line.points, {}, &MapPoint::y);
    line.bounds = {left.x, bottom.y, right.x, top.y};
}

} // namespace nucleoscope
