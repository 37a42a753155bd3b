#include "widgets/spectrum_highlights.h"

#include <algorithm>

namespace nucleoscope {

SpectrumBox boxOf(const Region& region) {
    return {region.utcStart, region.utcEnd, region.frequencyLowHz, region.frequencyHighHz};
}

void drawTag(QPainter& painter, QPointF bottomLeft, const QString& text, const QColor& fill,
             const QColor& ink, const QRectF& bounds) {
    const QFontMetrics metrics(painter.font());
    QRectF tag(0, 0, metrics.horizontalAdvance(text) + 8, metrics.height() + 2);
    tag.moveBottomLeft(bottomLeft);
    tag.moveLeft(std::max(bounds.left(), std::min(tag.left(), bounds.right() - tag.width())));
    tag.moveTop(std::max(bounds.top(), tag.top()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(tag, 3, 3);
    painter.setPen(ink);
    painter.drawText(tag, Qt::AlignCenter, text);
}

QRectF SpectrumHighlights::rectOf(const SpectrumBox& box) const {
    const SpectrumGrid& grid = geometry_.grid();
    const QPointF topLeft =
        geometry_.toWidget({grid.columnAt(box.utcStart) - 0.5, grid.rowAt(box.frequencyHighHz) - 0.5});
    const QPointF bottomRight =
        geometry_.toWidget({grid.columnAt(box.utcEnd) + 0.5, grid.rowAt(box.frequencyLowHz) + 0.5});
    constexpr double margin = 4;
    return QRectF(topLeft, bottomRight).adjusted(-margin, -margin, margin, margin);
}

int SpectrumHighlights::at(QPointF place) const {
    for (std::size_t i = highlights_.size(); i-- > 0;) {
        if (rectOf(highlights_[i].box).contains(place))
            return static_cast<int>(i);
    }
    return -1;
}

void SpectrumHighlights::draw(QPainter& painter, const QRectF& plot) const {
    for (const SpectrumHighlight& highlight : highlights_) {
        const QRectF rect = rectOf(highlight.box);
        if (!rect.intersects(plot))
            continue;
        const QColor color =
            highlight.selected && highlight.color == Qt::white ? QColor(255, 200, 40) : highlight.color;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(0, 0, 0, 160), highlight.selected ? 4 : 3));
        painter.drawRect(rect);
        painter.setPen(QPen(color, highlight.selected ? 2 : 1));
        painter.drawRect(rect);
        if (!highlight.label.isEmpty())
            drawTag(painter, rect.topLeft() - QPointF(0, 3), highlight.label, QColor(0, 0, 0, 170), color,
                    plot);
    }
}

} // namespace nucleoscope
