#include "core/geo/miller.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace nucleoscope {
namespace {

constexpr double degree = std::numbers::pi / 180;

void finishLine(MillerLine& line, std::vector<MillerLine>& lines) {
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

} // namespace

MillerPoint toMiller(double latitude, double longitude) {
    return {longitude * degree, 1.25 * std::log(std::tan(std::numbers::pi / 4 + 0.4 * latitude * degree))};
}

void fromMiller(MillerPoint point, double& latitude, double& longitude) {
    latitude = 2.5 * (std::atan(std::exp(0.8 * point.y)) - std::numbers::pi / 4) / degree;
    longitude = point.x / degree;
}

MillerRectangle millerWorld() {
    const MillerPoint southWest = toMiller(-90, -180);
    const MillerPoint northEast = toMiller(90, 180);
    return {southWest.x, southWest.y, northEast.x, northEast.y};
}

std::vector<MillerLine> toMillerLines(const std::vector<GeographicPoint>& line) {
    std::vector<MillerLine> lines;
    MillerLine current;
    const GeographicPoint* previous = nullptr;
    for (const GeographicPoint& point : line) {
        if (!std::isfinite(point.latitude) || !std::isfinite(point.longitude)) {
            finishLine(current, lines);
            previous = nullptr;
            continue;
        }
        if (previous != nullptr && std::abs(point.longitude - previous->longitude) > 180) {
            const double latitude = latitudeOfCrossing(*previous, point);
            const double edge = previous->longitude > 0 ? 180 : -180;
            current.points.push_back(toMiller(latitude, edge));
            finishLine(current, lines);
            current.points.push_back(toMiller(latitude, -edge));
        }
        current.points.push_back(toMiller(point.latitude, point.longitude));
        previous = &point;
    }
    finishLine(current, lines);
    return lines;
}

void updateBounds(MillerLine& line) {
    if (line.points.empty()) {
        line.bounds = {};
        return;
    }
    const auto [left, right] = std::ranges::minmax(line.points, {}, &MillerPoint::x);
    const auto [bottom, top] = std::ranges::minmax(line.points, {}, &MillerPoint::y);
    line.bounds = {left.x, bottom.y, right.x, top.y};
}

} // namespace nucleoscope
