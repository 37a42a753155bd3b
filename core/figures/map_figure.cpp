#include "core/figures/map_figure.h"

#include "core/figures/frame.h"
#include "core/figures/map_background.h"
#include "core/figures/map_isolines.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>

namespace nucleoscope {

struct MapContent {
    struct Point {
        MillerPoint place;
        Season season;
        std::size_t region;
    };

    CatalogueSummary summary;
    std::optional<Season> season;
    std::vector<Point> points;
    std::vector<Isoline> isolines;
};

namespace {

/// The time for which the lines of magnetic latitude are drawn: the middle of the regions.
double yearOf(const FilteredCatalogue& catalogue) {
    constexpr double yearWithoutRegions = 2022;
    if (catalogue.regions().empty()) {
        return yearWithoutRegions;
    }
    const auto timeOf = [&](std::size_t index) { return catalogue.region(index).utcCenter; };
    const auto [first, last] = std::ranges::minmax(catalogue.regions(), {}, timeOf);
    return (decimalYear(timeOf(first)) + decimalYear(timeOf(last))) / 2;
}

/// An interval of `length` around the middle of [low, high], moved into [limitLow, limitHigh].
std::pair<double, double> place(double low, double high, double length, double limitLow, double limitHigh) {
    length = std::min(length, limitHigh - limitLow);
    const double start = std::clamp((low + high - length) / 2, limitLow, limitHigh - length);
    return {start, start + length};
}

/// The view that fills `room` as well as the world allows, and the box that it takes.
std::pair<MillerRectangle, FigureBox> fitView(const MillerRectangle& wanted, const FigureBox& room) {
    const MillerRectangle world = millerWorld();
    constexpr double smallest = 1e-3; // 6 km
    const double scale = std::min(room.width / std::max(wanted.width(), smallest),
                                  room.height / std::max(wanted.height(), smallest));
    MillerRectangle view;
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
    FigureBox isolineLegend;
};

std::vector<FigureLayout::LegendEntry> layoutLegend(const Painter& painter, const MapContent& content,
                                                    double top, FigureSize size) {
    const double margin = painter.points(figureMarginPoints);
    auto legend = layoutSeasonLegend(painter, content.summary, margin, top, size.width - 2 * margin);
    if (content.season) {
        std::erase_if(legend, [&](const auto& entry) { return entry.season != *content.season; });
        legend.front().box.x = margin;
        legend.front().box.y = top;
    }
    return legend;
}

Plan makePlan(const Painter& painter, FigureSize size, const MapContent& content,
              const MillerRectangle& wanted) {
    const FigureStyle& style = painter.style();
    const double margin = painter.points(figureMarginPoints);
    Plan plan;
    const double top = headerBottom(painter);
    plan.layout.legend = layoutLegend(painter, content, top, size);

    const FigureBox& last = plan.layout.legend.back().box;
    const double isolineWidth =
        painter.points(20) +
        painter.measure(figureText(FigureText::MagneticLatitudeLines, style.language), labelFormat(style))
            .width;
    plan.isolineLegend = {last.right() + painter.points(10), last.y, isolineWidth, last.height};
    if (plan.isolineLegend.right() > size.width - margin) {
        plan.isolineLegend.x = margin;
        plan.isolineLegend.y = last.bottom();
    }

    const FigureSize label = painter.measure("90°N", tickFormat(style));
    FigureBox room;
    room.x = margin + label.width + painter.points(5);
    room.y = plan.isolineLegend.bottom() + painter.points(4);
    room.width = std::max(size.width - room.x - painter.points(12), 1.0);
    room.height = std::max(size.height - room.y - label.height - painter.points(8), 1.0);
    std::tie(plan.layout.view, plan.layout.data) = fitView(wanted, room);

    for (const MapContent::Point& point : content.points) {
        double x = 0;
        double y = 0;
        plan.layout.toCanvas(point.place, x, y);
        if (plan.layout.data.contains(x, y)) {
            plan.layout.points.push_back({x, y, point.region});
        }
    }
    return plan;
}

void drawTracks(const Painter& painter, const MapLayout& layout, const std::vector<MillerLine>& tracks) {
    addVisiblePaths(painter, layout, tracks);
    painter.setColor(painter.style().track);
    cairo_set_line_width(painter.canvas(), painter.points(0.8));
    cairo_stroke(painter.canvas());
}

/// From so many on, points are drawn without an edge.
constexpr std::size_t manyPoints = 5000;

/// Points; smaller when there are many of them or the map is small.
double pointRadius(const Painter& painter, const MapLayout& layout, std::size_t count) {
    const double radius = count < 1000 ? 2.4 : count < manyPoints ? 1.8 : 1.3;
    constexpr double fullSizePoints = 400;
    return radius * std::clamp(layout.data.width / painter.points(fullSizePoints), 0.5, 1.0);
}

void drawPoints(const Painter& painter, const MapLayout& layout, const MapContent& content,
                const std::vector<bool>& selected) {
    const FigureStyle& style = painter.style();
    const double radius = pointRadius(painter, layout, content.points.size());
    const double edge = content.points.size() < manyPoints ? 0.4 : 0;
    for (const bool drawSelected : {false, true}) {
        for (const MapContent::Point& point : content.points) {
            const bool isSelected = !selected.empty() && selected[point.region];
            double x = 0;
            double y = 0;
            layout.toCanvas(point.place, x, y);
            if (isSelected != drawSelected || !layout.data.contains(x, y)) {
                continue;
            }
            FigureColor color = style.season[static_cast<std::size_t>(point.season)];
            if (isSelected) {
                painter.marker(point.season, x, y, 1.5 * radius, color, style.selection, 1);
                continue;
            }
            color.alpha = selected.empty() ? 1 : 0.3;
            painter.marker(point.season, x, y, radius, color, withAlpha(style.background, color.alpha), edge);
        }
    }
}

} // namespace

MillerPoint MapLayout::toMap(double x, double y) const {
    return {view.xMin + (x - data.x) / data.width * view.width(),
            view.yMax - (y - data.y) / data.height * view.height()};
}

void MapLayout::toCanvas(MillerPoint point, double& x, double& y) const {
    x = data.x + (point.x - view.xMin) / view.width() * data.width;
    y = data.y + (view.yMax - point.y) / view.height() * data.height;
}

MapFigure::MapFigure(const FilteredCatalogue& catalogue, std::optional<Season> season) {
    auto content = std::make_shared<MapContent>();
    content->summary = CatalogueSummary(catalogue, season);
    content->season = season;
    for (const std::size_t i : catalogue.regions()) {
        if (!season || catalogue.season(i) == *season) {
            const Position& position = catalogue.region(i).position;
            content->points.push_back(
                {toMiller(position.latitude, position.longitude), catalogue.season(i), i});
        }
    }
    content->isolines = makeIsolines(yearOf(catalogue));
    content_ = std::move(content);
}

void MapFigure::setTracks(const std::vector<std::vector<GeographicPoint>>& tracks) {
    tracks_.clear();
    for (const auto& track : tracks) {
        std::ranges::move(toMillerLines(track), std::back_inserter(tracks_));
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
    const MapLayout& layout = plan.layout;
    const CatalogueSummary& summary = content_->summary;

    painter.fillBox({0, 0, size.width, size.height}, style.background);
    std::string title = figureText(FigureText::MapTitle, style.language);
    if (content_->season) {
        title += " · " + figureText(*content_->season, style.language);
    }
    drawHeader(painter, size.width, title, summaryText(summary), summary.simulated);
    drawSeasonLegend(painter, summary, layout.legend, LegendMark::Marker);
    drawIsolineLegend(painter, plan.isolineLegend);

    cairo_save(canvas);
    cairo_rectangle(canvas, layout.data.x, layout.data.y, layout.data.width, layout.data.height);
    cairo_clip(canvas);
    drawLand(painter, layout);
    drawGraticule(painter, layout);
    const std::vector<IsolineLabel> labels = layoutIsolineLabels(painter, layout, content_->isolines);
    drawIsolines(painter, layout, content_->isolines, labels);
    drawTracks(painter, layout, tracks_);
    drawPoints(painter, layout, *content_, selectionFlags(selection, content_->summary.regionsOfCatalogue));
    drawIsolineLabels(painter, labels);
    cairo_restore(canvas);

    drawMapFrame(painter, layout);
    if (summary.regions == 0) {
        drawEmptyNote(painter, layout.data);
    }
}

} // namespace nucleoscope
