#pragma once

#include "core/figures/map_figure.h"
#include "core/figures/painter.h"

namespace nucleoscope {

/// A line of one magnetic latitude on the map.
struct Isoline {
    double magneticLatitude = 0;
    bool emphasised = false;
    std::vector<MillerLine> lines;
};

struct IsolineLabel {
    std::string text;
    TextFormat format;
    double x, y;   ///< its middle
    FigureBox gap; ///< where the lines make room for it
};

/// Lines every 20°, and those around the regions emphasised, of the centred dipole at `decimalYear`.
std::vector<Isoline> makeIsolines(double decimalYear);

/// Labels stand in two columns, because emphasised lines and the others lie close together.
std::vector<IsolineLabel> layoutIsolineLabels(const Painter& painter, const MapLayout& layout,
                                              const std::vector<Isoline>& isolines);
void drawIsolines(const Painter& painter, const MapLayout& layout, const std::vector<Isoline>& isolines,
                  const std::vector<IsolineLabel>& labels);
void drawIsolineLabels(const Painter& painter, const std::vector<IsolineLabel>& labels);
void drawIsolineLegend(const Painter& painter, const FigureBox& box);

} // namespace nucleoscope
