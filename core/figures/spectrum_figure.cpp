#include "core/figures/spectrum_figure.h"

#include "core/error.h"
#include "core/figures/axis.h"
#include "core/figures/frame.h"
#include "core/spectrum/grid.h"
#include "core/spectrum/timeline.h"

#include <cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <memory>

namespace nucleoscope {
namespace {

using SurfacePointer = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

using Segment = SpectrumTimeline::Piece;

int columnsOf(const Segment& segment) {
    return segment.lastColumn - segment.firstColumn + 1;
}

struct Plan {
    SpectrumFigureLayout layout;
    SpectrumTimeline timeline;
    ChartAxis frequency;
    FigureBox colorBar;
};

constexpr std::array tickRows{FigureText::UtRow, FigureText::LatitudeRow, FigureText::LongitudeRow,
                              FigureText::MagneticLatitudeRow};
constexpr double tickRowPoints = 9.5;
/// The names of the tick rows keep clear of the texts of a tick at the left edge.
constexpr double tickRowInsetPoints = 17;

void checkGrid(const SpectrumFigure& figure) {
    const HalfOrbit& halfOrbit = figure.halfOrbit;
    const auto fits = [&](int width, int height) {
        return std::size_t(width) == halfOrbit.rows() && std::size_t(height) == halfOrbit.bins();
    };
    if (halfOrbit.rows() == 0 || halfOrbit.bins() < 2) {
        throw Error(halfOrbit.file.string() + ": there is no spectrum to draw");
    }
    if (!fits(figure.image.width, figure.image.height) ||
        (figure.mask != nullptr && !fits(figure.mask->width, figure.mask->height))) {
        throw Error(halfOrbit.file.string() +
                    ": the image or the mask to draw is not on the grid of this half-orbit");
    }
}

std::uint32_t packed(Rgb color) {
    return 0xff000000u | std::uint32_t(color.red) << 16 | std::uint32_t(color.green) << 8 | color.blue;
}

std::uint32_t packed(const FigureColor& color) {
    const auto byte = [&](double value) {
        return static_cast<std::uint32_t>(std::lround(value * color.alpha * 255));
    };
    return static_cast<std::uint32_t>(std::lround(color.alpha * 255)) << 24 | byte(color.red) << 16 |
           byte(color.green) << 8 | byte(color.blue);
}

/// A raster of `width` × `height` pixels whose colours `pixelAt(row, column)` gives, premultiplied ARGB.
template <typename PixelAt>
SurfacePointer makeRaster(cairo_format_t format, int width, int height, PixelAt pixelAt) {
    SurfacePointer surface(cairo_image_surface_create(format, width, height), cairo_surface_destroy);
    unsigned char* data = cairo_image_surface_get_data(surface.get());
    if (data == nullptr) {
        throw Error(fmt::format("A picture of {} × {} pixels cannot be made", width, height));
    }
    const int stride = cairo_image_surface_get_stride(surface.get());
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column) {
            const std::uint32_t pixel = pixelAt(row, column);
            std::memcpy(data + std::ptrdiff_t(row) * stride + std::ptrdiff_t(column) * 4, &pixel,
                        sizeof pixel);
        }
    }
    cairo_surface_mark_dirty(surface.get());
    return surface;
}

/// Paints the raster over the whole box: averaged when it shrinks on a screen, its pixels kept as they are
/// otherwise.
void paintRaster(const Painter& painter, const FigureBox& box, cairo_surface_t* raster) {
    cairo_t* canvas = painter.canvas();
    const int width = cairo_image_surface_get_width(raster);
    const int height = cairo_image_surface_get_height(raster);
    double pixelWidth = box.width / width;
    double pixelHeight = box.height / height;
    cairo_user_to_device_distance(canvas, &pixelWidth, &pixelHeight);
    double scaleX = 1;
    double scaleY = 1;
    cairo_surface_get_device_scale(cairo_get_target(canvas), &scaleX, &scaleY);
    const bool onScreen = cairo_surface_get_type(cairo_get_target(canvas)) == CAIRO_SURFACE_TYPE_IMAGE;
    const bool shrinks = std::abs(pixelWidth * scaleX) < 1 || std::abs(pixelHeight * scaleY) < 1;

    cairo_save(canvas);
    cairo_rectangle(canvas, box.x, box.y, box.width, box.height);
    cairo_clip(canvas);
    cairo_translate(canvas, box.x, box.y);
    cairo_scale(canvas, box.width / width, box.height / height);
    cairo_set_source_surface(canvas, raster, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(canvas),
                             onScreen && shrinks ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST);
    cairo_pattern_set_extend(cairo_get_source(canvas), CAIRO_EXTEND_PAD);
    cairo_paint(canvas);
    cairo_restore(canvas);
}

