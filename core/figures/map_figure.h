#pragma once

#include "core/figures/figure.h"
#include "core/geo/miller.h"
#include "core/statistics/catalogue_filter.h"

#include <memory>
#include <optional>

namespace nucleoscope {

/// Where the map is: the rectangle of the Miller plane that fills `data`.
struct MapLayout : FigureLayout {
    MillerRectangle view;

    /// Canvas ↔ Miller plane.
    MillerPoint toMap(double x, double y) const;
    void toCanvas(MillerPoint point, double& x, double& y) const;
};

struct MapContent;

/// The regions on a Miller-projection world map with coastlines, graticule and lines of magnetic latitude.
/// Coarse coastlines for the world, fine ones when zoomed in (read on first use; a window may call
/// coastline() ahead of time in another thread).
class MapFigure : public Figure {
public:
    /// `season`: only its regions.
    explicit MapFigure(const FilteredCatalogue& catalogue, std::optional<Season> season = std::nullopt);

    /// The part of the world to show. It is drawn to scale, so what is seen is extended to the shape of the
    /// canvas where the world has more, and moved back into the world.
    void setView(const MillerRectangle& view) { view_ = view; }
    const MillerRectangle& view() const { return view_; }
    /// Ground tracks drawn below the regions.
    void setTracks(const std::vector<std::vector<GeographicPoint>>& tracks);

    MapLayout mapLayout(FigureSize size, const FigureStyle& style) const;
    FigureLayout layout(FigureSize size, const FigureStyle& style) const override {
        return mapLayout(size, style);
    }
    void draw(cairo_t* canvas, FigureSize size, const FigureStyle& style,
              const RegionIndices& selection = {}) const override;

private:
    std::shared_ptr<const MapContent> content_;
    MillerRectangle view_ = millerWorld();
    std::vector<MillerLine> tracks_;
};

} // namespace nucleoscope
