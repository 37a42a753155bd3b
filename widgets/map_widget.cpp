#include "widgets/map_widget.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <cairo.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace nucleoscope {

namespace {

using namespace std::chrono_literals;

constexpr double wheelStep = 1.25; ///< per notch
constexpr double maxZoom = 60;     ///< of the whole world's width
constexpr auto restAfter = 80ms;

bool isSame(const FigureBox& a, const FigureBox& b) {
    constexpr double halfPixel = 0.5;
    return std::abs(a.x - b.x) < halfPixel && std::abs(a.y - b.y) < halfPixel &&
           std::abs(a.width - b.width) < halfPixel && std::abs(a.height - b.height) < halfPixel;
}

bool isSame(const MapRectangle& a, const MapRectangle& b) {
    return a.xMin == b.xMin && a.yMin == b.yMin && a.xMax == b.xMax && a.yMax == b.yMax;
}

/// A cairo surface on the pixels of a picture.
class PictureSurface {
public:
    explicit PictureSurface(QImage& picture)
        : surface_(cairo_image_surface_create_for_data(picture.bits(), CAIRO_FORMAT_RGB24, picture.width(),
                                                       picture.height(), picture.bytesPerLine())) {}
    ~PictureSurface() { cairo_surface_destroy(surface_); }
    PictureSurface(const PictureSurface&) = delete;
    PictureSurface& operator=(const PictureSurface&) = delete;
    cairo_surface_t* get() const { return surface_; }

private:
    cairo_surface_t* surface_;
};

} // namespace

MapWidget::MapWidget(RegionSelection& selection, QWidget* parent) : FigureWidget(selection, parent) {
    rest_.setSingleShot(true);
    rest_.setInterval(restAfter);
    connect(&rest_, &QTimer::timeout, this, &MapWidget::invalidate);
}

void MapWidget::setMap(std::shared_ptr<MapFigure> map, CataloguePtr catalogue) {
    if (map && map_ && map->options().projection == map_->options().projection)
        map->setView(map_->view());
    map_ = std::move(map);
    setFigure(map_, std::move(catalogue));
}

void MapWidget::setTracks(const std::vector<std::vector<GeographicPoint>>& tracks) {
    if (!map_)
        return;
    map_->setTracks(tracks);
    invalidateLook();
}

void MapWidget::showWorld() {
    if (map_)
        setView(map_->world());
}

void MapWidget::zoom(double factor) {
    zoomAt(rect().center(), factor);
}

MapWidget::Frame MapWidget::frameNow() const {
    const MapLayout layout = map_->mapLayout(canvasSize(), figureStyle());
    return {layout.data, layout.view};
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
    const Frame frame = frameNow();
    const double ratio = devicePixelRatioF();
    const double dx = distance.x() * ratio / frame.box.width * frame.view.width();
    const double dy = distance.y() * ratio / frame.box.height * frame.view.height();
    setView({frame.view.xMin - dx, frame.view.yMin + dy, frame.view.xMax - dx, frame.view.yMax + dy});
}

void MapWidget::setView(const MapRectangle& view) {
    map_->setView(view);
    // What is drawn is moved back into the world; going on from there keeps pan and zoom from running away.
    map_->setView(frameNow().view);
    rest_.start();
    invalidate();
}

void MapWidget::invalidateLook() {
    background_ = QImage();
    FigureWidget::invalidateLook();
}

void MapWidget::drawFigure(cairo_t* canvas, FigureSize size, const FigureStyle& style,
                           const RegionIndices& selection) {
    const Frame now = frameNow();
    const bool isThere = !background_.isNull();
    if (isThere && isSame(now.box, backgroundFrame_.box) && isSame(now.view, backgroundFrame_.view))
        drawMovedBackground(canvas, style, backgroundFrame_);
    else if (isThere && rest_.isActive())
        drawMovedBackground(canvas, style, now);
    else
        drawBackground(canvas, size, style);
    map_->drawRegions(canvas, size, style, selection);
}