ChartAxis frequencyAxis(const Painter& painter, double lowHz, double highHz, double height) {
    constexpr double labelEveryPoints = 22;
    ChartAxis axis;
    axis.low = lowHz / 1000;
    axis.high = highHz / 1000;
    const double step = niceStep(axis.high - axis.low, height / painter.points(labelEveryPoints));
    axis.major = ticks(axis.low, axis.high, step);
    axis.minor = ticks(axis.low, axis.high, minorStep(step));
    axis.title = figureText(FigureText::Frequency, painter.style().language);
    axis.label = [decimals = step < 1 ? 1 : 0](double value) { return figureNumber(value, decimals); };
    return axis;
}

Plan makePlan(const Painter& painter, FigureSize size, const SpectrumFigure& figure) {
    const FigureStyle& style = painter.style();
    const HalfOrbit& halfOrbit = figure.halfOrbit;
    Plan plan;
    double rowLabel = 0;
    for (const FigureText row : tickRows) {
        const std::string name = figureText(row, style.language);
        rowLabel = std::max(rowLabel, painter.measure(name, tickFormat(style)).width);
    }

    const double halfBin = SpectrumGrid(halfOrbit).binHz() / 2;
    SpectrumFigureLayout& layout = plan.layout;
    layout.frequencyLowHz = halfOrbit.frequencyHz.front() - halfBin;
    layout.frequencyHighHz = halfOrbit.frequencyHz.back() + halfBin;
    plan.timeline = SpectrumTimeline(halfOrbit.track);
    layout.start = halfOrbit.track.utc.front() + std::llround(plan.timeline.start() * 1000);
    layout.end = halfOrbit.track.utc.front() + std::llround(plan.timeline.end() * 1000);

    const double top = headerBottom(painter) + painter.points(5);
    const double bottom = size.height - painter.points(8 + tickRowPoints * tickRows.size());
    const double height = std::max(bottom - top, 1.0);
    plan.frequency = frequencyAxis(painter, layout.frequencyLowHz, layout.frequencyHighHz, height);
    const double left = painter.points(4) + std::max(leftAxisWidth(painter, plan.frequency),
                                                     rowLabel + painter.points(tickRowInsetPoints + 2));
    constexpr double colorBarRoomPoints = 56;
    layout.data = {left, top, std::max(size.width - left - painter.points(colorBarRoomPoints), 1.0), height};
    plan.colorBar = {layout.data.right() + painter.points(8), top, painter.points(8), height};
    return plan;
}

double xOf(const SpectrumFigureLayout& layout, UtcMs time) {
    const auto span = static_cast<double>(layout.end - layout.start);
    return layout.data.x + static_cast<double>(time - layout.start) / span * layout.data.width;
}

FigureBox boxOf(const Plan& plan, const Segment& segment) {
    const double perSecond = plan.layout.data.width / (plan.timeline.end() - plan.timeline.start());
    const double left = plan.layout.data.x + (segment.start - plan.timeline.start()) * perSecond;
    return {left, plan.layout.data.y, (segment.end - segment.start) * perSecond, plan.layout.data.height};
}

void drawSegment(const Painter& painter, const SpectrumFigure& figure, const FigureBox& box,
                 const Segment& segment) {
    const SurfacePointer raster =
        makeRaster(CAIRO_FORMAT_RGB24, columnsOf(segment), figure.image.height, [&](int row, int column) {
            const float value = figure.image.at(row, segment.firstColumn + column);
            return packed(figure.colors.at(value, figure.low, figure.high));
        });
    paintRaster(painter, box, raster.get());
}

