#include "widgets/map_widget.h"

#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace nucleoscope {

namespace {

constexpr double wheelStep = 1.25; ///< per notch
constexpr double maxZoom = 60;     ///< of the whole world's width

} // namespace

void MapWidget::setMap(std::shared_ptr<MapFigure> map, CataloguePtr catalogue) {
    if (map && map_ && map->options().projection == map_->options().projection)
        map->setView(map_->view());
    map_ = std::move(map);
    setFigure(map_, std::move(catalogue));
}

void MapWidget::showWorld() {
    if (map_)
        setView(map_->world());
}

void MapWidget::zoom(double factor) {
    zoomAt(rect().center(), factor);
}

void MapWidget::zoomAt(QPointF place, double factor) {
    if (!map_)
        return;
    const MapLayout layout = map_->mapLayout(canvasSize(), figureStyle());
    const double ratio = devicePixelRatioF();
    const MapPoint fixed = layout.toMap(place.x() * ratio, place.y() * ratio);
    const double smallest = map_->world().width() / maxZoom;
    factor = std::min(factor, layout.view.width() / smallest);
    const auto shrunk = [factor](double edge, double center) { return center + (edge - center) / factor; };
    setView({shrunk(layout.view.xMin, fixed.x), shrunk(layout.view.yMin, fixed.y),
             shrunk(layout.view.xMax, fixed.x), shrunk(layout.view.yMax, fixed.y)});
}

void MapWidget::panBy(QPointF distance) {
    const MapLayout layout = map_->mapLayout(canvasSize(), figureStyle());
    const double ratio = devicePixelRatioF();
    const double dx = distance.x() * ratio / layout.data.width * layout.view.width();
    const double dy = distance.y() * ratio / layout.data.height * layout.view.height();
    setView({layout.view.xMin - dx, layout.view.yMin + dy, layout.view.xMax - dx, layout.view.yMax + dy});
}

void MapWidget::setView(const MapRectangle& view) {
    map_->setView(view);
    // What is drawn is moved back into the world; going on from there keeps pan and zoom from running away.
    map_->setView(map_->mapLayout(canvasSize(), figureStyle()).view);
    invalidate();
}

void MapWidget::wheelEvent(QWheelEvent* event) {
    zoomAt(event->position(), std::pow(wheelStep, event->angleDelta().y() / 120.0));
    event->accept();
}

bool MapWidget::startsRubberBand(const QMouseEvent& event) const {
    return event.modifiers() & Qt::ShiftModifier;
}

void MapWidget::mousePressEvent(QMouseEvent* event) {
    if (map_ && event->button() == Qt::LeftButton && !startsRubberBand(*event))
        panFrom_ = event->position();
    FigureWidget::mousePressEvent(event);
}

void MapWidget::mouseMoveEvent(QMouseEvent* event) {
    if (panFrom_ && isDrag(*event)) {
        setCursor(Qt::ClosedHandCursor);
        markDragged();
        panBy(event->position() - *panFrom_);
        panFrom_ = event->position();
        return;
    }
    FigureWidget::mouseMoveEvent(event);
}

void MapWidget::mouseReleaseEvent(QMouseEvent* event) {
    panFrom_.reset();
    FigureWidget::mouseReleaseEvent(event);
}

void MapWidget::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        showWorld();
}

} // namespace nucleoscope
