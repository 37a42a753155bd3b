#pragma once

#include "core/figures/map_figure.h"
#include "core/figures/painter.h"

namespace nucleoscope {

// What lies below the regions of a map, and its frame.

/// Makes the lines that the view shows the canvas's path.
void addVisiblePaths(const Painter& painter, const MapLayout& layout, const std::vector<MillerLine>& lines);

void drawLand(const Painter& painter, const MapLayout& layout);
void drawGraticule(const Painter& painter, const MapLayout& layout);
/// With ticks and degrees at the lines of the graticule.
void drawMapFrame(const Painter& painter, const MapLayout& layout);

} // namespace nucleoscope
