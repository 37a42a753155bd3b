#include "widgets/brush_tool.h"

#include "widgets/spectrum_overlay.h"

#include <cmath>
#include <numbers>

namespace nucleoscope {

namespace {

constexpr double penMargin = 4; ///< the pens of the outlines reach so far

} // namespace

BrushTool::BrushTool(SpectrumCanvas& canvas, SpectrumBrush& brush, Mode mode)
    : SpectrumTool(canvas), brush_(brush), mode_(mode) {}

bool BrushTool::canPaint() const {
    return !canvas().overlay().mask().pixels.empty();
}

bool BrushTool::press(const SpectrumMouse& mouse) {
    if (!canPaint() || (mouse.button != Qt::LeftButton && mouse.button != Qt::RightButton))
        return false;
    const bool erases =
        mode_ == Mode::Erase || mouse.button == Qt::RightButton || mouse.modifiers & Qt::AltModifier;
    stroke_ = Stroke{{}, mouse.place, erases ? LabelMask::background : brush_.label};
    paintTo(mouse.place);
    return true;
}

void BrushTool::drag(const SpectrumMouse& mouse) {
    paintTo(mouse.place);
}

void BrushTool::release(const SpectrumMouse&) {
    finish();
}

void BrushTool::finish() {
    if (!stroke_)
        return;
    const LabelHistory::Step step = std::move(stroke_->step);
    stroke_.reset();
    if (!step.empty())
        canvas().report(step);
}

bool BrushTool::turn(double notches, Qt::KeyboardModifiers modifiers) {
    if (!(modifiers & Qt::ShiftModifier))
        return false;
    brush_.turn(notches);
    return true;
}

void BrushTool::paintTo(QPointF place) {
    if (!stroke_)
        return;
    const std::size_t before = stroke_->step.size();
    canvas().overlay().paintSegment(canvas().geometry(), stroke_->last, place, brush_.diameter(),
                                    brush_.unit == SpectrumBrush::Unit::ScreenPixels, stroke_->label,
                                    stroke_->step);
    if (stroke_->step.size() != before)
        canvas().repaint(cursorArea(stroke_->last).united(cursorArea(place)));
    stroke_->last = place;
}

Qt::CursorShape BrushTool::cursorShape() const {
    return canPaint() ? Qt::CrossCursor : Qt::ArrowCursor;
}

/// A circle of pixels of the spectrum is no ellipse on a logarithmic axis.
QPainterPath BrushTool::outline(QPointF cursor) const {
    QPainterPath path;
    const double radius = brush_.diameter() / 2;
    if (brush_.unit == SpectrumBrush::Unit::ScreenPixels) {
        path.addEllipse(cursor, radius, radius);
        return path;
    }
    constexpr int corners = 72;
    const SpectrumGeometry& geometry = canvas().geometry();
    const GridPoint center = geometry.toGrid(cursor);
    const double columnWidth = geometry.columnWidth(geometry.timeline().pieces().front());
    QPolygonF polygon;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        polygon << QPointF(cursor.x() + radius * std::cos(angle) * columnWidth,
                           geometry.toWidget({center.column, center.row + radius * std::sin(angle)}).y());
    }
    path.addPolygon(polygon);
    path.closeSubpath();
    return path;
}

/// The outline with the pixels that it may touch.
QRectF BrushTool::cursorArea(QPointF cursor) const {
    const SpectrumGeometry& geometry = canvas().geometry();
    if (geometry.empty())
        return {};
    const QRectF bounds = outline(cursor).boundingRect();
    const auto edgeOf = [&](double place, int away) {
        const double row = std::round(geometry.toGrid(QPointF(cursor.x(), place)).row);
        return geometry.rowEdge(
            static_cast<int>(std::clamp<double>(row + away, 0, geometry.grid().height())));
    };
    const double pixel = geometry.columnWidth(geometry.timeline().pieces().front());
    return QRectF(QPointF(bounds.left() - pixel, std::min(bounds.top(), edgeOf(bounds.top(), 0))),
                  QPointF(bounds.right() + pixel, std::max(bounds.bottom(), edgeOf(bounds.bottom(), 1))))
        .adjusted(-penMargin, -penMargin, penMargin, penMargin);
}

void BrushTool::draw(QPainter& painter, std::optional<QPointF> cursor) const {
    if (!cursor || !canPaint() || !canvas().plotRect().contains(cursor->toPoint()))
        return;
    const QPainterPath path = outline(*cursor);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 180), 3));
    painter.drawPath(path);
    painter.setPen(QPen(Qt::white, 1.2, mode_ == Mode::Erase ? Qt::DashLine : Qt::SolidLine));
    painter.drawPath(path);
}

} // namespace nucleoscope
