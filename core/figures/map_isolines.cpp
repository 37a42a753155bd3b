#include "core/figures/map_isolines.h"

#include "core/figures/frame.h"
#include "core/figures/map_background.h"
#include "core/geo/isolines.h"

#include <cairo.h>

#include <array>
#include <cmath>
#include <limits>

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

/// Where the line crosses the column `x` of the canvas inside the map, away from its edges.
std::optional<double> crossing(const Painter& painter, const MapLayout& layout, const Isoline& isoline,
                               double x) {
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

} // namespace

std::vector<Isoline> makeIsolines(double decimalYear) {
    std::vector<Isoline> isolines;
    isolines.reserve(otherLatitudes.size() + emphasisedLatitudes.size());
    for (const double latitude : otherLatitudes) {
        isolines.push_back({latitude, false, magneticLatitudeIsoline(latitude, decimalYear)});
    }
    for (const double latitude : emphasisedLatitudes) {
        isolines.push_back({latitude, true, magneticLatitudeIsoline(latitude, decimalYear)});
    }
    return isolines;
}

std::vector<IsolineLabel> layoutIsolineLabels(const Painter& painter, const MapLayout& layout,
                                              const std::vector<Isoline>& isolines) {
    const double inset = painter.points(14);
    const double room = painter.points(10);
    std::vector<IsolineLabel> labels;
    for (const bool emphasised : {true, false}) {
        const double x = emphasised ? layout.data.x + inset : layout.data.right() - inset;
        double previous = -std::numeric_limits<double>::infinity();
        for (const Isoline& isoline : isolines) {
            const auto y =
                isoline.emphasised == emphasised ? crossing(painter, layout, isoline, x) : std::nullopt;
            if (!y || std::abs(*y - previous) < room) {
                continue;
            }
            previous = *y;
            IsolineLabel label{
                .text = figureNumber(isoline.magneticLatitude) + "°",
                .format = {.points = 7, .bold = emphasised, .color = painter.style().isoline, .halo = true},
                .x = x,
                .y = *y,
                .gap = {}};
            const FigureSize size = painter.measure(label.text, label.format);
            const double width = size.width + painter.points(3);
            label.gap = {x - width / 2, *y - size.height / 2, width, size.height};
            labels.push_back(std::move(label));
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
    cairo_clip(canvas);
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

} // namespace nucleoscope
