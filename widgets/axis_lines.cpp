#include "widgets/axis_lines.h"

#include <QImage>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace nucleoscope {

namespace {

/// From so many lines on it is faster to put their pixels into an image than to call the painter for each.
constexpr qsizetype manyLines = 2000;

QRectF rectangleOf(const QLineF& line, double width) {
    const double half = width / 2;
    return QRectF(line.p1(), line.p2()).adjusted(-half, -half, half, half);
}

void drawEach(QPainter& painter, std::span<const AxisLines> strokes) {
    for (const AxisLines& stroke : strokes) {
        for (const QLineF& line : *stroke.lines)
            painter.fillRect(rectangleOf(line, stroke.width), stroke.color);
    }
}

/// An image of the device's pixels that `area` covers, laid over what is there.
void drawTogether(QPainter& painter, std::span<const AxisLines> strokes, const QRectF& area) {
    const QTransform toDevice = painter.deviceTransform();
    const QRect covered = toDevice.mapRect(area).toAlignedRect();
    QImage image(covered.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(0);
    const double left = toDevice.dx() - covered.left(), top = toDevice.dy() - covered.top();
    const auto pixel = [](double place, int count) {
        return static_cast<int>(std::lround(std::clamp<double>(place, 0, count)));
    };
    auto* pixels = reinterpret_cast<QRgb*>(image.bits());
    for (const AxisLines& stroke : strokes) {
        const QRgb color = qPremultiply(stroke.color.rgba());
        for (const QLineF& line : *stroke.lines) {
            const QRectF place = rectangleOf(line, stroke.width);
            const int begin = pixel(toDevice.m11() * place.left() + left, image.width()),
                      end = pixel(toDevice.m11() * place.right() + left, image.width());
            const int last = pixel(toDevice.m22() * place.bottom() + top, image.height());
            for (int y = pixel(toDevice.m22() * place.top() + top, image.height()); y < last; ++y) {
                QRgb* row = pixels + std::ptrdiff_t(y) * image.width(); // 32-bit rows have no padding
                std::fill(row + begin, row + end, color);
            }
        }
    }
    painter.drawImage(toDevice.inverted().mapRect(QRectF(covered)), image);
}

} // namespace

void drawAxisLines(QPainter& painter, std::span<const AxisLines> strokes, const QRectF& area) {
    qsizetype lines = 0;
    for (const AxisLines& stroke : strokes)
        lines += stroke.lines->size();
    if (lines < manyLines || painter.paintEngine()->type() != QPaintEngine::Raster)
        drawEach(painter, strokes);
    else
        drawTogether(painter, strokes, area);
}

} // namespace nucleoscope
