#include "core/figures/spectrum_panel.h"

#include "core/error.h"

#include <cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

namespace nucleoscope {
namespace {

using SurfacePointer = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

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

/// On a logarithmic axis a raster has lines of equal ratio, so thin that edges of bins lie where they belong.
constexpr int mostLogLines = 8192, linesPerBin = 8;

int logLines(double topHz, double bottomHz, double topBinHz) {
    const double narrowest = std::log(topHz / std::max(topHz - topBinHz, topHz / 2));
    return std::clamp(static_cast<int>(std::ceil(linesPerBin * std::log(topHz / bottomHz) / narrowest)), 1,
                      mostLogLines);
}

std::uint32_t probabilityColor(float probability) {
    const double share = std::clamp(std::isfinite(probability) ? double(probability) : 0.0, 0.0, 1.0);
    return packed(FigureColor{1, (90 + 127 * share) / 255, 20.0 / 255, share * 220 / 255});
}

} // namespace

double SpectrumPlacement::x(double seconds) const {
    return box.x + (seconds - window.start) / (window.end - window.start) * box.width;
}

double SpectrumPlacement::y(double frequencyHz) const {
    const double share = logFrequency ? std::log(std::max(frequencyHz, 1e-3 * window.lowHz) / window.lowHz) /
                                            std::log(window.highHz / window.lowHz)
                                      : (frequencyHz - window.lowHz) / (window.highHz - window.lowHz);
    return box.bottom() - share * box.height;
}

void drawColorRamp(const Painter& painter, const ColorMap& colors, const FigureBox& box) {
    const auto levels = static_cast<int>(colors.colors.size());
    const SurfacePointer raster = makeRaster(CAIRO_FORMAT_RGB24, 1, levels, [&](int row, int) {
        return packed(colors.colors[static_cast<std::size_t>(levels - 1 - row)]);
    });
    paintRaster(painter, box, raster.get());
}

FigureColor cursorColor(const FigureStyle& style, std::size_t index) {
    return style.season[index == 0 ? 1 : 3];
}

SpectrumPanelPainter::SpectrumPanelPainter(const Painter& painter, const SpectrumFigure& figure)
    : painter_(painter), figure_(figure), grid_(figure.halfOrbit), timeline_(figure.halfOrbit.track) {}

void SpectrumPanelPainter::draw(const SpectrumPanel& panel, const SpectrumPlacement& placement) const {
    cairo_t* canvas = painter_.canvas();
    const FigureBox& box = placement.box;
    cairo_save(canvas);
    cairo_rectangle(canvas, box.x, box.y, box.width, box.height);
    cairo_clip(canvas);
    drawPixels(placement, true, [&](int row, int column) {
        return packed(figure_.colors.at(panel.image->at(row, column), figure_.low, figure_.high));
    });
    if (figure_.probability != nullptr) {
        drawPixels(placement, false, [&](int row, int column) {
            return probabilityColor(figure_.probability->at(row, column));
        });
    }
    if (figure_.mask != nullptr) {
        drawMask(placement);
    }
    drawMarks(placement);
    drawCursors(placement);
    cairo_restore(canvas);
}

std::vector<SpectrumPanelPainter::Raster>
SpectrumPanelPainter::rasters(const SpectrumPlacement& placement) const {
    const SpectrumWindow& window = placement.window;
    const auto within = [](double value, int low, int high) {
        return static_cast<int>(std::lround(std::clamp<double>(value, low, high)));
    };
    std::vector<Raster> result;
    for (const SpectrumTimeline::Piece& piece : timeline_.pieces()) {
        if (piece.end <= window.start || piece.start >= window.end) {
            continue;
        }
        Raster raster;
        raster.piece = piece;
        SpectrumPart& part = raster.part;
        part.firstColumn = within(piece.columnAt(window.start), piece.firstColumn, piece.lastColumn);
        part.lastColumn = within(piece.columnAt(window.end), piece.firstColumn, piece.lastColumn);
        part.firstRow = within(grid_.rowAt(window.highHz), 0, grid_.height() - 1);
        part.lastRow = within(grid_.rowAt(window.lowHz), 0, grid_.height() - 1);
        raster.left = placement.x(piece.secondsAt(part.firstColumn - 0.5));
        raster.right = placement.x(piece.secondsAt(part.lastColumn + 0.5));
        result.push_back(raster);
    }
    return result;
}

/// The pixels of the image that meet the window, `pixelAt(row, column)` of the image.
template <typename PixelAt>
void SpectrumPanelPainter::drawPixels(const SpectrumPlacement& placement, bool opaque,
                                      PixelAt pixelAt) const {
    const cairo_format_t format = opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
    for (const Raster& raster : rasters(placement)) {
        const SpectrumPart& part = raster.part;
        double topHz = grid_.frequencyAt(part.firstRow - 0.5);
        double bottomHz = grid_.frequencyAt(part.lastRow + 0.5);
        int lines = part.rows();
        std::function<int(int)> rowOf = [&part](int line) { return part.firstRow + line; };
        if (placement.logFrequency) {
            bottomHz = std::max(bottomHz, placement.window.lowHz);
            lines = logLines(topHz, bottomHz, topHz - grid_.frequencyAt(part.firstRow + 0.5));
            rowOf = [&, ratio = std::log(topHz / bottomHz) / lines](int line) {
                const double row = grid_.rowAt(topHz * std::exp(-ratio * (line + 0.5)));
                return std::clamp(static_cast<int>(std::lround(row)), part.firstRow, part.lastRow);
            };
        }
        std::vector<int> rows(static_cast<std::size_t>(lines));
        for (int line = 0; line < lines; ++line) {
            rows[static_cast<std::size_t>(line)] = rowOf(line);
        }
        const SurfacePointer pixels = makeRaster(format, part.columns(), lines, [&](int line, int column) {
            return pixelAt(rows[static_cast<std::size_t>(line)], part.firstColumn + column);
        });
        const double top = placement.y(topHz);
        paintRaster(painter_, {raster.left, top, raster.right - raster.left, placement.y(bottomHz) - top},
                    pixels.get());
    }
}

/// The edges between labelled pixels and others, equal neighbours joined.
void SpectrumPanelPainter::addOutlinePath(const SpectrumPlacement& placement, const Raster& raster) const {
    cairo_t* canvas = painter_.canvas();
    const LabelMask& mask = *figure_.mask;
    const SpectrumPart& part = raster.part;
    const SpectrumTimeline::Piece& piece = raster.piece;
    // One pixel beyond the window, so that edges at its sides are found.
    const int firstRow = std::max(part.firstRow - 1, 0);
    const int lastRow = std::min(part.lastRow + 1, mask.height - 1);
    const auto isLabelled = [&](int row, int column) {
        return row >= 0 && row < mask.height && column >= piece.firstColumn && column <= piece.lastColumn &&
               mask.at(row, column) != LabelMask::background;
    };
    const auto x = [&](int edge) { return placement.x(piece.secondsAt(edge - 0.5)); };
    const auto y = [&](int edge) { return placement.y(grid_.frequencyAt(edge - 0.5)); };
    const auto addRuns = [](int firstLine, int lastLine, int from, int to, auto isEdge, auto addRun) {
        for (int line = firstLine; line <= lastLine; ++line) {
            int start = -1;
            for (int i = from; i <= to + 1; ++i) {
                const bool edge = i <= to && isEdge(line, i);
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
        firstRow, lastRow + 1, part.firstColumn, part.lastColumn,
        [&](int row, int column) { return isLabelled(row - 1, column) != isLabelled(row, column); },
        [&](int row, int from, int to) {
            cairo_move_to(canvas, x(from), y(row));
            cairo_line_to(canvas, x(to), y(row));
        });
    addRuns(
        part.firstColumn, part.lastColumn + 1, firstRow, lastRow,
        [&](int column, int row) { return isLabelled(row, column - 1) != isLabelled(row, column); },
        [&](int column, int from, int to) {
            cairo_move_to(canvas, x(column), y(from));
            cairo_line_to(canvas, x(column), y(to));
        });
}

void SpectrumPanelPainter::drawMask(const SpectrumPlacement& placement) const {
    cairo_t* canvas = painter_.canvas();
    const LabelMask& mask = *figure_.mask;
    if (figure_.maskFill) {
        const std::uint32_t fill = packed(figure_.maskFillColor), unsure = packed(figure_.unsureFillColor);
        drawPixels(placement, false, [&](int row, int column) -> std::uint32_t {
            const std::uint8_t label = mask.at(row, column);
            return label == LabelMask::background ? 0 : label == LabelMask::unsure ? unsure : fill;
        });
    }
    if (!figure_.maskOutline) {
        return;
    }
    cairo_new_path(canvas);
    for (const Raster& raster : rasters(placement)) {
        addOutlinePath(placement, raster);
    }
    cairo_set_line_cap(canvas, CAIRO_LINE_CAP_SQUARE);
    // A dark edge keeps the line visible on the bright end of the colour map.
    cairo_set_line_width(canvas, painter_.points(1.4));
    painter_.setColor({0, 0, 0, 0.45});
    cairo_stroke_preserve(canvas);
    cairo_set_line_width(canvas, painter_.points(0.6));
    painter_.setColor(figure_.maskColor);
    cairo_stroke(canvas);
    cairo_set_line_cap(canvas, CAIRO_LINE_CAP_BUTT);
}

void SpectrumPanelPainter::drawMarks(const SpectrumPlacement& placement) const {
    for (const SpectrumMark& mark : figure_.marks) {
        const double left = placement.x(mark.box.start), top = placement.y(mark.box.highHz);
        const FigureBox box{left, top, placement.x(mark.box.end) - left, placement.y(mark.box.lowHz) - top};
        const FigureBox& panel = placement.box;
        if (box.right() < panel.x || box.x > panel.right() || box.bottom() < panel.y ||
            box.y > panel.bottom()) {
            continue;
        }
        const FigureColor color = mark.selected ? FigureColor{1, 0.78, 0.16, 1} : FigureColor{1, 1, 1, 1};
        painter_.strokeBox(box, 1.4, {0, 0, 0, 0.5});
        painter_.strokeBox(box, mark.selected ? 1 : 0.6, color);
        if (!mark.text.empty()) {
            const TextFormat format{.points = 6.5, .color = color};
            const std::string text = escapeMarkup(mark.text);
            const FigureSize size = painter_.measure(text, format);
            const double tagX = std::max(box.x, panel.x);
            const double tagY = std::max(box.y - painter_.points(1), panel.y + size.height);
            painter_.fillBox({tagX, tagY - size.height, size.width + painter_.points(4), size.height},
                             {0, 0, 0, 0.65});
            painter_.text(text, tagX + painter_.points(2), tagY, AlignX::Left, AlignY::Bottom, format);
        }
    }
}

void SpectrumPanelPainter::drawCursors(const SpectrumPlacement& placement) const {
    const FigureBox& box = placement.box;
    for (std::size_t i = 0; i < figure_.cursors.size(); ++i) {
        const SpectrumCursor& cursor = figure_.cursors[i];
        const double x = placement.x(cursor.seconds), y = placement.y(cursor.frequencyHz);
        for (const auto& [width, color] :
             {std::pair{1.6, FigureColor{1, 1, 1, 0.6}}, std::pair{0.6, cursorColor(painter_.style(), i)}}) {
            painter_.line(x, box.y, x, box.bottom(), width, color);
            painter_.line(box.x, y, box.right(), y, width, color);
        }
    }
}

} // namespace nucleoscope
