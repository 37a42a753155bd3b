#pragma once

#include "core/figures/map_figure.h"
#include "core/figures/painter.h"

namespace nucleoscope {

// What lies below the regions of a map, and its frame.

/// The circle that a polar map fills, in units of the canvas.
struct MapCap {
    double x = 0, y = 0, radius = 0;
};
std::optional<MapCap> capOf(const MapLayout& layout);
bool isWholeCap(const MapLayout& layout, const MapCap& cap);

/// Leaves what is drawn from here on inside the map.
void clipToMap(const Painter& painter, const MapLayout& layout);
/// Covers what was drawn outside the circle of a polar map.
void coverOutside(const Painter& painter, const MapLayout& layout);
/// Makes the lines that the view shows the canvas's path.
void addVisiblePaths(const Painter& painter, const MapLayout& layout, const std::vector<MapLine>& lines);

void drawLand(const Painter& painter, const MapLayout& layout);
void drawNight(const Painter& painter, const MapLayout& layout, UtcMs time);
void drawGraticule(const Painter& painter, const MapLayout& layout);
/// With ticks and degrees at the lines of the graticule.
void drawMapFrame(const Painter& painter, const MapLayout& layout);
/// What the degrees of drawMapFrame() take around the map.
struct MapMargins {
    double left = 0, top = 0, right = 0, bottom = 0;
};
MapMargins mapMargins(const Painter& painter, MapProjection projection);

} // namespace nucleoscope
