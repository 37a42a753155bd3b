// What the view does with the mouse and the keys, and what it draws over the spectrum while they move.

#include "widgets/navigation_tools.h"
#include "widgets/spectrum_view.h"

#include <algorithm>
#include <cmath>

namespace nucleoscope {

namespace {

constexpr int crosshairMargin = 2; ///< the pens of the cross-hair reach so far

SpectrumMouse toMouse(const QMouseEvent& event, Qt::MouseButton button) {
    return {event.position(), button, event.modifiers(), event.type() == QEvent::MouseButtonDblClick};
}

} // namespace

SpectrumTool& SpectrumView::mouseTool() const {
    if (holder_)
        return *holder_;
    return spaceHeld_ ? static_cast<SpectrumTool&>(*pan_) : activeTool();
}

void SpectrumView::updateMouseShape() {
    if (cursor_ && colorBar_->contains(*cursor_))
        setCursor(colorBar_->cursorShape(*cursor_));
    else if (holder_ || spaceHeld_ || (cursor_ && plotRect().contains(cursor_->toPoint())))
        setCursor(mouseTool().cursorShape());
    else
        unsetCursor();
}

void SpectrumView::press(QMouseEvent* event) {
    const QPointF place = event->position();
    event->accept();
    if (holder_ || colorBar_->isDragged())
        return;
    if (colorBar_->contains(place)) {
        if (event->button() == Qt::RightButton)
            emit colorPanelRequested(event->globalPosition().toPoint());
        else if (event->button() == Qt::LeftButton)
            colorBar_->press(place);
        return;
    }
    if (geometry_.empty() || !plotRect().contains(place.toPoint()))
        return;
    const Qt::MouseButton button = event->button();
    SpectrumTool& tool = button == Qt::MiddleButton || (button == Qt::LeftButton && spaceHeld_)
                             ? static_cast<SpectrumTool&>(*pan_)
                             : activeTool();
    if (tool.press(toMouse(*event, button))) {
        holder_ = &tool;
        heldButton_ = button;
    }
    moveCursor(place);
}

void SpectrumView::mousePressEvent(QMouseEvent* event) {
    press(event);
}

void SpectrumView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (colorBar_->contains(event->position()) && event->button() == Qt::LeftButton)
        colors_.setAutomatic();
    else
        press(event); // the second of two quick strokes
    event->accept();
}

void SpectrumView::mouseMoveEvent(QMouseEvent* event) {
    if (colorBar_->isDragged())
        colorBar_->drag(event->position());
    else if (holder_)
        holder_->drag(toMouse(*event, heldButton_));
    else
        activeTool().hover(toMouse(*event, Qt::NoButton));
    moveCursor(event->position());
    event->accept();
}

void SpectrumView::mouseReleaseEvent(QMouseEvent* event) {
    if (colorBar_->isDragged() && event->button() == Qt::LeftButton) {
        colorBar_->release();
    } else if (holder_ && event->button() == heldButton_) {
        SpectrumTool& tool = *holder_;
        holder_ = nullptr;
        tool.release(toMouse(*event, heldButton_));
    }
    updateMouseShape();
    event->accept();
}

void SpectrumView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space) {
        spaceHeld_ = true;
        updateMouseShape();
    } else if (!activeTool().key(event->key())) {
        followModifiers(*event);
        QCustomPlot::keyPressEvent(event);
    }
}

/// A tool shows what a held key makes of it before the mouse moves.
void SpectrumView::followModifiers(const QKeyEvent& event) {
    const int key = event.key();
    if (holder_ || !cursor_ || (key != Qt::Key_Control && key != Qt::Key_Alt))
        return;
    const Qt::KeyboardModifier own = key == Qt::Key_Control ? Qt::ControlModifier : Qt::AltModifier;
    Qt::KeyboardModifiers modifiers = event.modifiers();
    modifiers.setFlag(own, event.type() == QEvent::KeyPress);
    activeTool().hover(SpectrumMouse{*cursor_, Qt::NoButton, modifiers, false});
}

void SpectrumView::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space) {
        followModifiers(*event);
        QCustomPlot::keyReleaseEvent(event);
        return;
    }
    if (!event->isAutoRepeat())
        spaceHeld_ = false;
    updateMouseShape();
}

void SpectrumView::focusOutEvent(QFocusEvent* event) {
    spaceHeld_ = false;
    updateMouseShape();
    QCustomPlot::focusOutEvent(event);
}

void SpectrumView::leaveEvent(QEvent* event) {
    if (!holder_) {
        activeTool().hover(std::nullopt);
        moveCursor(std::nullopt);
    }
    QCustomPlot::leaveEvent(event);
}

bool SpectrumView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride &&
        activeTool().wants(static_cast<QKeyEvent*>(event)->key())) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::ToolTip)
        return QCustomPlot::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString text = lanes_->toolTipAt(help->pos());
    if (colorBar_->contains(help->pos()))
        text = SpectrumColorBar::help();
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), text, this);
    return true;
}

void SpectrumView::moveCursor(std::optional<QPointF> place) {
    for (const auto& changed : {cursor_, place}) {
        if (!changed)
            continue;
        if (const QRectF area = activeTool().cursorArea(*changed); !area.isEmpty())
            update(area.toAlignedRect());
    }
    repaintCrosshair(cursor_);
    cursor_ = place;
    repaintCrosshair(cursor_);
    updateMouseShape();
    reportCursor();
}

void SpectrumView::repaintCrosshair(std::optional<QPointF> place) {
    const QRect plot = plotRect();
    if (!place || (!options_.crosshair && !marker_) || !plot.contains(place->toPoint()))
        return;
    const QPoint at = place->toPoint();
    update(QRect(at.x() - crosshairMargin, plot.top(), 2 * crosshairMargin + 1, plot.height()));
    update(QRect(plot.left(), at.y() - crosshairMargin, plot.width(), 2 * crosshairMargin + 1));
}

