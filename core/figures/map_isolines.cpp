#include "core/figures/map_isolines.h"

#include "core/figures/frame.h"
#include "core/figures/map_background.h"
#include "core/geo/dipole.h"
#include "core/geo/field.h"
#include "core/geo/isolines.h"

#include <cairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <mutex>
#include <numbers>

namespace nucleoscope {
namespace {

/// The band where the regions were published to lie, and lines every 20°.
constexpr std::array emphasisedLatitudes{-80.0, -58.0, 58.0, 80.0};
constexpr std::array otherLatitudes{-60.0, -40.0, -20.0, 0.0, 20.0, 40.0, 60.0};

void setIsolinePen(const Painter& painter, bool emphasised) {
    const double dash[] = {painter.points(3), painter.points(2)};
    cairo_set_dash(painter.canvas(), dash, emphasised ? 0 : 2, 0);
    cairo_set_line_width(painter.canvas(), painter.points(emphasised ? 0.9 : 0.5));
    painter.setColor(painter.style().isoline);
}

struct CanvasPoint {
    double x = 0, y = 0;
};

/// A straight line of the canvas along which labels stand.
struct LabelLine {
    CanvasPoint from, to;

    /// Where a step from `a` to `b` crosses it, as a fraction of its length.
    std::optional<double> crossing(const CanvasPoint& a, const CanvasPoint& b) const {
        const double alongX = to.x - from.x;
        const double alongY = to.y - from.y;
        const auto side = [&](const CanvasPoint& p) {
            return (p.x - from.x) * alongY - (p.y - from.y) * alongX;
        };
        const double sideA = side(a);
        const double sideB = side(b);
        if ((sideA < 0) == (sideB < 0)) {
            return std::nullopt;
        }
        const double step = sideA / (sideA - sideB);
        const CanvasPoint at{a.x + step * (b.x - a.x), a.y + step * (b.y - a.y)};
        const double fraction =
            ((at.x - from.x) * alongX + (at.y - from.y) * alongY) / (alongX * alongX + alongY * alongY);
        return fraction > 0 && fraction < 1 ? std::optional(fraction) : std::nullopt;
    }
    CanvasPoint at(double fraction) const {
        return {from.x + fraction * (to.x - from.x), from.y + fraction * (to.y - from.y)};
    }
};

LabelLine labelLine(const Painter& painter, const MapLayout& layout, bool emphasised) {
    const FigureBox& data = layout.data;
    const double edge = painter.points(6);
    if (const auto cap = capOf(layout); cap && isWholeCap(layout, *cap)) {
        // Two rays that no meridian of the graticule takes.
        const double angle = (emphasised ? -15 : 165) * std::numbers::pi / 180;
        const double reach = cap->radius - edge;
        return {{cap->x, cap->y}, {cap->x + reach * std::cos(angle), cap->y + reach * std::sin(angle)}};
    }
    const double inset = painter.points(14);
    const double x = emphasised ? data.x + inset : data.right() - inset;
    return {{x, data.y + edge}, {x, data.bottom() - edge}};
}

std::optional<CanvasPoint> crossing(const MapLayout& layout, const Isoline& isoline, const LabelLine& along) {
    for (const MapLine& line : isoline.lines) {
        CanvasPoint previous;
        for (std::size_t i = 0; i < line.points.size(); ++i) {
            CanvasPoint point;
            layout.toCanvas(line.points[i], point.x, point.y);
            if (i > 0) {
                if (const auto fraction = along.crossing(previous, point)) {
                    return along.at(*fraction);
                }
            }
            previous = point;
        }
    }
    return std::nullopt;
}

IsolineLabel makeLabel(const Painter& painter, const Isoline& isoline, const CanvasPoint& at) {
    IsolineLabel label{
        .text = figureNumber(isoline.magneticLatitude) + "°",
        .format = {.points = 7, .bold = isoline.emphasised, .color = painter.style().isoline, .halo = true},
        .x = at.x,
        .y = at.y,
        .gap = {}};
    const FigureSize size = painter.measure(label.text, label.format);
    const double width = size.width + painter.points(3);
    label.gap = {at.x - width / 2, at.y - size.height / 2, width, size.height};
    return label;
}

std::vector<Isoline> makeIsolines(MagneticLines kind, double decimalYear, MapProjection projection) {
    std::vector<Isoline> isolines;
    if (kind == MagneticLines::None) {
        return isolines;
    }
    std::vector<double> latitudes(otherLatitudes.begin(), otherLatitudes.end());
    latitudes.insert(latitudes.end(), emphasisedLatitudes.begin(), emphasisedLatitudes.end());
    std::vector<std::vector<std::vector<GeographicPoint>>> lines;
    if (kind == MagneticLines::Dip) {
        lines = dipIsolines(latitudes, satelliteAltitudeKm, decimalYear);
    } else {
        for (const double latitude : latitudes) {
            lines.push_back({dipoleIsoline(latitude, decimalYear)});
        }
    }
    for (std::size_t i = 0; i < latitudes.size(); ++i) {
        Isoline isoline{latitudes[i], i >= otherLatitudes.size(), {}};
        for (const auto& line : lines[i]) {
            std::ranges::move(projectLine(projection, line), std::back_inserter(isoline.lines));
        }
        isolines.push_back(std::move(isoline));
    }
    return isolines;
}

} // namespace

std::shared_ptr<const std::vector<Isoline>> isolinesOf(MagneticLines kind, double decimalYear,
                                                       MapProjection projection) {
    using Key = std::tuple<MagneticLines, double, MapProjection>;
    constexpr std::size_t mostKept = 12;
    static std::mutex mutex;
    static std::map<Key, std::shared_ptr<const std::vector<Isoline>>> kept;
    const std::lock_guard lock(mutex);
    if (kept.size() > mostKept) {
        kept.clear();
    }
    auto& isolines = kept[{kind, decimalYear, projection}];
    if (!isolines) {
        isolines = std::make_shared<const std::vector<Isoline>>(makeIsolines(kind, decimalYear, projection));
    }
    return isolines;
}

std::vector<MapPoint> magneticPoles(MagneticLines kind, double decimalYear, MapProjection projection) {
    std::vector<GeographicPoint> places;
    if (kind == MagneticLines::Dipole) {
        for (const double latitude : {90.0, -90.0}) {
            const MagneticPosition pole = geographicCoordinates(latitude, 0, decimalYear);
            places.push_back({pole.latitude, pole.longitude});
        }
    } else if (kind == MagneticLines::Dip) {
        const auto [north, south] = FieldModel(decimalYear).dipPoles(satelliteAltitudeKm);
        places = {north, south};
    }
    std::vector<MapPoint> poles;
    for (const GeographicPoint& place : places) {
        const MapPoint point = project(projection, place.latitude, place.longitude);
        if (isInWorld(projection, point)) {
            poles.push_back(point);
        }
    }
    return poles;
}

std::vector<IsolineLabel> layoutIsolineLabels(const Painter& painter, const MapLayout& layout,
                                              const std::vector<Isoline>& isolines) {
    const double room = painter.points(10);
    std::vector<IsolineLabel> labels;
    for (const bool emphasised : {true, false}) {
        const LabelLine along = labelLine(painter, layout, emphasised);
        std::optional<CanvasPoint> previous;
        for (const Isoline& isoline : isolines) {
            const auto at =
                isoline.emphasised == emphasised ? crossing(layout, isoline, along) : std::nullopt;
            if (!at || (previous && std::hypot(at->x - previous->x, at->y - previous->y) < room)) {
                continue;
            }
            previous = at;
            labels.push_back(makeLabel(painter, isoline, *at));
        }
    }
    return labels;
}

void drawIsolines(const Painter& painter, const MapLayout& layout, const std::vector<Isoline>& isolines,
                  const std::vector<IsolineLabel>& labels) {
    cairo_t* canvas = painter.canvas();
    cairo_save(canvas);
    cairo_rectangle(canvas, layout.data.x, layout.data.y, layout.data.width, layout.data.height);
    for (const IsolineLabel& label : labels) {
        cairo_rectangle(canvas, label.gap.x, label.gap.y, label.gap.width, label.gap.height);
    }
    cairo_set_fill_rule(canvas, CAIRO_FILL_RULE_EVEN_ODD);
    // Whole pixels: a screen clips to such rectangles much faster than to parts of them.
    cairo_set_antialias(canvas, CAIRO_ANTIALIAS_NONE);
    cairo_clip(canvas);
    cairo_set_antialias(canvas, CAIRO_ANTIALIAS_FAST);
    for (const Isoline& isoline : isolines) {
        addVisiblePaths(painter, layout, isoline.lines);
        setIsolinePen(painter, isoline.emphasised);
        cairo_stroke(canvas);
    }
    cairo_restore(canvas);
}

void drawIsolineLabels(const Painter& painter, const std::vector<IsolineLabel>& labels) {
    for (const IsolineLabel& label : labels) {
        painter.text(label.text, label.x, label.y, AlignX::Center, AlignY::Middle, label.format);
    }
}

void drawPoles(const Painter& painter, const MapLayout& layout, const std::vector<MapPoint>& poles) {
    const double reach = painter.points(3.5);
    for (const MapPoint& pole : poles) {
        double x = 0;
        double y = 0;
        layout.toCanvas(pole, x, y);
        for (const auto& [width, color] :
             {std::pair{2.6, painter.style().background}, std::pair{1.2, painter.style().isoline}}) {
            painter.line(x - reach, y, x + reach, y, width, color);
            painter.line(x, y - reach, x, y + reach, width, color);
        }
    }
}

std::string isolineText(MagneticLines kind, double decimalYear, FigureLanguage language) {
    const std::string name = figureText(kind == MagneticLines::Dip ? FigureText::DipLatitudeLines
                                                                   : FigureText::MagneticLatitudeLines,
                                        language);
    return fmt::format("{} {:.1f}", name, decimalYear);
}

FigureSize isolineLegendSize(const Painter& painter, const std::string& text) {
    const FigureSize size = painter.measure(text, labelFormat(painter.style()));
    return {painter.points(20) + size.width, size.height + painter.points(2)};
}

void drawIsolineLegend(const Painter& painter, const FigureBox& box, const std::string& text) {
    const double middle = box.y + box.height / 2;
    cairo_save(painter.canvas());
    setIsolinePen(painter, true);
    cairo_move_to(painter.canvas(), box.x, middle);
    cairo_line_to(painter.canvas(), box.x + painter.points(14), middle);
    cairo_stroke(painter.canvas());
    cairo_restore(painter.canvas());
    painter.text(text, box.x + painter.points(18), middle, AlignX::Left, AlignY::Middle,
                 labelFormat(painter.style()));
}

} // namespace nucleoscope
