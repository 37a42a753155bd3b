#pragma once

#include "core/figures/color_bar.h"
#include "core/figures/map_content.h"

namespace nucleoscope {

/// Draws the points of the layout, selected ones last; with many of them, on a raster, as copies of one small
/// picture for each look.
void drawPoints(const Painter& painter, const MapLayout& layout, const MapContent& content,
                const std::vector<bool>& selected);

/// The cells of a density map as bars of a layout, with their regions: hexagons that hold some.
std::vector<FigureLayout::Bar> layoutHexagons(const Painter& painter, const MapLayout& layout,
                                              const MapContent& content);
void drawHexagons(const Painter& painter, const MapLayout& layout, const std::vector<bool>& selected);

/// Of the quantity, or of the counts in the layout's hexagons.
ColorBar mapColorBar(const MapContent& content, const MapLayout& layout, FigureLanguage language);

} // namespace nucleoscope