std::optional<QPointF> SpectrumView::placeOf(const std::optional<SpectrumPlace>& place) const {
    if (!place || geometry_.empty())
        return std::nullopt;
    return QPointF(xAxis->coordToPixel(place->seconds), yAxis->coordToPixel(place->kiloHertz));
}

void SpectrumView::reportCursor() {
    CursorInfo info;
    const SpectrumGrid& grid = geometry_.grid();
    if (cursor_ && !geometry_.empty() && plotRect().contains(cursor_->toPoint()) &&
        !geometry_.isInGap(*cursor_)) {
        const GridPoint point = geometry_.toGrid(*cursor_);
        info.column = std::clamp(static_cast<int>(std::lround(point.column)), 0, grid.width() - 1);
        info.row = std::clamp(static_cast<int>(std::lround(point.row)), 0, grid.height() - 1);
        info.inside = true;
        info.utc = grid.utcAt(point.column);
        info.frequencyHz = grid.frequencyAt(point.row);
        info.value = colors_.image()->at(info.row, info.column);
        if (colors_.isFlattened())
            info.relative = colors_.shown()->at(info.row, info.column);
        info.position = grid.positionAt(point.column);
        if (!overlay_.mask().pixels.empty())
            info.label = overlay_.mask().at(info.row, info.column);
        if (overlay_.probability())
            info.probability = overlay_.probability()->at(info.row, info.column);
    }
    emit cursorMoved(info);
}

// ---- drawing

void SpectrumView::resizeEvent(QResizeEvent* event) {
    QCustomPlot::resizeEvent(event);
    updateMargins();
    replot(rpQueuedReplot);
}

void SpectrumView::reportPlotRect() {
    lanes_->setLegendArea(legendArea());
    fitFrequencyAxis();
    if (reportedPlotRect_ == plotRect())
        return;
    reportedPlotRect_ = plotRect();
    emit plotRectChanged(reportedPlotRect_);
}

void SpectrumView::changeEvent(QEvent* event) {
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::LanguageChange:
        applyTheme();
        updateTitle();
        updateColors();
        break;
    default:
        break;
    }
    QCustomPlot::changeEvent(event);
}

void SpectrumView::paintEvent(QPaintEvent* event) {
    if (bufferDevicePixelRatio() != devicePixelRatioF()) { // on another screen
        setBufferDevicePixelRatio(devicePixelRatioF());
        replot(rpQueuedReplot);
    }
    QCustomPlot::paintEvent(event);
    // The overlays change with every move of the mouse. They are drawn here, on what is dirty, so that the
    // spectrum under them need not be plotted again.
    QPainter painter(this);
    for (const QRect& dirty : event->region())
        drawOverlays(painter, dirty);
    painter.setClipRect(plotRect());
    drawCrosshair(painter);
    if (!holder_ || holder_ == &activeTool())
        activeTool().draw(painter, spaceHeld_ ? std::nullopt : cursor_);
}

void SpectrumView::draw(QCPPainter* painter) {
    lanes_->setLegendArea(legendArea());
    QCustomPlot::draw(painter);
    painter->setAntialiasing(false); // undoes the shift by half a pixel that comes with it
    drawOverlays(*painter, viewport());
}

void SpectrumView::drawOverlays(QPainter& painter, const QRect& area) const {
    const QRect visible = area & plotRect();
    if (visible.isEmpty() || geometry_.empty())
        return;
    painter.save();
    painter.setClipRect(visible);
    painter.setRenderHint(QPainter::Antialiasing, false);
    overlay_.draw(painter, geometry_, visible);
    painter.setRenderHint(QPainter::Antialiasing);
    highlights_.draw(painter, plotRect());
    if (halfOrbit_->simulated)
        drawSimulatedMark(painter);
    if (!tag_.isEmpty())
        drawTag(painter,
                QPointF(plotRect().left() + 8, plotRect().top() + 10 + painter.fontMetrics().height()), tag_,
                QColor(0, 0, 0, 170), Qt::white, plotRect());
    painter.restore();
}

void SpectrumView::drawSimulatedMark(QPainter& painter) const {
    const QRectF plot = plotRect();
    const QString text = tr("simulated");
    const QFontMetrics metrics(painter.font());
    constexpr int margin = 8;
    drawTag(painter,
            {plot.right() - metrics.horizontalAdvance(text) - 8 - margin,
             plot.top() + metrics.height() + 2 + margin},
            text, QColor(180, 90, 0, 220), Qt::white, plot);
}

void SpectrumView::drawCrosshair(QPainter& painter) const {
    const QRect plot = plotRect();
    const auto draw = [&](QPointF place, Qt::PenStyle style, const QColor& color) {
        const QLineF lines[] = {{place.x(), double(plot.top()), place.x(), double(plot.bottom() + 1)},
                                {double(plot.left()), place.y(), double(plot.right() + 1), place.y()}};
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(QColor(0, 0, 0, 150), 3));
        painter.drawLines(lines, 2);
        painter.setPen(QPen(color, 1, style));
        painter.drawLines(lines, 2);
    };
    if (const auto pinned = placeOf(pinned_))
        draw(*pinned, Qt::SolidLine, QColor(255, 170, 60));
    if (const auto marked = markerPlace())
        draw(*marked, Qt::DashLine, Qt::white);
    if (options_.crosshair && cursor_ && plot.contains(cursor_->toPoint()) && !geometry_.empty())
        draw(*cursor_, Qt::SolidLine, Qt::white);
}

} // namespace nucleoscope
