#include "widgets/brush_tool.h"

#include <cmath>
#include <numbers>

namespace nucleoscope {

namespace {

constexpr double penMargin = 4; ///< the pens of the outlines reach so far

} // namespace

BrushTool::BrushTool(SpectrumCanvas& canvas, LabelToolSettings& settings, Mode mode)
    : LabelTool(canvas, settings), mode_(mode) {}

bool BrushTool::press(const SpectrumMouse& mouse) {
    if (!canPaint() || (mouse.button != Qt::LeftButton && mouse.button != Qt::RightButton))
        return false;
    const bool erasing = mode_ == Mode::Erase || mouse.button == Qt::RightButton || erases(mouse.modifiers);
    stroke_ = Stroke{{}, mouse.place, labelToPaint(erasing), canvas().paintRule()};
    paintTo(mouse.place);
    return true;
}

void BrushTool::hover(std::optional<SpectrumMouse> mouse) {
    const bool erasing = mouse && erases(mouse->modifiers);
    if (erasing != willErase_ && mouse)
        canvas().repaint(cursorArea(mouse->place));
    willErase_ = erasing;
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
    settings().turnBrush(notches);
    return true;
}

void BrushTool::paintTo(QPointF place) {
    if (!stroke_)
        return;
    const std::size_t before = stroke_->step.size();
    canvas().overlay().paintSegment(canvas().geometry(), stroke_->last, place, options(), stroke_->label,
                                    stroke_->rule, stroke_->step);
    if (stroke_->step.size() != before)
        canvas().repaint(cursorArea(stroke_->last).united(cursorArea(place)));
    stroke_->last = place;
}

/// A circle of pixels of the spectrum is no ellipse on a logarithmic axis.
QPainterPath BrushTool::outline(QPointF cursor) const {
    QPainterPath path;
    const double radius = options().brushDiameter / 2;
    const bool isRound = options().brushShape == Brush::Shape::Circle;
    if (options().brushUnit == LabelToolOptions::BrushUnit::ScreenPixels) {
        if (isRound)
            path.addEllipse(cursor, radius, radius);
        else
            path.addRect(cursor.x() - radius, cursor.y() - radius, 2 * radius, 2 * radius);
        return path;
    }
    const SpectrumGeometry& geometry = canvas().geometry();
    const GridPoint center = geometry.toGrid(cursor);
    const double columnWidth = geometry.columnWidth(geometry.timeline().pieces().front());
    const int corners = isRound ? 72 : 4;
    QPolygonF polygon;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * (i + 0.5) / corners;
        const double reach = isRound ? radius : radius * std::numbers::sqrt2;
        polygon << QPointF(cursor.x() + reach * std::cos(angle) * columnWidth,
                           geometry.toWidget({center.column, center.row + reach * std::sin(angle)}).y());
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
    const bool erasing =
        mode_ == Mode::Erase || willErase_ || (stroke_ && stroke_->label == LabelMask::background);
    painter.setPen(QPen(Qt::white, 1.2, erasing ? Qt::DashLine : Qt::SolidLine));
    painter.drawPath(path);
}

} // namespace nucleoscope
