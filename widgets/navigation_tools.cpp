#include "widgets/navigation_tools.h"

#include "widgets/spectrum_navigator.h"

#include <utility>

namespace nucleoscope {

namespace {

constexpr double clickDistance = 4; ///< pixels; a shorter drag is a click

} // namespace

bool PanTool::press(const SpectrumMouse& mouse) {
    last_ = mouse.place;
    moved_ = false;
    return true;
}

void PanTool::drag(const SpectrumMouse& mouse) {
    const QPointF distance = mouse.place - *last_;
    if (!moved_ && distance.manhattanLength() < clickDistance)
        return;
    canvas().navigator().panBy(distance);
    last_ = mouse.place;
    moved_ = true;
}

void PanTool::release(const SpectrumMouse& mouse) {
    last_.reset();
    canvas().navigator().endStep();
    if (!moved_)
        clicked(mouse);
}

Qt::CursorShape PanTool::cursorShape() const {
    return isHeld() ? Qt::ClosedHandCursor : Qt::OpenHandCursor;
}

InspectTool::InspectTool(SpectrumCanvas& canvas, std::function<void(QPointF)> onClick)
    : PanTool(canvas), onClick_(std::move(onClick)) {}

bool InspectTool::press(const SpectrumMouse& mouse) {
    const bool zooms = mouse.button == Qt::RightButton ||
                       (mouse.button == Qt::LeftButton && mouse.modifiers & Qt::ShiftModifier);
    if (zooms) {
        rubber_ = Rubber{mouse.place, mouse.place};
        return true;
    }
    return mouse.button == Qt::LeftButton && PanTool::press(mouse);
}

void InspectTool::drag(const SpectrumMouse& mouse) {
    if (isHeld()) {
        PanTool::drag(mouse);
    } else if (rubber_) {
        repaintRubber();
        rubber_->to = mouse.place;
        repaintRubber();
    }
}

void InspectTool::release(const SpectrumMouse& mouse) {
    if (isHeld()) {
        PanTool::release(mouse);
        return;
    }
    if (!rubber_)
        return;
    const QRectF rect = rubberRect();
    repaintRubber();
    rubber_.reset();
    if (rect.width() >= clickDistance && rect.height() >= clickDistance)
        canvas().navigator().zoomTo(rect);
}

bool InspectTool::key(int key) {
    if (key != Qt::Key_Escape || !rubber_)
        return false;
    repaintRubber();
    rubber_.reset();
    return true;
}

Qt::CursorShape InspectTool::cursorShape() const {
    if (rubber_)
        return Qt::CrossCursor;
    return isHeld() ? Qt::ClosedHandCursor : Qt::ArrowCursor;
}

QRectF InspectTool::rubberRect() const {
    return QRectF(rubber_->from, rubber_->to).normalized() & QRectF(canvas().plotRect());
}

void InspectTool::repaintRubber() const {
    canvas().repaint(rubberRect().adjusted(-3, -3, 3, 3));
}

void InspectTool::draw(QPainter& painter, std::optional<QPointF>) const {
    if (!rubber_)
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(QColor(255, 255, 255, 40));
    painter.setPen(QPen(QColor(0, 0, 0, 180), 3));
    painter.drawRect(rubberRect());
    painter.setPen(QPen(Qt::white, 1, Qt::DashLine));
    painter.drawRect(rubberRect());
}

} // namespace nucleoscope
