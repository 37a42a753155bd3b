#pragma once

#include "core/figures/figure.h"
#include "core/geo/projection.h"
#include "core/statistics/catalogue_filter.h"
#include "core/statistics/region_quantity.h"

#include <memory>
#include <optional>

namespace nucleoscope {

/// Where the map is: the rectangle of the plane that fills `data`.
struct MapLayout : FigureLayout {
    MapProjection projection = MapProjection::Miller;
    MapRectangle view;

    /// Canvas ↔ plane.
    MapPoint toMap(double x, double y) const;
    void toCanvas(MapPoint point, double& x, double& y) const;
};

/// Lines of magnetic latitude: of the centred dipole (that of the catalogue), or where the field of the World
/// Magnetic Model, at the satellite's height, has the inclination that a dipole's would have there.
enum class MagneticLines { None, Dipole, Dip };
enum class PointColoring { Season, Direction, Quantity };

struct MapOptions {
    MapProjection projection = MapProjection::Miller;
    std::optional<Season> season = {}; ///< only its regions
    MagneticLines lines = MagneticLines::Dipole;
    bool poles = false;              ///< marks where |magnetic latitude| of these lines is 90°
    std::optional<UtcMs> night = {}; ///< shades where the Sun is below the horizon then
    PointColoring coloring = PointColoring::Season;
    RegionQuantity quantity = RegionQuantity::Frequency; ///< of PointColoring::Quantity
    bool sizeByArea = false;                             ///< the points' area grows with area_second_hz
    bool density = false;                                ///< counts in hexagons instead of points
};

/// The height for which dip latitudes are drawn, km.
inline constexpr double satelliteAltitudeKm = 507;

struct MapContent;

/// The regions on a map of the world or of a polar cap, with coastlines, graticule and lines of magnetic
/// latitude at the time of the regions. Coarse coastlines for the world, fine ones when zoomed in (read on
/// first use; a window may call coastline() ahead of time in another thread).
class MapFigure : public Figure {
public:
    explicit MapFigure(const FilteredCatalogue& catalogue, const MapOptions& options = {});

    /// The part of the world to show. It is drawn to scale, so what is seen is extended to the shape of the
    /// canvas where the world has more, and moved back into the world.
    void setView(const MapRectangle& view) { view_ = view; }
    const MapRectangle& view() const { return view_; }
    /// The whole map.
    MapRectangle world() const;
    const MapOptions& options() const { return options_; }
    /// Ground tracks drawn below the regions.
    void setTracks(const std::vector<std::vector<GeographicPoint>>& tracks);

    MapLayout mapLayout(FigureSize size, const FigureStyle& style) const;
    FigureLayout layout(FigureSize size, const FigureStyle& style) const override {
        return mapLayout(size, style);
    }
    void draw(cairo_t* canvas, FigureSize size, const FigureStyle& style,
              const RegionIndices& selection = {}) const override;
    std::string numbers(const Catalogue& catalogue) const override;
    std::string caption(FigureLanguage language) const override;
    /// The two halves of draw(), for a window that keeps a picture of the first one: what does not change
    /// with the selection, and the regions with the labels and the frame above them.
    void drawBackground(cairo_t* canvas, FigureSize size, const FigureStyle& style) const;
    void drawRegions(cairo_t* canvas, FigureSize size, const FigureStyle& style,
                     const RegionIndices& selection = {}) const;

private:
    std::shared_ptr<const MapContent> content_;
    MapOptions options_;
    MapRectangle view_;
    std::vector<MapLine> tracks_;
};

} // namespace nucleoscope
