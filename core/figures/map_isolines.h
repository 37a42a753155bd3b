#pragma once

#include "core/figures/map_figure.h"
#include "core/figures/painter.h"

namespace nucleoscope {

/// A line of one magnetic latitude on the map.
struct Isoline {
    double magneticLatitude = 0;
    bool emphasised = false;
    std::vector<MapLine> lines;
};

struct IsolineLabel {
    std::string text;
    TextFormat format;
    double x = 0, y = 0; ///< its middle
    FigureBox gap;       ///< where the lines make room for it
};

/// Lines every 20°, and those around the regions emphasised, at `decimalYear`. Those of the dip latitude take
/// about 30 ms; the last ones made are kept. Any thread may call it.
std::shared_ptr<const std::vector<Isoline>> isolinesOf(MagneticLines kind, double decimalYear,
                                                       MapProjection projection);
/// Where |magnetic latitude| is 90° and the map shows it.
std::vector<MapPoint> magneticPoles(MagneticLines kind, double decimalYear, MapProjection projection);

/// Labels stand in two columns (along two rays of a polar map), because emphasised lines and the others lie
/// close together.
std::vector<IsolineLabel> layoutIsolineLabels(const Painter& painter, const MapLayout& layout,
                                              const std::vector<Isoline>& isolines);
void drawIsolines(const Painter& painter, const MapLayout& layout, const std::vector<Isoline>& isolines,
                  const std::vector<IsolineLabel>& labels);
void drawIsolineLabels(const Painter& painter, const std::vector<IsolineLabel>& labels);
void drawPoles(const Painter& painter, const MapLayout& layout, const std::vector<MapPoint>& poles);

/// What the lines are: "Magnetic latitude (centred dipole, 2022.3)".
std::string isolineText(MagneticLines kind, double decimalYear, FigureLanguage language);
FigureSize isolineLegendSize(const Painter& painter, const std::string& text);
void drawIsolineLegend(const Painter& painter, const FigureBox& box, const std::string& text);

} // namespace nucleoscope
