#include "core/figures/spectrum_figure.h"

#include "core/error.h"
#include "core/figures/axis.h"
#include "core/figures/frame.h"
#include "core/spectrum/grid.h"

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

/// Columns without a gap between them.
struct Segment {
    int first = 0, last = 0; ///< inclusive
};

struct Plan {
    SpectrumFigureLayout layout;
    ChartAxis frequency;
    FigureBox colorBar;
    double rowHeight = 0; ///< of the tick rows
};

constexpr std::array tickRows{FigureText::UtRow, FigureText::LatitudeRow, FigureText::LongitudeRow,
                              FigureText::MagneticLatitudeRow};
constexpr double halfRowMs = rowSeconds * 1000 / 2;

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

std::vector<Segment> segmentsOf(const Track& track) {
    std::vector<Segment> segments{{0, 0}};
    for (int row = 1; row < static_cast<int>(track.rows()); ++row) {
        if (static_cast<double>(track.utc[row] - track.utc[row - 1]) > gapSeconds * 1000) {
            segments.push_back({row, row});
        }
        segments.back().last = row;
    }
    return segments;
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

Plan makePlan(const Painter& painter, FigureSize size, const SpectrumFigure& figure) {
    const FigureStyle& style = painter.style();
    const HalfOrbit& halfOrbit = figure.halfOrbit;
    Plan plan;
    plan.rowHeight = painter.measure("0", tickFormat(style)).height;

    const double halfBin = (halfOrbit.frequencyHz.back() - halfOrbit.frequencyHz.front()) /
                           static_cast<double>(halfOrbit.bins() - 1) / 2;
    plan.layout.frequencyLowHz = halfOrbit.frequencyHz.front() - halfBin;
    plan.layout.frequencyHighHz = halfOrbit.frequencyHz.back() + halfBin;
    plan.layout.start = halfOrbit.track.utc.front() - std::llround(halfRowMs);
    plan.layout.end = halfOrbit.track.utc.back() + std::llround(halfRowMs);

    const double top = headerBottom(painter) + painter.points(5);
    const double bottom = size.height - painter.points(9) - plan.rowHeight * tickRows.size();
    const double height = std::max(bottom - top, 1.0);

    plan.frequency.low = plan.layout.frequencyLowHz / 1000;
    plan.frequency.high = plan.layout.frequencyHighHz / 1000;
    const double step = niceStep(plan.frequency.high - plan.frequency.low, height / painter.points(22));
    plan.frequency.major = ticks(plan.frequency.low, plan.frequency.high, step);
    plan.frequency.minor = ticks(plan.frequency.low, plan.frequency.high, step / 5);
    plan.frequency.title = figureText(FigureText::Frequency, style.language);
    plan.frequency.label = [decimals = step < 1 ? 1 : 0](double value) {
        return figureNumber(value, decimals);
    };

    double rowLabel = 0;
    for (const FigureText row : tickRows) {
        rowLabel =
            std::max(rowLabel, painter.measure(figureText(row, style.language), tickFormat(style)).width);
    }
    const double left =
        painter.points(4) + std::max(leftAxisWidth(painter, plan.frequency), rowLabel + painter.points(18));
    constexpr double colorBarRoomPoints = 56;
    const double width = std::max(size.width - left - painter.points(colorBarRoomPoints), 1.0);
    plan.layout.data = {left, top, width, height};
    plan.colorBar = {plan.layout.data.right() + painter.points(8), top, painter.points(8), height};
    return plan;
}

double xOf(const SpectrumFigureLayout& layout, double utc) {
    const auto span = static_cast<double>(layout.end - layout.start);
    return layout.data.x + (utc - static_cast<double>(layout.start)) / span * layout.data.width;
}

FigureBox boxOf(const SpectrumFigureLayout& layout, const Track& track, const Segment& segment) {
    const double left = xOf(layout, static_cast<double>(track.utc[segment.first]) - halfRowMs);
    const double right = xOf(layout, static_cast<double>(track.utc[segment.last]) + halfRowMs);
    return {left, layout.data.y, right - left, layout.data.height};
}

void drawSegment(const Painter& painter, const SpectrumFigure& figure, const FigureBox& box,
                 const Segment& segment) {
    const SurfacePointer raster = makeRaster(
        CAIRO_FORMAT_RGB24, segment.last - segment.first + 1, figure.image.height, [&](int row, int column) {
            const float value = figure.image.at(row, segment.first + column);
            return packed(figure.colors.at(value, figure.low, figure.high));
        });
    paintRaster(painter, box, raster.get());
}

/// The edges between nucleus pixels and others, in pixels of the segment, equal neighbours joined.
void addOutlinePath(cairo_t* canvas, const LabelMask& mask, const Segment& segment) {
    const int columns = segment.last - segment.first + 1;
    const auto isNucleus = [&](int row, int column) {
        return row >= 0 && row < mask.height && column >= 0 && column < columns &&
               mask.at(row, segment.first + column) == LabelMask::nucleus;
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
    const int columns = segment.last - segment.first + 1;
    if (figure.maskFill) {
        const std::uint32_t fill = packed(withAlpha(figure.maskColor, 0.3));
        const SurfacePointer raster =
            makeRaster(CAIRO_FORMAT_ARGB32, columns, mask.height, [&](int row, int column) -> std::uint32_t {
                return mask.at(row, segment.first + column) == LabelMask::nucleus ? fill : 0;
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
    const double first = data.bottom() + painter.points(5);
    for (std::size_t row = 0; row < tickRows.size(); ++row) {
        painter.text(figureText(tickRows[row], style.language), data.x - painter.points(17),
                     first + static_cast<double>(row) * plan.rowHeight, AlignX::Right, AlignY::Top,
                     {.points = 7.5, .color = style.faintText});
    }
    const SpectrumGrid grid(figure.halfOrbit);
    const auto span = static_cast<double>(plan.layout.end - plan.layout.start);
    constexpr double labelEveryPoints = 40;
    const UtcMs step = timeStep(span, data.width / painter.points(labelEveryPoints));
    for (UtcMs time = (plan.layout.start + step - 1) / step * step; time <= plan.layout.end; time += step) {
        const double x = xOf(plan.layout, static_cast<double>(time));
        painter.line(x, data.bottom(), x, data.bottom() + painter.points(3), 0.6, style.axis);
        const auto texts = tickTexts(grid, time, step < 60000);
        for (std::size_t row = 0; row < texts.size(); ++row) {
            painter.text(texts[row], x, first + static_cast<double>(row) * plan.rowHeight, AlignX::Center,
                         AlignY::Top, tickFormat(style));
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
    format.maxWidth = box.height + painter.points(30);
    painter.text(figureText(FigureText::SpectralDensity, style.language),
                 box.right() + painter.points(8) + widest, box.y + box.height / 2, AlignX::Center,
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
    for (const Segment& segment : segmentsOf(figure.halfOrbit.track)) {
        const FigureBox box = boxOf(plan.layout, figure.halfOrbit.track, segment);
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
