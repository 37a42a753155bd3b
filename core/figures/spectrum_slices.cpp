#include "core/figures/spectrum_slices.h"

#include "core/figures/axis.h"
#include "core/figures/text.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>

namespace nucleoscope {
namespace {

/// Two of the three numbers of a line through the spectrum, as places on the canvas; NaN breaks it.
using Points = std::vector<std::pair<double, double>>;

void drawLine(const Painter& painter, const FigureBox& box, const Points& points, const FigureColor& color) {
    cairo_t* canvas = painter.canvas();
    cairo_save(canvas);
    cairo_rectangle(canvas, box.x, box.y, box.width, box.height);
    cairo_clip(canvas);
    cairo_new_path(canvas);
    bool isBroken = true;
    for (const auto& [x, y] : points) {
        const bool there = std::isfinite(x) && std::isfinite(y);
        if (there) {
            (isBroken ? cairo_move_to : cairo_line_to)(canvas, x, y);
        }
        isBroken = !there;
    }
    cairo_set_line_width(canvas, painter.points(0.6));
    cairo_set_line_join(canvas, CAIRO_LINE_JOIN_ROUND);
    painter.setColor(color);
    cairo_stroke(canvas);
    cairo_restore(canvas);
}

ChartAxis valueAxis(const Painter& painter, const SpectrumFigure& figure, double length) {
    ChartAxis axis;
    axis.low = figure.quantity.fromLog10Amplitude(figure.low);
    axis.high = std::max(figure.quantity.fromLog10Amplitude(figure.high), axis.low + 1e-6);
    const double step = niceStep(axis.high - axis.low, length / painter.points(24));
    axis.major = ticks(axis.low, axis.high, step);
    axis.title = figure.quantity.unit();
    axis.label = [decimals = decimalsOf(step)](double value) { return figureNumber(value, decimals); };
    return axis;
}

} // namespace

void drawSlices(const Painter& painter, const SpectrumFigure& figure, const SpectrumPlacement& series,
                const SpectrumPlacement& spectrum) {
    const FigureStyle& style = painter.style();
    const SpectrumGrid grid(figure.halfOrbit);
    const SpectrumTimeline timeline(figure.halfOrbit.track);
    const ChartAxis down = valueAxis(painter, figure, series.box.height),
                    across = valueAxis(painter, figure, spectrum.box.width);
    const auto share = [&](float log10Amplitude) {
        return (figure.quantity.fromLog10Amplitude(static_cast<double>(log10Amplitude)) - down.low) /
               (down.high - down.low);
    };
    for (std::size_t i = figure.cursors.size(); i-- > 0;) {
        const SpectrumCursor& cursor = figure.cursors[i];
        const auto panel = std::find_if(
            figure.panels.begin(), figure.panels.end(),
            [&cursor](const SpectrumPanel& candidate) { return candidate.component == cursor.component; });
        if (panel == figure.panels.end()) {
            continue;
        }
        const auto within = [](double place, int size) {
            return std::clamp(static_cast<int>(std::lround(place)), 0, size - 1);
        };
        const SpectrumSlice times =
            seriesOfRow(*panel->image, timeline, within(grid.rowAt(cursor.frequencyHz), grid.height()));
        Points line;
        for (std::size_t k = 0; k < times.at.size(); ++k) {
            line.emplace_back(series.x(times.at[k]),
                              series.box.bottom() - share(times.log10Amplitude[k]) * series.box.height);
        }
        drawLine(painter, series.box, line, cursorColor(style, i));
        if (timeline.pieceAt(cursor.seconds) == nullptr) {
            continue;
        }
        const SpectrumSlice frequencies =
            spectrumOfColumn(*panel->image, grid, within(timeline.columnAt(cursor.seconds), grid.width()));
        line.clear();
        for (std::size_t k = 0; k < frequencies.at.size(); ++k) {
            line.emplace_back(spectrum.box.x + share(frequencies.log10Amplitude[k]) * spectrum.box.width,
                              spectrum.y(frequencies.at[k]));
        }
        drawLine(painter, spectrum.box, line, cursorColor(style, i));
    }
    painter.strokeBox(series.box, 0.6, style.axis);
    painter.strokeBox(spectrum.box, 0.6, style.axis);
    drawLeftAxis(painter, down, series.box);
    drawBottomAxis(painter, across, spectrum.box);
}

} // namespace nucleoscope
