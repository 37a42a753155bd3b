#include "core/figures/map_background.h"

#include "core/figures/axis.h"
#include "core/figures/frame.h"
#include "core/geo/coastline.h"

#include <cairo.h>

#include <cmath>
#include <numbers>

namespace nucleoscope {
namespace {

constexpr double degree = std::numbers::pi / 180;
/// Finer coastlines from so many points per radian on.
constexpr double fineCoastlineScale = 240;

/// Leaves out points too close to the one before to be seen.
void addPath(const Painter& painter, const MapLayout& layout, const MillerLine& line) {
    const double tolerance = painter.points(0.2);
    double lastX = 0;
    double lastY = 0;
    for (std::size_t i = 0; i < line.points.size(); ++i) {
        double x = 0;
        double y = 0;
        layout.toCanvas(line.points[i], x, y);
        if (i == 0) {
            cairo_move_to(painter.canvas(), x, y);
        } else if (i + 1 < line.points.size() && std::abs(x - lastX) < tolerance &&
                   std::abs(y - lastY) < tolerance) {
            continue;
        } else {
            cairo_line_to(painter.canvas(), x, y);
        }
        lastX = x;
        lastY = y;
    }
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
    for (const double longitude : ticks(west, east, step)) {
        double x = 0;
        double y = 0;
        layout.toCanvas(toMiller(0, longitude), x, y);
        onMeridian(x, longitude);
    }
    for (const double latitude : ticks(south, north, step)) {
        double x = 0;
        double y = 0;
        layout.toCanvas(toMiller(latitude, 0), x, y);
        onParallel(y, latitude);
    }
}

} // namespace

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
    // On a screen this takes a third of the time, and hairlines look the same.
    cairo_set_antialias(canvas, CAIRO_ANTIALIAS_FAST);
    cairo_stroke(canvas);
    cairo_set_antialias(canvas, CAIRO_ANTIALIAS_DEFAULT);
}

void drawGraticule(const Painter& painter, const MapLayout& layout) {
    const FigureBox& data = layout.data;
    const FigureColor color = mix(painter.style().grid, painter.style().shore, 0.25);
    forEachGraticuleLine(
        painter, layout, [&](double x, double) { painter.line(x, data.y, x, data.bottom(), 0.3, color); },
        [&](double y, double) { painter.line(data.x, y, data.right(), y, 0.3, color); });
}

void drawMapFrame(const Painter& painter, const MapLayout& layout) {
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

} // namespace nucleoscope
