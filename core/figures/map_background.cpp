#include "core/figures/map_background.h"

#include "core/geo/coastline.h"
#include "core/geo/sun.h"
#include "core/geo/terminator.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace nucleoscope {
namespace {

/// Finer coastlines from so many points per radian on.
constexpr double fineCoastlineScale = 240;

/// Leaves out points too close to the one before to be seen.
void addPath(const Painter& painter, const MapLayout& layout, const MapLine& line) {
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

void addPoint(const Painter& painter, const MapLayout& layout, const GeographicPoint& point) {
    double x = 0;
    double y = 0;
    layout.toCanvas(project(layout.projection, point.latitude, point.longitude), x, y);
    cairo_line_to(painter.canvas(), x, y);
}

/// Stereographic maps make a circle of the terminator, and every great circle has one pole inside: the dark
/// one, or all but the bright one.
void addPolarNight(const Painter& painter, const MapLayout& layout, const std::vector<GeographicPoint>& line,
                   double declination) {
    for (const GeographicPoint& point : line) {
        addPoint(painter, layout, point);
    }
    cairo_close_path(painter.canvas());
    if ((layout.projection == MapProjection::NorthPolar) == (declination > 0)) {
        cairo_rectangle(painter.canvas(), layout.data.x, layout.data.y, layout.data.width,
                        layout.data.height);
    }
}

/// From the terminator, west to east, to the dark pole.
void addCylindricalNight(const Painter& painter, const MapLayout& layout, std::vector<GeographicPoint> line,
                         double declination) {
    line.pop_back(); // the first point once more
    std::ranges::sort(line, {}, &GeographicPoint::longitude);
    const double edge = (line.front().latitude + line.back().latitude) / 2;
    const double pole = declination > 0 ? -90 : 90;
    addPoint(painter, layout, {pole, -180});
    addPoint(painter, layout, {edge, -180});
    for (const GeographicPoint& point : line) {
        addPoint(painter, layout, point);
    }
    addPoint(painter, layout, {edge, 180});
    addPoint(painter, layout, {pole, 180});
    cairo_close_path(painter.canvas());
}

} // namespace

std::optional<MapCap> capOf(const MapLayout& layout) {
    if (!isPolar(layout.projection)) {
        return std::nullopt;
    }
    MapCap cap;
    layout.toCanvas({0, 0}, cap.x, cap.y);
    cap.radius = world(layout.projection).xMax * layout.data.width / layout.view.width();
    return cap;
}

bool isWholeCap(const MapLayout& layout, const MapCap& cap) {
    constexpr double slack = 1e-6;
    return cap.x - cap.radius >= layout.data.x - slack && cap.x + cap.radius <= layout.data.right() + slack &&
           cap.y - cap.radius >= layout.data.y - slack && cap.y + cap.radius <= layout.data.bottom() + slack;
}

void clipToMap(const Painter& painter, const MapLayout& layout) {
    cairo_t* canvas = painter.canvas();
    cairo_rectangle(canvas, layout.data.x, layout.data.y, layout.data.width, layout.data.height);
    cairo_clip(canvas);
    const auto cap = capOf(layout);
    // On a screen a round clip makes everything several times slower; coverOutside() does the same there.
    if (cap && cairo_surface_get_type(cairo_get_target(canvas)) != CAIRO_SURFACE_TYPE_IMAGE) {
        cairo_new_path(canvas);
        cairo_arc(canvas, cap->x, cap->y, cap->radius, 0, 2 * std::numbers::pi);
        cairo_clip(canvas);
    }
}

void coverOutside(const Painter& painter, const MapLayout& layout) {
    if (const auto cap = capOf(layout)) {
        cairo_t* canvas = painter.canvas();
        cairo_new_path(canvas);
        cairo_rectangle(canvas, layout.data.x, layout.data.y, layout.data.width, layout.data.height);
        cairo_new_sub_path(canvas);
        cairo_arc(canvas, cap->x, cap->y, cap->radius, 0, 2 * std::numbers::pi);
        cairo_set_fill_rule(canvas, CAIRO_FILL_RULE_EVEN_ODD);
        painter.setColor(painter.style().background);
        cairo_fill(canvas);
        cairo_set_fill_rule(canvas, CAIRO_FILL_RULE_WINDING);
    }
}

void addVisiblePaths(const Painter& painter, const MapLayout& layout, const std::vector<MapLine>& lines) {
    cairo_new_path(painter.canvas());
    for (const MapLine& line : lines) {
        if (line.bounds.intersects(layout.view)) {
            addPath(painter, layout, line);
        }
    }
}

void drawLand(const Painter& painter, const MapLayout& layout) {
    const FigureStyle& style = painter.style();
    cairo_t* canvas = painter.canvas();
    const double scale = layout.data.width / layout.view.width() / painter.points(1);
    const Coastline& coast = coastline(
        scale > fineCoastlineScale ? CoastlineDetail::Fine : CoastlineDetail::Coarse, layout.projection);

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

void drawNight(const Painter& painter, const MapLayout& layout, UtcMs time) {
    cairo_t* canvas = painter.canvas();
    const std::vector<GeographicPoint> line = terminator(time);
    const double declination = subsolarPoint(time).latitude;
    cairo_new_path(canvas);
    if (isPolar(layout.projection)) {
        addPolarNight(painter, layout, line, declination);
    } else {
        addCylindricalNight(painter, layout, line, declination);
    }
    cairo_set_fill_rule(canvas, CAIRO_FILL_RULE_EVEN_ODD);
    painter.setColor(withAlpha(painter.style().text, 0.11));
    cairo_fill(canvas);
    cairo_set_fill_rule(canvas, CAIRO_FILL_RULE_WINDING);
}

} // namespace nucleoscope
