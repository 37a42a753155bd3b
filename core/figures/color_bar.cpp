#include "core/figures/color_bar.h"

#include "core/figures/frame.h"
#include "core/spectrum/color_map.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>

namespace nucleoscope {
namespace {

constexpr double stripPoints = 90;

const ColorMap& shades() {
    static const ColorMap map = *colorMap("viridis");
    return map;
}

FigureColor toFigureColor(const Rgb& color) {
    return {color.red / 255.0, color.green / 255.0, color.blue / 255.0, 1};
}

} // namespace

FigureColor shade(double fraction) {
    const double index = std::clamp(fraction, 0.0, 1.0) * 255;
    return toFigureColor(shades().colors[static_cast<std::size_t>(std::lround(index))]);
}

FigureColor shadeOfNothing() {
    return toFigureColor(shades().missing);
}

FigureColor countShade(std::size_t count, std::size_t largest) {
    return shade(largest > 1 ? (static_cast<double>(count) - 1) / (static_cast<double>(largest) - 1) : 0);
}

FigureSize ColorBar::size(const Painter& painter) const {
    const TextFormat format = labelFormat(painter.style());
    const FigureSize text = painter.measure(title, format);
    return {text.width + painter.measure(low, format).width + painter.measure(high, format).width +
                painter.points(stripPoints + 14),
            text.height + painter.points(2)};
}

void ColorBar::draw(const Painter& painter, const FigureBox& box) const {
    const TextFormat format = labelFormat(painter.style());
    const double middle = box.y + box.height / 2;
    double x = box.x;
    const auto write = [&](const std::string& text, double gap) {
        painter.text(text, x, middle, AlignX::Left, AlignY::Middle, format);
        x += painter.measure(text, format).width + painter.points(gap);
    };
    write(title, 6);
    write(low, 4);
    const FigureBox strip{x, middle - painter.points(3.5), painter.points(stripPoints), painter.points(7)};
    cairo_pattern_t* pattern = cairo_pattern_create_linear(strip.x, 0, strip.right(), 0);
    constexpr int stops = 17;
    for (int i = 0; i < stops; ++i) {
        const double at = static_cast<double>(i) / (stops - 1);
        const FigureColor color = shade(at);
        cairo_pattern_add_color_stop_rgb(pattern, at, color.red, color.green, color.blue);
    }
    cairo_rectangle(painter.canvas(), strip.x, strip.y, strip.width, strip.height);
    cairo_set_source(painter.canvas(), pattern);
    cairo_fill(painter.canvas());
    cairo_pattern_destroy(pattern);
    x = strip.right() + painter.points(4);
    write(high, 0);
}

} // namespace nucleoscope
