#pragma once

#include "core/figures/frame.h"
#include "core/figures/map_figure.h"
#include "core/figures/map_isolines.h"

#include <cstdint>

namespace nucleoscope {

/// What a map shows, before it is known where.
struct MapContent {
    struct Point {
        MapPoint place;
        std::uint8_t color = 0; ///< of FigureStyle::season, or of the colour map when a quantity colours
        Marker mark = Marker::Circle;
        bool hasValue = true; ///< false: the quantity is NaN
        float size = 1;       ///< factor of the radius
        std::size_t region = 0;
    };

    MapOptions options;
    CatalogueSummary summary;
    std::vector<LegendItem> groups; ///< empty when a quantity colours the points or they are counted
    double low = 0, high = 1;       ///< of the quantity
    std::vector<Point> points;
    std::shared_ptr<const std::vector<Isoline>> isolines;
    std::vector<MapPoint> poles;
    double year = 0; ///< of the lines
    SeasonRule seasonRule = SeasonRule::Published;

    MapContent(const FilteredCatalogue& catalogue, const MapOptions& options);
};

} // namespace nucleoscope
