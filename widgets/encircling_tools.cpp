#include "widgets/encircling_tools.h"

#include <QPainterPath>

#include <cmath>

namespace nucleoscope {

namespace {

// Pixels of the screen.
constexpr double nearBeginning = 8, farFromBeginning = 40; ///< a line closes by itself after it was far away
constexpr double clickDistance = 4;                        ///< a shorter drag is a click
constexpr double lineMargin = 4;

double distance(QPointF a, QPointF b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

} // namespace

EncirclingTool::EncirclingTool(SpectrumCanvas& canvas, LabelToolSettings& settings, TakeEncircled take)
    : LabelTool(canvas, settings), take_(std::move(take)) {
    if (!take_)
        take_ = [this](const LabelMask& inside, bool erasing) { paint(inside, erasing); };
}

bool EncirclingTool::begins(const SpectrumMouse& mouse) const {
    return canPaint() && (mouse.button == Qt::LeftButton || mouse.button == Qt::RightButton);
}

void EncirclingTool::beginAt(const SpectrumMouse& mouse) {
    line_ = {mouse.place};
    erasing_ = erases(mouse.modifiers);
}

void EncirclingTool::close() {
    const QPolygonF line = closedLine();
    repaintLine();
    line_.clear();
    if (line.size() >= 3)
        take_(inside(line), erasing_);
}

void EncirclingTool::giveUp() {
    repaintLine();
    line_.clear();
}

void EncirclingTool::finish() {
    if (isUnderWay())
        close();
}

bool EncirclingTool::wants(int key) const {
    return isUnderWay() && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape);
}

bool EncirclingTool::key(int key) {
    if (!EncirclingTool::wants(key))
        return false;
    if (key == Qt::Key_Escape)
        giveUp();
    else
        close();
    return true;
}

void EncirclingTool::repaintLine() const {
    canvas().repaint(line_.boundingRect().adjusted(-lineMargin, -lineMargin, lineMargin, lineMargin));
}

void EncirclingTool::draw(QPainter& painter, std::optional<QPointF>) const {
    if (isUnderWay())
        drawToolLine(painter, closedLine(), true, erasing_ ? Qt::DashLine : Qt::SolidLine);
}

// ---- lasso

bool LassoTool::press(const SpectrumMouse& mouse) {
    if (isUnderWay()) {
        followTo(mouse.place);
        if (isUnderWay())
            close();
        return true;
    }
    if (!begins(mouse))
        return false;
    beginAt(mouse);
    travelled_ = 0;
    isHeld_ = true;
    return true;
}

void LassoTool::followTo(QPointF place) {
    if (!isUnderWay())
        return;
    travelled_ += distance(place, line_.back());
    line_ << place;
    repaintLine();
    if (travelled_ > farFromBeginning && distance(place, line_.front()) < nearBeginning)
        close();
}

void LassoTool::drag(const SpectrumMouse& mouse) {
    if (isHeld_)
        followTo(mouse.place);
}

void LassoTool::release(const SpectrumMouse&) {
    if (isHeld_ && isUnderWay() && travelled_ >= clickDistance)
        close();
    isHeld_ = false;
}

void LassoTool::hover(std::optional<SpectrumMouse> mouse) {
    if (mouse)
        followTo(mouse->place);
}

// ---- polygon

bool PolygonTool::press(const SpectrumMouse& mouse) {
    if (!isUnderWay()) {
        if (!begins(mouse))
            return false;
        beginAt(mouse);
    } else if (mouse.button == Qt::RightButton || mouse.isDoubleClick ||
               (line_.size() >= 3 && distance(mouse.place, line_.front()) < nearBeginning)) {
        close();
        return true;
    } else {
        line_ << mouse.place;
    }
    repaintAll();
    return true;
}

/// The corner that was just set can be moved before the button comes up.
void PolygonTool::drag(const SpectrumMouse& mouse) {
    if (!isUnderWay())
        return;
    line_.back() = mouse.place;
    repaintAll();
}

void PolygonTool::hover(std::optional<SpectrumMouse> mouse) {
    cursor_ = mouse ? std::optional(mouse->place) : std::nullopt;
    if (isUnderWay())
        repaintAll();
}

bool PolygonTool::wants(int key) const {
    return EncirclingTool::wants(key) || (isUnderWay() && key == Qt::Key_Backspace);
}

bool PolygonTool::key(int key) {
    if (!isUnderWay() || key != Qt::Key_Backspace)
        return EncirclingTool::key(key);
    line_.removeLast();
    repaintAll();
    return true;
}

void PolygonTool::draw(QPainter& painter, std::optional<QPointF> cursor) const {
    if (!isUnderWay())
        return;
    EncirclingTool::draw(painter, cursor);
    if (cursor_)
        drawToolLine(painter, {line_.back(), *cursor_}, false, Qt::DashLine);
    painter.setPen(QPen(QColor(0, 0, 0, 180), 1));
    painter.setBrush(Qt::white);
    for (const QPointF& corner : line_)
        painter.drawRect(QRectF(corner - QPointF(2.5, 2.5), QSizeF(5, 5)));
}

// ---- rectangle and ellipse

bool BoxTool::press(const SpectrumMouse& mouse) {
    if (!begins(mouse))
        return false;
    beginAt(mouse);
    line_ << mouse.place;
    return true;
}

void BoxTool::drag(const SpectrumMouse& mouse) {
    if (!isUnderWay())
        return;
    repaintLine();
    line_.back() = mouse.place;
    repaintLine();
}

void BoxTool::release(const SpectrumMouse&) {
    if (!isUnderWay())
        return;
    if (distance(line_.front(), line_.back()) < clickDistance)
        giveUp();
    else
        close();
}

QPolygonF BoxTool::closedLine() const {
    QPainterPath path;
    const QRectF box = QRectF(line_.front(), line_.back()).normalized();
    if (shape_ == Shape::Rectangle)
        path.addRect(box);
    else
        path.addEllipse(box);
    return path.toFillPolygon();
}

} // namespace nucleoscope