/// The edges between nucleus pixels and others, in pixels of the segment, equal neighbours joined.
void addOutlinePath(cairo_t* canvas, const LabelMask& mask, const Segment& segment) {
    const int columns = columnsOf(segment);
    const auto isNucleus = [&](int row, int column) {
        return row >= 0 && row < mask.height && column >= 0 && column < columns &&
               mask.at(row, segment.firstColumn + column) == LabelMask::nucleus;
    };
    const auto addRuns = [&](int lines, int length, auto isEdge, auto addRun) {
        for (int line = 0; line <= lines; ++line) {
            int start = -1;
            for (int i = 0; i <= length; ++i) {
                const bool edge = i < length && isEdge(line, i);
                if (edge && start < 0) {
                    start = i;
                } else if (!edge && start >= 0) {
                    addRun(line, start, i);
                    start = -1;
                }
            }
        }
    };
    addRuns(
        mask.height, columns,
        [&](int row, int column) { return isNucleus(row - 1, column) != isNucleus(row, column); },
        [&](int row, int from, int to) {
            cairo_move_to(canvas, from, row);
            cairo_line_to(canvas, to, row);
        });
    addRuns(
        columns, mask.height,
        [&](int column, int row) { return isNucleus(row, column - 1) != isNucleus(row, column); },
        [&](int column, int from, int to) {
            cairo_move_to(canvas, column, from);
            cairo_line_to(canvas, column, to);
        });
}

void drawMask(const Painter& painter, const SpectrumFigure& figure, const FigureBox& box,
              const Segment& segment) {
    cairo_t* canvas = painter.canvas();
    const LabelMask& mask = *figure.mask;
    const int columns = columnsOf(segment);
    if (figure.maskFill) {
        const std::uint32_t fill = packed(withAlpha(figure.maskColor, 0.3));
        const SurfacePointer raster =
            makeRaster(CAIRO_FORMAT_ARGB32, columns, mask.height, [&](int row, int column) -> std::uint32_t {
                return mask.at(row, segment.firstColumn + column) == LabelMask::nucleus ? fill : 0;
            });
        paintRaster(painter, box, raster.get());
    }
    cairo_new_path(canvas);
    cairo_save(canvas);
    cairo_translate(canvas, box.x, box.y);
    cairo_scale(canvas, box.width / columns, box.height / mask.height);
    addOutlinePath(canvas, mask, segment);
    cairo_restore(canvas);
    cairo_set_line_cap(canvas, CAIRO_LINE_CAP_SQUARE);
    // A dark edge keeps the line visible on the bright end of the colour map.
    cairo_set_line_width(canvas, painter.points(1.4));
    painter.setColor({0, 0, 0, 0.45});
    cairo_stroke_preserve(canvas);
    cairo_set_line_width(canvas, painter.points(0.6));
    painter.setColor(figure.maskColor);
    cairo_stroke(canvas);
    cairo_set_line_cap(canvas, CAIRO_LINE_CAP_BUTT);
}

/// The step between time ticks whose labels have room.
UtcMs timeStep(double milliseconds, double maxSteps) {
    constexpr std::array seconds{1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600};
    for (const int step : seconds) {
        if (milliseconds / (step * 1000.0) <= maxSteps) {
            return UtcMs(step) * 1000;
        }
    }
    return UtcMs(seconds.back()) * 1000;
}

std::array<std::string, tickRows.size()> tickTexts(const SpectrumGrid& grid, UtcMs time, bool withSeconds) {
    const Position position = grid.positionAt(grid.columnAt(time));
    const auto degrees = [](double value) {
        return std::isfinite(value) ? figureNumber(value, 1) + "°" : "–";
    };
    return {toIso8601(time).substr(11, withSeconds ? 8 : 5), degrees(position.latitude),
            degrees(position.longitude), degrees(position.magneticLatitude)};
}