void MapWidget::drawBackground(cairo_t* canvas, FigureSize size, const FigureStyle& style) {
    background_ = QImage(static_cast<int>(size.width), static_cast<int>(size.height), QImage::Format_RGB32);
    backgroundFrame_ = frameNow();
    const PictureSurface surface(background_);
    cairo_t* own = cairo_create(surface.get());
    map_->drawBackground(own, size, style);
    cairo_destroy(own);
    cairo_set_source_surface(canvas, surface.get(), 0, 0);
    cairo_paint(canvas);
}

void MapWidget::drawMovedBackground(cairo_t* canvas, const FigureStyle& style, const Frame& now) {
    const PictureSurface surface(background_);
    cairo_set_source_surface(canvas, surface.get(), 0, 0);
    cairo_paint(canvas);
    const auto& [box, view] = now;
    const auto& [oldBox, oldView] = backgroundFrame_;
    if (isSame(view, oldView))
        return;
    const auto fill = [canvas](const FigureBox& area, const FigureColor& color) {
        cairo_rectangle(canvas, area.x, area.y, area.width, area.height);
        cairo_set_source_rgb(canvas, color.red, color.green, color.blue);
        cairo_fill(canvas);
    };
    if (!isSame(box, oldBox)) // the numbers beside the map would no longer lie beside it
        fill({0, oldBox.y - 1, double(background_.width()), background_.height() - oldBox.y + 1},
             style.background);
    fill(box, style.sea);
    cairo_save(canvas);
    cairo_rectangle(canvas, box.x, box.y, box.width, box.height);
    cairo_clip(canvas);
    const double pixels = box.width / view.width(), oldPixels = oldBox.width / oldView.width();
    cairo_translate(canvas, box.x + (oldView.xMin - view.xMin) * pixels,
                    box.y + (view.yMax - oldView.yMax) * pixels);
    cairo_scale(canvas, pixels / oldPixels, pixels / oldPixels);
    cairo_rectangle(canvas, 0, 0, oldBox.width, oldBox.height);
    cairo_set_source_surface(canvas, surface.get(), -oldBox.x, -oldBox.y);
    cairo_pattern_set_filter(cairo_get_source(canvas), CAIRO_FILTER_FAST);
    cairo_fill(canvas);
    cairo_restore(canvas);
}

RegionIndices MapWidget::regionsInLasso() {
    const double ratio = devicePixelRatioF();
    const QRectF bounds = lasso_->boundingRect();
    RegionIndices regions;
    const auto isInside = [&](double x, double y) {
        const QPointF place(x / ratio, y / ratio);
        return bounds.contains(place) && lasso_->containsPoint(place, Qt::OddEvenFill);
    };
    for (const FigureLayout::Point& point : layoutNow().points)
        if (isInside(point.x, point.y))
            regions.push_back(point.region);
    for (const FigureLayout::Bar& bar : layoutNow().bars)
        if (isInside(bar.box.x + bar.box.width / 2, bar.box.y + bar.box.height / 2))
            regions.insert(regions.end(), bar.regions.begin(), bar.regions.end());
    return regions;
}

void MapWidget::paintEvent(QPaintEvent* event) {
    FigureWidget::paintEvent(event);
    if (!lasso_)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = palette().color(QPalette::Highlight);
    painter.setPen(QPen(fill, 1.5));
    fill.setAlpha(50);
    painter.setBrush(fill);
    painter.drawPolygon(*lasso_);
}

void MapWidget::wheelEvent(QWheelEvent* event) {
    zoomAt(event->position(), std::pow(wheelStep, event->angleDelta().y() / 120.0));
    event->accept();
}

void MapWidget::mousePressEvent(QMouseEvent* event) {
    if (map_ && event->button() == Qt::LeftButton) {
        if (event->modifiers() & Qt::ShiftModifier)
            lasso_.emplace().append(event->position());
        else
            panFrom_ = event->position();
    }
    FigureWidget::mousePressEvent(event);
}

void MapWidget::mouseMoveEvent(QMouseEvent* event) {
    if (lasso_) {
        markDragged();
        lasso_->append(event->position());
        update();
        return;
    }
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
    if (lasso_ && lasso_->size() > 2)
        select(regionsInLasso(), event->modifiers() & Qt::ControlModifier);
    lasso_.reset();
    update();
    FigureWidget::mouseReleaseEvent(event);
}

void MapWidget::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        showWorld();
}

} // namespace nucleoscope
