#include "core/figures/map_points.h"

#include "core/figures/quantity_text.h"
#include "core/figures/sprites.h"

#include <cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

namespace nucleoscope {
namespace {

using Point = MapContent::Point;

/// From so many on, points are drawn without an edge.
constexpr std::size_t manyPoints = 5000;

/// Points; smaller when there are many of them or the map is small.
double pointRadius(const Painter& painter, const MapLayout& layout, std::size_t count) {
    const double radius = count < 1000 ? 2.4 : count < manyPoints ? 1.8 : 1.3;
    constexpr double fullSizePoints = 400;
    return radius * std::clamp(layout.data.width / painter.points(fullSizePoints), 0.5, 1.0);
}

/// All that decides how a point looks.
struct Look {
    FigureColor fill, edge;
    Marker mark = Marker::Circle;
    double radius = 0, edgeWidth = 0; ///< points

    void draw(const Painter& painter, double x, double y) const {
        painter.marker(mark, x, y, radius, fill, edge, edgeWidth);
    }
};

class PointLooks {
public:
    PointLooks(const Painter& painter, const MapLayout& layout, const MapContent& content, bool anySelected)
        : style_(painter.style()), byQuantity_(content.options.coloring == PointColoring::Quantity),
          anySelected_(anySelected), radius_(pointRadius(painter, layout, content.points.size())),
          edge_(content.points.size() < manyPoints ? 0.4 : 0) {}

    Look of(const Point& point, bool isSelected) const {
        FigureColor color = !byQuantity_     ? style_.season[point.color]
                            : point.hasValue ? shade(point.color / 255.0)
                                             : shadeOfNothing();
        const double radius = radius_ * point.size;
        if (isSelected) {
            return {color, style_.selection, point.mark, 1.5 * radius, 1};
        }
        color.alpha = anySelected_ ? 0.3 : 1;
        return {color, withAlpha(style_.background, color.alpha), point.mark, radius, edge_};
    }

private:
    const FigureStyle& style_;
    bool byQuantity_, anySelected_;
    double radius_, edge_;
};

/// Calls `draw(point, x, y, isSelected)` for the points of the layout, selected ones last.
template <typename Draw>
void forEachPoint(const MapLayout& layout, const MapContent& content, const std::vector<bool>& selected,
                  Draw draw) {
    for (const bool drawSelected : {false, true}) {
        std::size_t at = 0;
        for (const FigureLayout::Point& seen : layout.points) {
            // Both lists run through the regions in the same order; the layout's leaves some out.
            while (content.points[at].region != seen.region) {
                ++at;
            }
            const bool isSelected = !selected.empty() && selected[seen.region];
            if (isSelected == drawSelected) {
                draw(content.points[at], seen.x, seen.y, isSelected);
            }
        }
        if (selected.empty()) {
            break;
        }
    }
}

/// The sprites of the looks that were asked for.
class SpriteSheet {
public:
    SpriteSheet(const Painter& painter, const RasterCanvas& raster, const PointLooks& looks)
        : painter_(painter), raster_(raster), looks_(looks), sprites_(256 * sizes * 4) {}

    /// Few sizes and shades: no eye sees more at so many points.
    const Sprite& of(Point point, bool byQuantity, bool isSelected) {
        constexpr int shadeStep = 8;
        if (byQuantity) {
            point.color = static_cast<std::uint8_t>(point.color / shadeStep * shadeStep + shadeStep / 2);
        }
        const auto step =
            std::min(static_cast<std::size_t>(std::lround(point.size * sizesPerRadius)), sizes - 1);
        const std::size_t kind = (isSelected ? 2U : 0U) + (point.hasValue ? 1U : 0U);
        Sprite& sprite = sprites_[(point.color * sizes + step) * 4 + kind];
        if (sprite.size == 0) {
            point.size = static_cast<float>(step) / sizesPerRadius;
            const Look look = looks_.of(point, isSelected);
            sprite =
                raster_.makeSprite(painter_.points(1.4 * look.radius + look.edgeWidth),
                                   [&](const Painter& own, double x, double y) { look.draw(own, x, y); });
        }
        return sprite;
    }

private:
    static constexpr int sizesPerRadius = 4;
    static constexpr std::size_t sizes = 16;

