#include "core/figures/map_figure.h"

#include "core/figures/frame.h"
#include "core/figures/map_background.h"
#include "core/figures/map_content.h"
#include "core/figures/map_isolines.h"
#include "core/figures/map_points.h"
#include "core/figures/quantity_text.h"

#include <cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace nucleoscope {

namespace {

/// An interval of `length` around the middle of [low, high], moved into [limitLow, limitHigh].
std::pair<double, double> place(double low, double high, double length, double limitLow, double limitHigh) {
    length = std::min(length, limitHigh - limitLow);
    const double start = std::clamp((low + high - length) / 2, limitLow, limitHigh - length);
    return {start, start + length};
}

/// The view that fills `room` as well as the world allows, and the box that it takes.
std::pair<MapRectangle, FigureBox> fitView(const MapRectangle& wanted, const MapRectangle& world,
                                           const FigureBox& room) {
    constexpr double smallest = 1e-3; // 6 km
    const double scale = std::min(room.width / std::max(wanted.width(), smallest),
                                  room.height / std::max(wanted.height(), smallest));
    MapRectangle view;
    std::tie(view.xMin, view.xMax) =
        place(wanted.xMin, wanted.xMax, room.width / scale, world.xMin, world.xMax);
    std::tie(view.yMin, view.yMax) =
        place(wanted.yMin, wanted.yMax, room.height / scale, world.yMin, world.yMax);
    FigureBox box{room.x, room.y, view.width() * scale, view.height() * scale};
    box.x += (room.width - box.width) / 2;
    box.y += (room.height - box.height) / 2;
    return {view, box};
}

struct Plan {
    MapLayout layout;
    FigureBox colorBar;                ///< empty when groups are told apart
    std::optional<FigureBox> isolines; ///< the legend of the lines
    std::string isolineText;
    double legendBottom = 0;
};

/// Puts a legend of `size` beside what ends at (right, y), or on a line of its own.
FigureBox nextLegendBox(const Painter& painter, const FigureBox& last, FigureSize size, double width) {
    const double margin = painter.points(figureMarginPoints);
    const double x = last.right() + painter.points(10);
    return x + size.width <= width - margin ? FigureBox{x, last.y, size.width, size.height}
                                            : FigureBox{margin, last.bottom(), size.width, size.height};
}

void planLegend(const Painter& painter, const MapContent& content, FigureSize size, Plan& plan) {
    const double margin = painter.points(figureMarginPoints);
    const double top = headerBottom(painter);
    plan.layout.legend = layoutLegend(painter, content.groups, margin, top, size.width - 2 * margin);
    if (content.groups.empty()) {
        const FigureSize bar = mapColorBar(content, plan.layout, painter.style().language).size(painter);
        plan.colorBar = {margin, top, bar.width, bar.height};
    }
    FigureBox last = content.groups.empty() ? plan.colorBar : plan.layout.legend.back().box;
    if (content.options.lines != MagneticLines::None) {
        plan.isolineText = isolineText(content.options.lines, content.year, painter.style().language);
        last = nextLegendBox(painter, last, isolineLegendSize(painter, plan.isolineText), size.width);
        plan.isolines = last;
    }
    plan.legendBottom = last.bottom();
}

void planPoints(const Painter& painter, const MapContent& content, MapLayout& layout) {
    if (content.options.density) {
        layout.bars = layoutHexagons(painter, layout, content);
        return;
    }
    layout.points.reserve(content.points.size());
    for (const MapContent::Point& point : content.points) {
        double x = 0;
        double y = 0;
        layout.toCanvas(point.place, x, y);
        if (layout.data.contains(x, y)) {
            layout.points.push_back({x, y, point.region});
        }
    }
}

Plan makePlan(const Painter& painter, FigureSize size, const MapContent& content,
              const MapRectangle& wanted) {
    Plan plan;
    plan.layout.projection = content.options.projection;
    planLegend(painter, content, size, plan);
    const MapMargins margins = mapMargins(painter, plan.layout.projection);
    FigureBox room;
    room.x = margins.left;
    room.y = plan.legendBottom + painter.points(4) + margins.top;
    room.width = std::max(size.width - room.x - margins.right, 1.0);
    room.height = std::max(size.height - room.y - margins.bottom, 1.0);
    std::tie(plan.layout.view, plan.layout.data) = fitView(wanted, world(plan.layout.projection), room);
    planPoints(painter, content, plan.layout);
    return plan;
}

void drawTracks(const Painter& painter, const MapLayout& layout, const std::vector<MapLine>& tracks) {
    addVisiblePaths(painter, layout, tracks);
    painter.setColor(painter.style().track);
    cairo_set_line_width(painter.canvas(), painter.points(0.8));
    cairo_stroke(painter.canvas());
}

std::string nightText(UtcMs time, FigureLanguage language) {
    const std::string iso = toIso8601(time);
    return fmt::format("{} {} {} UT", figureText(FigureText::NightSide, language), iso.substr(0, 10),
                       iso.substr(11, 5));
}

std::string projectionText(MapProjection projection, FigureLanguage language) {
    constexpr std::array texts{FigureText::MillerProjection, FigureText::PlateCarreeProjection,
                               FigureText::NorthPolarProjection, FigureText::SouthPolarProjection};
    return figureText(texts[static_cast<std::size_t>(projection)], language);
}

std::string detailOf(const MapContent& content, FigureLanguage language) {
    const std::string detail = summaryText(content.summary);
    if (!content.options.night) {
        return detail;
    }
    return detail + (detail.empty() ? "" : " · ") + nightText(*content.options.night, language);
}

std::string titleOf(const MapContent& content, FigureLanguage language) {
    const std::string title = figureText(FigureText::MapTitle, language);
    return content.options.season ? title + " · " + figureText(*content.options.season, language) : title;
}

void drawLegends(const Painter& painter, const MapContent& content, const Plan& plan) {
    drawLegend(painter, content.groups, plan.layout.legend, LegendMark::Marker);
    if (content.groups.empty()) {
        mapColorBar(content, plan.layout, painter.style().language).draw(painter, plan.colorBar);
    }
    if (plan.isolines) {
        drawIsolineLegend(painter, *plan.isolines, plan.isolineText);
    }
}

void drawBelow(const Painter& painter, FigureSize size, const MapContent& content, const Plan& plan,
               const std::vector<MapLine>& tracks) {
    const FigureStyle& style = painter.style();
    painter.fillBox({0, 0, size.width, size.height}, style.background);
    drawHeader(painter, size.width, titleOf(content, style.language), detailOf(content, style.language),
               content.summary.simulated);
    drawLegends(painter, content, plan);
    cairo_save(painter.canvas());
    clipToMap(painter, plan.layout);
    drawLand(painter, plan.layout);
    drawGraticule(painter, plan.layout);
    if (content.options.night) {
        drawNight(painter, plan.layout, *content.options.night);
    }
    drawIsolines(painter, plan.layout, *content.isolines,
                 layoutIsolineLabels(painter, plan.layout, *content.isolines));
    drawTracks(painter, plan.layout, tracks);
    coverOutside(painter, plan.layout);
    cairo_restore(painter.canvas());
}

void drawAbove(const Painter& painter, const MapContent& content, const Plan& plan,
               const RegionIndices& selection) {
    const MapLayout& layout = plan.layout;
    const std::vector<bool> selected = selectionFlags(selection, content.summary.regionsOfCatalogue);
    cairo_save(painter.canvas());
    clipToMap(painter, layout);
    if (content.options.density) {
        drawHexagons(painter, layout, selected);
    } else {
        drawPoints(painter, layout, content, selected);
    }
    drawPoles(painter, layout, content.poles);
    drawIsolineLabels(painter, layoutIsolineLabels(painter, layout, *content.isolines));
    cairo_restore(painter.canvas());
    drawMapFrame(painter, layout);
    if (content.summary.regions == 0) {
        drawEmptyNote(painter, layout.data);
    }
}

} // namespace