void drawTimeAxis(const Painter& painter, const SpectrumFigure& figure, const Plan& plan) {
    const FigureStyle& style = painter.style();
    const FigureBox& data = plan.layout.data;
    const auto baseline = [&](std::size_t row) {
        return data.bottom() + painter.points(3 + tickRowPoints * (static_cast<double>(row) + 0.9));
    };
    for (std::size_t row = 0; row < tickRows.size(); ++row) {
        painter.text(figureText(tickRows[row], style.language), data.x - painter.points(tickRowInsetPoints),
                     baseline(row), AlignX::Right, AlignY::Baseline,
                     {.points = 7.5, .color = style.faintText});
    }
    const SpectrumGrid grid(figure.halfOrbit);
    const auto span = static_cast<double>(plan.layout.end - plan.layout.start);
    constexpr double labelEveryPoints = 40;
    const UtcMs step = timeStep(span, data.width / painter.points(labelEveryPoints));
    for (UtcMs time = (plan.layout.start + step - 1) / step * step; time <= plan.layout.end; time += step) {
        const double x = xOf(plan.layout, time);
        painter.line(x, data.bottom(), x, data.bottom() + painter.points(3), 0.6, style.axis);
        const auto texts = tickTexts(grid, time, step < 60000);
        for (std::size_t row = 0; row < texts.size(); ++row) {
            painter.text(texts[row], x, baseline(row), AlignX::Center, AlignY::Baseline, tickFormat(style));
        }
    }
}

void drawColorBar(const Painter& painter, const SpectrumFigure& figure, const FigureBox& box) {
    const FigureStyle& style = painter.style();
    const auto levels = static_cast<int>(figure.colors.colors.size());
    const SurfacePointer raster = makeRaster(CAIRO_FORMAT_RGB24, 1, levels, [&](int row, int) {
        return packed(figure.colors.colors[static_cast<std::size_t>(levels - 1 - row)]);
    });
    paintRaster(painter, box, raster.get());
    painter.strokeBox(box, 0.6, style.axis);

    const double range = figure.high - figure.low;
    if (!(range > 0)) {
        return;
    }
    const double step = niceStep(range, std::min(box.height / painter.points(20), 7.0));
    const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    double widest = 0;
    for (const double tick : ticks(figure.low, figure.high, step)) {
        const double y = box.bottom() - (tick - figure.low) / range * box.height;
        const std::string label = figureNumber(tick, decimals);
        painter.line(box.right(), y, box.right() + painter.points(3), y, 0.6, style.axis);
        painter.text(label, box.right() + painter.points(5), y, AlignX::Left, AlignY::Middle,
                     tickFormat(style));
        widest = std::max(widest, painter.measure(label, tickFormat(style)).width);
    }
    TextFormat format = labelFormat(style);
    format.upward = true;
    std::string title = figureText(FigureText::SpectralDensity, style.language);
    if (painter.measure(title, format).width > box.height + painter.points(30)) {
        title = figureText(FigureText::SpectralDensityShort, style.language);
    }
    painter.text(title, box.right() + painter.points(8) + widest, box.y + box.height / 2, AlignX::Center,
                 AlignY::Top, format);
}

std::string titleOf(const SpectrumFigure& figure, FigureLanguage language) {
    const HalfOrbit& halfOrbit = figure.halfOrbit;
    return fmt::format("{} {} {} · <i>E</i><sub>{}</sub>", figureText(FigureText::Orbit, language),
                       halfOrbit.orbit, figureText(halfOrbit.direction, language),
                       toString(figure.component));
}

} // namespace

SpectrumFigureLayout drawSpectrumFigure(cairo_t* canvas, FigureSize size, const FigureStyle& style,
                                        const SpectrumFigure& figure) {
    checkGrid(figure);
    const Painter painter(canvas, style);
    const Plan plan = makePlan(painter, size, figure);
    const FigureBox& data = plan.layout.data;

    painter.fillBox({0, 0, size.width, size.height}, style.background);
    drawHeader(painter, size.width, titleOf(figure, style.language),
               dateText(figure.halfOrbit.track.utc.front()), figure.halfOrbit.simulated);
    for (const Segment& segment : plan.timeline.pieces()) {
        const FigureBox box = boxOf(plan, segment);
        drawSegment(painter, figure, box, segment);
        if (figure.mask != nullptr) {
            drawMask(painter, figure, box, segment);
        }
    }
    painter.strokeBox(data, 0.6, style.axis);
    drawLeftAxis(painter, plan.frequency, data);
    drawTimeAxis(painter, figure, plan);
    drawColorBar(painter, figure, plan.colorBar);
    return plan.layout;
}

} // namespace nucleoscope