    const Painter& painter_;
    const RasterCanvas& raster_;
    const PointLooks& looks_;
    std::vector<Sprite> sprites_; ///< [color][size][kind]
};

void drawSprites(const Painter& painter, RasterCanvas raster, const MapLayout& layout,
                 const MapContent& content, const std::vector<bool>& selected, const PointLooks& looks) {
    // Not in the order of the catalogue, which is that of time: the last season would lie on the others. The
    // last pile has the selected ones.
    constexpr std::size_t shuffledPiles = 8;
    std::array<std::vector<RasterCanvas::Placed>, shuffledPiles + 1> piles;
    raster.setClip(layout.data);
    SpriteSheet sheet(painter, raster, looks);
    const bool byQuantity = content.options.coloring == PointColoring::Quantity;
    forEachPoint(layout, content, selected, [&](const Point& point, double x, double y, bool isSelected) {
        const std::size_t shuffled = static_cast<std::uint32_t>(point.region) * 2654435761U >> 29;
        piles[isSelected ? shuffledPiles : shuffled].push_back(
            {&sheet.of(point, byQuantity, isSelected), x, y});
    });
    std::vector<RasterCanvas::Placed> inOrder;
    inOrder.reserve(layout.points.size());
    for (const auto& pile : piles) {
        inOrder.insert(inOrder.end(), pile.begin(), pile.end());
    }
    raster.put(inOrder);
}

constexpr double hexagonRadiusPoints = 5; ///< from the middle to a corner

/// The middle of the pointy-topped hexagon at (x, y) of a tiling with one at (0, 0), as (column, row) of its
/// axial coordinates. Source of the rounding: the nearest of the cube coordinates' integers.
std::pair<int, int> hexagonAt(double x, double y, double radius) {
    const double q = (std::numbers::sqrt3 / 3 * x - y / 3) / radius;
    const double r = 2.0 / 3 * y / radius;
    const double s = -q - r;
    double column = std::round(q);
    double row = std::round(r);
    const double third = std::round(s);
    if (std::abs(column - q) > std::abs(row - r) && std::abs(column - q) > std::abs(third - s)) {
        column = -row - third;
    } else if (std::abs(row - r) > std::abs(third - s)) {
        row = -column - third;
    }
    return {static_cast<int>(column), static_cast<int>(row)};
}

std::size_t largestCount(const MapLayout& layout) {
    std::size_t largest = 0;
    for (const FigureLayout::Bar& bar : layout.bars) {
        largest = std::max(largest, bar.regions.size());
    }
    return largest;
}

} // namespace

void drawPoints(const Painter& painter, const MapLayout& layout, const MapContent& content,
                const std::vector<bool>& selected) {
    const PointLooks looks(painter, layout, content, !selected.empty());
    if (content.points.size() >= manyPoints) {
        if (auto raster = RasterCanvas::of(painter)) {
            drawSprites(painter, std::move(*raster), layout, content, selected, looks);
            return;
        }
    }
    forEachPoint(layout, content, selected, [&](const Point& point, double x, double y, bool isSelected) {
        looks.of(point, isSelected).draw(painter, x, y);
    });
}

std::vector<FigureLayout::Bar> layoutHexagons(const Painter& painter, const MapLayout& layout,
                                              const MapContent& content) {
    const double radius = painter.points(hexagonRadiusPoints);
    double originX = 0;
    double originY = 0;
    layout.toCanvas({0, 0}, originX, originY);
    std::map<std::pair<int, int>, RegionIndices> cells;
    for (const Point& point : content.points) {
        double x = 0;
        double y = 0;
        layout.toCanvas(point.place, x, y);
        if (layout.data.contains(x, y)) {
            cells[hexagonAt(x - originX, y - originY, radius)].push_back(point.region);
        }
    }
    std::vector<FigureLayout::Bar> bars;
    for (auto& [cell, regions] : cells) {
        const double x = originX + radius * std::numbers::sqrt3 * (cell.first + cell.second / 2.0);
        const double y = originY + radius * 1.5 * cell.second;
        const double half = radius * std::numbers::sqrt3 / 2;
        // Neighbours do not overlap: the box has the hexagon's width and the height of a row.
        bars.push_back({{x - half, y - 0.75 * radius, 2 * half, 1.5 * radius}, std::move(regions)});
    }
    return bars;
}

void drawHexagons(const Painter& painter, const MapLayout& layout, const std::vector<bool>& selected) {
    cairo_t* canvas = painter.canvas();
    const std::size_t largest = largestCount(layout);
    const double radius = painter.points(hexagonRadiusPoints);
    for (const FigureLayout::Bar& bar : layout.bars) {
        const double x = bar.box.x + bar.box.width / 2;
        const double y = bar.box.y + bar.box.height / 2;
        cairo_new_path(canvas);
        for (int corner = 0; corner < 6; ++corner) {
            const double angle = std::numbers::pi / 6 + corner * std::numbers::pi / 3;
            cairo_line_to(canvas, x + radius * std::cos(angle), y + radius * std::sin(angle));
        }
        cairo_close_path(canvas);
        const bool isSelected = selected.empty() || std::ranges::any_of(bar.regions, [&](std::size_t region) {
                                    return selected[region];
                                });
        const FigureColor color = countShade(bar.regions.size(), largest);
        painter.setColor(withAlpha(color, isSelected ? 1 : 0.25));
        cairo_fill(canvas);
    }
}

ColorBar mapColorBar(const MapContent& content, const MapLayout& layout, FigureLanguage language) {
    if (content.options.density) {
        return {figureText(FigureText::RegionsPerCell, language), "1",
                fmt::format("{}", layout.bars.empty() ? content.points.size() : largestCount(layout))};
    }
    const RegionQuantity quantity = content.options.quantity;
    return {figureText(quantityText(quantity).title, language), quantityNumber(quantity, content.low),
            quantityNumber(quantity, content.high)};
}

} // namespace nucleoscope