MapPoint MapLayout::toMap(double x, double y) const {
    return {view.xMin + (x - data.x) / data.width * view.width(),
            view.yMax - (y - data.y) / data.height * view.height()};
}

void MapLayout::toCanvas(MapPoint point, double& x, double& y) const {
    x = data.x + (point.x - view.xMin) / view.width() * data.width;
    y = data.y + (view.yMax - point.y) / view.height() * data.height;
}

MapFigure::MapFigure(const FilteredCatalogue& catalogue, const MapOptions& options)
    : content_(std::make_shared<MapContent>(catalogue, options)), options_(options), view_(world()) {}

MapRectangle MapFigure::world() const {
    return nucleoscope::world(options_.projection);
}

void MapFigure::setTracks(const std::vector<std::vector<GeographicPoint>>& tracks) {
    tracks_.clear();
    for (const auto& track : tracks) {
        std::ranges::move(projectLine(options_.projection, track), std::back_inserter(tracks_));
    }
}

MapLayout MapFigure::mapLayout(FigureSize size, const FigureStyle& style) const {
    const ScratchCanvas scratch;
    return makePlan(Painter(scratch.canvas(), style), size, *content_, view_).layout;
}

void MapFigure::draw(cairo_t* canvas, FigureSize size, const FigureStyle& style,
                     const RegionIndices& selection) const {
    const Painter painter(canvas, style);
    const Plan plan = makePlan(painter, size, *content_, view_);
    drawBelow(painter, size, *content_, plan, tracks_);
    drawAbove(painter, *content_, plan, selection);
}

