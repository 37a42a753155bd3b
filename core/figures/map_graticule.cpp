#include "core/figures/axis.h"
#include "core/figures/frame.h"
#include "core/figures/map_background.h"

#include <cairo.h>

#include <cmath>
#include <numbers>

namespace nucleoscope {
namespace {

constexpr double degree = std::numbers::pi / 180;

/// Degrees between two lines of the graticule that are `perDegree` apart a degree.
double graticuleStep(const Painter& painter, double perDegree) {
    constexpr double roomPoints = 34;
    for (const double step : {0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0}) {
        if (step * perDegree >= painter.points(roomPoints)) {
            return step;
        }
    }
    return 90;
}

double scaleOf(const MapLayout& layout) {
    return layout.data.width / layout.view.width();
}

/// Calls `onMeridian(x, longitude)` and `onParallel(y, latitude)` for the straight lines inside the view.
template <typename OnMeridian, typename OnParallel>
void forEachStraightLine(const MapLayout& layout, double step, OnMeridian onMeridian, OnParallel onParallel) {
    const GeographicPoint southWest = unproject(layout.projection, {layout.view.xMin, layout.view.yMin});
    const GeographicPoint northEast = unproject(layout.projection, {layout.view.xMax, layout.view.yMax});
    double x = 0;
    double y = 0;
    for (const double longitude : ticks(southWest.longitude, northEast.longitude, step)) {
        layout.toCanvas(project(layout.projection, 0, longitude), x, y);
        onMeridian(x, longitude);
    }
    for (const double latitude : ticks(southWest.latitude, northEast.latitude, step)) {
        layout.toCanvas(project(layout.projection, latitude, 0), x, y);
        onParallel(y, latitude);
    }
}

/// The lines of a polar map: circles (degrees from the equator) and rays.
struct PolarGraticule {
    std::vector<double> parallels, meridians;
    double innermost = 80; ///< where rays end

