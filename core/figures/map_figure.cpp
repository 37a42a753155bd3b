#include "core/figures/map_figure.h"

#include "core/figures/frame.h"
#include "core/geo/coastline.h"
#include "core/geo/isolines.h"

#include <cairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace nucleoscope {

struct MapContent {
    struct Point {
        MillerPoint place;
        Season season;
        std::size_t region;
    };
    struct Isoline {
        double magneticLatitude;
        bool emphasised;
        std::vector<MillerLine> lines;
    };

    CatalogueSummary summary;
    std::size_t regionsOfCatalogue = 0;
    std::optional<Season> season;
    std::vector<Point> points;
    std::vector<Isoline> isolines;
};

namespace {

constexpr double degree = std::numbers::pi / 180;
/// Finer coastlines from so many points per radian on.
constexpr double fineCoastlineScale = 160;

/// The band where the regions were published to lie, and lines every 20°.
constexpr std::array emphasisedLatitudes{-80.0, -58.0, 58.0, 80.0};
constexpr std::array otherLatitudes{-60.0, -40.0, -20.0, 0.0, 20.0, 40.0, 60.0};

std::vector<MapContent::Isoline> makeIsolines(double decimalYear) {
    std::vector<MapContent::Isoline> isolines;
    for (const double latitude : otherLatitudes) {
        isolines.push_back({latitude, false, magneticLatitudeIsoline(latitude, decimalYear)});
    }
    for (const double latitude : emphasisedLatitudes) {
        isolines.push_back({latitude, true, magneticLatitudeIsoline(latitude, decimalYear)});
    }
    return isolines;
}

/// The time for which the lines of magnetic latitude are drawn: the middle of the regions.
double yearOf(const Catalogue& catalogue) {
    constexpr double yearWithoutRegions = 2022;
    if (catalogue.regions.empty()) {
        return yearWithoutRegions;
    }
    const auto [first, last] = std::ranges::minmax(catalogue.regions, {}, &Region::utcCenter);
    return (decimalYear(first.utcCenter) + decimalYear(last.utcCenter)) / 2;
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
    const double scale = std::min(room.width / wanted.width(), room.height / wanted.height());
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

void addPath(const Painter& painter, const MapLayout& layout, const MillerLine& line) {
    bool first = true;
    for (const MillerPoint& point : line.points) {
        double x = 0;
        double y = 0;
        layout.toCanvas(point, x, y);
        (first ? cairo_move_to : cairo_line_to)(painter.canvas(), x, y);
        first = false;
    }
}

void addVisiblePaths(const Painter& painter, const MapLayout& layout, const std::vector<MillerLine>& lines) {
    cairo_new_path(painter.canvas());
    for (const MillerLine& line : lines) {
        if (line.bounds.intersects(layout.view)) {
            addPath(painter, layout, line);
        }
    }
}

void drawLand(const Painter& painter, const MapLayout& layout) {
    const FigureStyle& style = painter.style();
    cairo_t* canvas = painter.canvas();
    const double scale = layout.data.width / layout.view.width() / painter.points(1);
    const Coastline& coast =
        coastline(scale > fineCoastlineScale ? CoastlineDetail::Fine : CoastlineDetail::Coarse);

    painter.fillBox(layout.data, style.sea);
    addVisiblePaths(painter, layout, coast.land);
    cairo_set_fill_rule(canvas, CAIRO_FILL_RULE_EVEN_ODD);
    painter.setColor(style.land);
    cairo_fill(canvas);
    addVisiblePaths(painter, layout, coast.shore);
    painter.setColor(style.shore);
    cairo_set_line_width(canvas, painter.points(0.35));
    cairo_set_line_join(canvas, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(canvas);
}

/// Degrees between two lines of the graticule.
double graticuleStep(const Painter& painter, const MapLayout& layout) {
    constexpr double roomPoints = 34;
    const double perDegree = layout.data.width / layout.view.width() * degree;
    for (const double step : {0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0}) {
        if (step * perDegree >= painter.points(roomPoints)) {
            return step;
        }
    }
    return 90;
}

/// Calls `onMeridian(x, longitude)` and `onParallel(y, latitude)` for the lines inside the view.
template <typename OnMeridian, typename OnParallel>
void forEachGraticuleLine(const Painter& painter, const MapLayout& layout, OnMeridian onMeridian,
                          OnParallel onParallel) {
    const double step = graticuleStep(painter, layout);
    double south = 0;
    double west = 0;
    double north = 0;
    double east = 0;
    fromMiller({layout.view.xMin, layout.view.yMin}, south, west);
    fromMiller({layout.view.xMax, layout.view.yMax}, north, east);
    constexpr double slack = 1e-6;
    for (double longitude = std::ceil((west - slack) / step) * step; longitude <= east + slack;
         longitude += step) {
        double x = 0;
        double y = 0;
        layout.toCanvas(toMiller(0, longitude), x, y);
        onMeridian(x, longitude);
    }
    for (double latitude = std::ceil((south - slack) / step) * step; latitude <= north + slack;
         latitude += step) {
        double x = 0;
        double y = 0;
        layout.toCanvas(toMiller(latitude, 0), x, y);
        onParallel(y, latitude);
    }
}

void drawGraticule(const Painter& painter, const MapLayout& layout) {
    const FigureBox& data = layout.data;
    const FigureColor color = mix(painter.style().grid, painter.style().shore, 0.25);
    forEachGraticuleLine(
        painter, layout, [&](double x, double) { painter.line(x, data.y, x, data.bottom(), 0.3, color); },
        [&](double y, double) { painter.line(data.x, y, data.right(), y, 0.3, color); });
}

void drawFrame(const Painter& painter, const MapLayout& layout) {
    const FigureStyle& style = painter.style();
    const FigureBox& data = layout.data;
    const double tick = painter.points(3);
    const int decimals = graticuleStep(painter, layout) < 1 ? 1 : 0;
    painter.strokeBox(data, 0.6, style.axis);
    forEachGraticuleLine(
        painter, layout,
        [&](double x, double longitude) {
            painter.line(x, data.bottom(), x, data.bottom() + tick, 0.6, style.axis);
            painter.text(longitudeText(longitude, decimals), x, data.bottom() + tick + painter.points(1.5),
                         AlignX::Center, AlignY::Top, tickFormat(style));
        },
        [&](double y, double latitude) {
            painter.line(data.x, y, data.x - tick, y, 0.6, style.axis);
            painter.text(latitudeText(latitude, decimals), data.x - tick - painter.points(1.5), y,
                         AlignX::Right, AlignY::Middle, tickFormat(style));
        });
}

void setIsolinePen(const Painter& painter, bool emphasised) {
    const double dash[] = {painter.points(3), painter.points(2)};
    cairo_set_dash(painter.canvas(), dash, emphasised ? 0 : 2, 0);
    cairo_set_line_width(painter.canvas(), painter.points(emphasised ? 0.9 : 0.5));
    painter.setColor(painter.style().isoline);
}

/// Where the line crosses the column `x` of the canvas inside the map, away from its edges.
std::optional<double> crossing(const Painter& painter, const MapLayout& layout,
                               const MapContent::Isoline& isoline, double x) {
    const double edge = painter.points(6);
    for (const MillerLine& line : isoline.lines) {
        for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
            double x0 = 0;
            double y0 = 0;
            double x1 = 0;
            double y1 = 0;
            layout.toCanvas(line.points[i], x0, y0);
            layout.toCanvas(line.points[i + 1], x1, y1);
            if ((x0 < x) == (x1 < x)) {
                continue;
            }
            const double y = y0 + (x - x0) / (x1 - x0) * (y1 - y0);
            if (y > layout.data.y + edge && y < layout.data.bottom() - edge) {
                return y;
            }
        }
    }
    return std::nullopt;
}

/// Labels stand in two columns, because emphasised lines and the others lie close together.
void drawIsolineLabels(const Painter& painter, const MapLayout& layout, const MapContent& content) {
    const double inset = painter.points(14);
    const double room = painter.points(10);
    for (const bool emphasised : {true, false}) {
        const double x = emphasised ? layout.data.x + inset : layout.data.right() - inset;
        double previous = -std::numeric_limits<double>::infinity();
        for (const MapContent::Isoline& isoline : content.isolines) {
            const auto y =
                isoline.emphasised == emphasised ? crossing(painter, layout, isoline, x) : std::nullopt;
            if (!y || std::abs(*y - previous) < room) {
                continue;
            }
            previous = *y;
            painter.text(figureNumber(isoline.magneticLatitude) + "°", x, *y, AlignX::Center, AlignY::Middle,
                         {.points = 7, .bold = emphasised, .color = painter.style().isoline, .halo = true});
        }
    }
}

void drawIsolines(const Painter& painter, const MapLayout& layout, const MapContent& content) {
    for (const MapContent::Isoline& isoline : content.isolines) {
        addVisiblePaths(painter, layout, isoline.lines);
        setIsolinePen(painter, isoline.emphasised);
        cairo_stroke(painter.canvas());
    }
    cairo_set_dash(painter.canvas(), nullptr, 0, 0);
}

void drawIsolineLegend(const Painter& painter, const FigureBox& box) {
    const FigureStyle& style = painter.style();
    const double middle = box.y + box.height / 2;
    setIsolinePen(painter, true);
    cairo_move_to(painter.canvas(), box.x, middle);
    cairo_line_to(painter.canvas(), box.x + painter.points(14), middle);
    cairo_stroke(painter.canvas());
    painter.text(figureText(FigureText::MagneticLatitudeLines, style.language), box.x + painter.points(18),
                 middle, AlignX::Left, AlignY::Middle, labelFormat(style));
}

void drawTracks(const Painter& painter, const MapLayout& layout, const std::vector<MillerLine>& tracks) {
    addVisiblePaths(painter, layout, tracks);
    painter.setColor(painter.style().track);
    cairo_set_line_width(painter.canvas(), painter.points(0.8));
    cairo_stroke(painter.canvas());
}

/// Points; smaller when there are many of them or the map is small.
double pointRadius(const Painter& painter, const MapLayout& layout, std::size_t count) {
    const double radius = count < 1000 ? 2.4 : count < 5000 ? 1.8 : 1.3;
    constexpr double fullSizePoints = 400;
    return radius * std::clamp(layout.data.width / painter.points(fullSizePoints), 0.5, 1.0);
}

void drawPoints(const Painter& painter, const MapLayout& layout, const MapContent& content,
                const std::vector<bool>& selected) {
    const FigureStyle& style = painter.style();
    const double radius = pointRadius(painter, layout, content.points.size());
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
            color.alpha = selected.empty() ? 0.9 : 0.3;
            painter.marker(point.season, x, y, radius, color, withAlpha(style.background, color.alpha), 0.4);
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

MapFigure::MapFigure(const Catalogue& catalogue, std::optional<Season> season) {
    auto content = std::make_shared<MapContent>();
    content->summary = CatalogueSummary(catalogue, season);
    content->regionsOfCatalogue = catalogue.regions.size();
    content->season = season;
    for (std::size_t i = 0; i < catalogue.regions.size(); ++i) {
        const Region& region = catalogue.regions[i];
        if (!season || region.season == *season) {
            content->points.push_back(
                {toMiller(region.position.latitude, region.position.longitude), region.season, i});
        }
    }
    content->isolines = makeIsolines(yearOf(catalogue));
    content_ = std::move(content);
}

void MapFigure::setTracks(std::vector<std::vector<GeographicPoint>> tracks) {
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
    drawIsolines(painter, layout, *content_);
    drawTracks(painter, layout, tracks_);
    drawPoints(painter, layout, *content_, selectionFlags(selection, content_->regionsOfCatalogue));
    drawIsolineLabels(painter, layout, *content_);
    cairo_restore(canvas);

    drawFrame(painter, layout);
    if (summary.regions == 0) {
        drawEmptyNote(painter, layout.data);
    }
}

} // namespace nucleoscope