void MapFigure::drawBackground(cairo_t* canvas, FigureSize size, const FigureStyle& style) const {
    const Painter painter(canvas, style);
    drawBelow(painter, size, *content_, makePlan(painter, size, *content_, view_), tracks_);
}

void MapFigure::drawRegions(cairo_t* canvas, FigureSize size, const FigureStyle& style,
                            const RegionIndices& selection) const {
    const Painter painter(canvas, style);
    drawAbove(painter, *content_, makePlan(painter, size, *content_, view_), selection);
}

std::string MapFigure::numbers(const Catalogue& catalogue) const {
    const bool byQuantity = options_.coloring == PointColoring::Quantity;
    std::string csv = "file,utc_center,latitude,longitude,magnetic_latitude,season,direction";
    csv += byQuantity ? fmt::format(",{}\n", toString(options_.quantity)) : "\n";
    for (const MapContent::Point& point : content_->points) {
        const Region& region = catalogue.regions[point.region];
        csv +=
            fmt::format("{},{},{:.4f},{:.4f},{:.4f},{},{}", region.file, toIso8601(region.utcCenter),
                        region.position.latitude, region.position.longitude, region.position.magneticLatitude,
                        toString(seasonUnder(content_->seasonRule, region.season, region.hemisphere)),
                        toString(region.direction));
        csv += byQuantity ? fmt::format(",{:.6g}\n", valueOf(region, options_.quantity)) : "\n";
    }
    return csv;
}

std::string MapFigure::caption(FigureLanguage language) const {
    const bool chinese = language == FigureLanguage::SimplifiedChinese;
    const MapContent& content = *content_;
    std::string text = titleOf(content, language) + (chinese ? "，" : ", ") +
                       projectionText(options_.projection, language) + (chinese ? "。" : ".");
    const auto add = [&](const std::string& english, const std::string& inChinese) {
        text += chinese ? inChinese + "。" : " " + english + ".";
    };
    if (options_.density) {
        add("Colours: regions per hexagon", "颜色表示每个六边形内的区域数");
    } else if (options_.coloring == PointColoring::Quantity) {
        const std::string name = quantityName(options_.quantity, language);
        add("Colours: " + name, "颜色表示" + name);
    }
    if (options_.sizeByArea) {
        add("The area of a point grows with that of the region in the spectrum",
            "点的面积表示区域在谱图上的面积");
    }
    if (options_.lines != MagneticLines::None) {
        const std::string lines = isolineText(options_.lines, content.year, language);
        add("Lines: " + lines + ", ±58° and ±80° solid", "等值线：" + lines + "，±58° 与 ±80° 为实线");
    }
    if (options_.night) {
        const std::string time = nightText(*options_.night, language);
        add(time + " shaded", time + "以阴影表示");
    }
    return text;
}

} // namespace nucleoscope