    PolarGraticule(const Painter& painter, const MapLayout& layout) {
        const double perDegree = scaleOf(layout) * degree;
        const double step = std::min(graticuleStep(painter, perDegree), 20.0);
        // Halfway to the pole the meridians are half as close as the parallels.
        const double turn = std::min(graticuleStep(painter, perDegree / 2), 30.0);
        innermost = 90 - step;
        for (const double latitude : ticks(polarEdgeLatitude + step / 2, innermost, step)) {
            parallels.push_back(latitude);
        }
        for (const double longitude : ticks(-180 + turn, 180, turn)) {
            meridians.push_back(longitude);
        }
    }
};

double sideOf(const MapLayout& layout) {
    return layout.projection == MapProjection::NorthPolar ? 1 : -1;
}

/// The canvas's point of `poleward` degrees latitude.
std::pair<double, double> polarPoint(const MapLayout& layout, double poleward, double longitude) {
    double x = 0;
    double y = 0;
    layout.toCanvas(project(layout.projection, sideOf(layout) * poleward, longitude), x, y);
    return {x, y};
}

void drawPolarGraticule(const Painter& painter, const MapLayout& layout, const MapCap& cap,
                        const FigureColor& color) {
    cairo_t* canvas = painter.canvas();
    const PolarGraticule graticule(painter, layout);
    cairo_new_path(canvas);
    for (const double latitude : graticule.parallels) {
        const double radius = cap.y - polarPoint(layout, latitude, sideOf(layout) > 0 ? 180 : 0).second;
        cairo_new_sub_path(canvas);
        cairo_arc(canvas, cap.x, cap.y, radius, 0, 2 * std::numbers::pi);
    }
    for (const double longitude : graticule.meridians) {
        const auto [x0, y0] = polarPoint(layout, graticule.innermost, longitude);
        const auto [x1, y1] = polarPoint(layout, polarEdgeLatitude, longitude);
        cairo_move_to(canvas, x0, y0);
        cairo_line_to(canvas, x1, y1);
    }
    painter.setColor(color);
    cairo_set_line_width(canvas, painter.points(0.3));
    cairo_stroke(canvas);
}

void drawMeridianLabel(const Painter& painter, const MapLayout& layout, const MapCap& cap, double longitude) {
    constexpr int samples = 60;
    const FigureStyle& style = painter.style();
    TextFormat format = tickFormat(style);
    const auto [edgeX, edgeY] = polarPoint(layout, polarEdgeLatitude, longitude);
    const double towardX = (edgeX - cap.x) / cap.radius;
    const double towardY = (edgeY - cap.y) / cap.radius;
    const FigureSize size = painter.measure(longitudeText(longitude), format);
    if (layout.data.contains(edgeX, edgeY)) {
        const double reachX = painter.points(3) + size.width / 2;
        const double reachY = painter.points(2) + size.height / 2;
        painter.text(longitudeText(longitude), edgeX + towardX * reachX, edgeY + towardY * reachY,
                     AlignX::Center, AlignY::Middle, format);
        return;
    }
    // Of a ray that a zoomed map cuts, inside the map where it leaves.
    const FigureBox inner{layout.data.x + size.width, layout.data.y + size.height,
                          layout.data.width - 2 * size.width, layout.data.height - 2 * size.height};
    format.halo = true;
    for (int i = 0; i < samples; ++i) {
        const double x = edgeX + (cap.x - edgeX) * i / samples;
        const double y = edgeY + (cap.y - edgeY) * i / samples;
        if (inner.contains(x, y)) {
            painter.text(longitudeText(longitude), x, y, AlignX::Center, AlignY::Middle, format);
            return;
        }
    }
}

void drawParallelLabels(const Painter& painter, const MapLayout& layout,
                        const std::vector<double>& parallels) {
    TextFormat format = tickFormat(painter.style());
    format.halo = true;
    for (const double latitude : parallels) {
        // Along one direction where that is seen, else where the circle is.
        for (const double longitude : {45.0, 135.0, -135.0, -45.0, 0.0, 90.0, 180.0, -90.0}) {
            const auto [x, y] = polarPoint(layout, latitude, longitude);
            const double room = painter.points(12);
            if (FigureBox{layout.data.x + room, layout.data.y + room, layout.data.width - 2 * room,
                          layout.data.height - 2 * room}
                    .contains(x, y)) {
                painter.text(latitudeText(sideOf(layout) * latitude), x, y, AlignX::Center, AlignY::Middle,
                             format);
                break;
            }
        }
    }
}

void drawPolarFrame(const Painter& painter, const MapLayout& layout, const MapCap& cap) {
    const FigureStyle& style = painter.style();
    cairo_t* canvas = painter.canvas();
    cairo_save(canvas);
    if (!isWholeCap(layout, cap)) {
        painter.strokeBox(layout.data, 0.6, style.axis);
        cairo_rectangle(canvas, layout.data.x, layout.data.y, layout.data.width, layout.data.height);
        cairo_clip(canvas);
    }
    cairo_new_path(canvas);
    cairo_arc(canvas, cap.x, cap.y, cap.radius, 0, 2 * std::numbers::pi);
    painter.setColor(style.axis);
    cairo_set_line_width(canvas, painter.points(0.6));
    cairo_stroke(canvas);
    cairo_restore(canvas);
    const PolarGraticule graticule(painter, layout);
    drawParallelLabels(painter, layout, graticule.parallels);
    for (const double longitude : graticule.meridians) {
        drawMeridianLabel(painter, layout, cap, longitude);
    }
}

} // namespace

void drawGraticule(const Painter& painter, const MapLayout& layout) {
    const FigureBox& data = layout.data;
    const FigureColor color = mix(painter.style().grid, painter.style().shore, 0.25);
    if (const auto cap = capOf(layout)) {
        drawPolarGraticule(painter, layout, *cap, color);
        return;
    }
    forEachStraightLine(
        layout, graticuleStep(painter, scaleOf(layout) * degree),
        [&](double x, double) { painter.line(x, data.y, x, data.bottom(), 0.3, color); },
        [&](double y, double) { painter.line(data.x, y, data.right(), y, 0.3, color); });
}

void drawMapFrame(const Painter& painter, const MapLayout& layout) {
    const FigureStyle& style = painter.style();
    const FigureBox& data = layout.data;
    if (const auto cap = capOf(layout)) {
        drawPolarFrame(painter, layout, *cap);
        return;
    }
    const double tick = painter.points(3);
    const double step = graticuleStep(painter, scaleOf(layout) * degree);
    const int decimals = step < 1 ? 1 : 0;
    painter.strokeBox(data, 0.6, style.axis);
    forEachStraightLine(
        layout, step,
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

MapMargins mapMargins(const Painter& painter, MapProjection projection) {
    const FigureSize label =
        painter.measure(isPolar(projection) ? "180°W" : "90°N", tickFormat(painter.style()));
    if (isPolar(projection)) {
        const double side = label.width + painter.points(5);
        const double end = label.height + painter.points(4);
        return {side, end, side, end};
    }
    return {label.width + painter.points(11), 0, painter.points(12), label.height + painter.points(8)};
}

} // namespace nucleoscope
