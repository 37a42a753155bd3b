#include "widgets/figure_widget.h"

#include "widgets/names.h"
#include "widgets/region_selection.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <cairo.h>

#include <cmath>

namespace nucleoscope {

namespace {

/// How far from a point a click still means it, device-independent pixels.
constexpr double reach = 6;

} // namespace

FigureWidget::FigureWidget(RegionSelection& selection, QWidget* parent)
    : QWidget(parent), selection_(selection) {
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&selection_, &RegionSelection::changed, this, &FigureWidget::invalidate);
}

void FigureWidget::setFigure(std::shared_ptr<const Figure> figure, CataloguePtr catalogue) {
    figure_ = std::move(figure);
    catalogue_ = std::move(catalogue);
    invalidateLook();
}

void FigureWidget::setEmptyText(const QString& text) {
    emptyText_ = text;
    update();
}

void FigureWidget::setLanguage(FigureLanguage language) {
    language_ = language;
    invalidateLook();
}

QPointF FigureWidget::pointOf(int region) const {
    if (!figure_)
        return {};
    const FigureLayout layout = figure_->layout(canvasSize(), figureStyle());
    for (const FigureLayout::Point& point : layout.points)
        if (static_cast<int>(point.region) == region)
            return QPointF(point.x, point.y) / devicePixelRatioF();
    return {};
}

void FigureWidget::invalidate() {
    picture_ = QImage();
    layout_.reset();
    update();
}

FigureStyle FigureWidget::figureStyle() const {
    FigureStyle style =
        palette().color(QPalette::Window).lightness() < 128 ? FigureStyle::dark() : FigureStyle::light();
    style.language = language_;
    style.scale = devicePixelRatioF() * logicalDpiX() / 72;
    return style;
}

FigureSize FigureWidget::canvasSize() const {
    return {std::max(1.0, std::round(width() * devicePixelRatioF())),
            std::max(1.0, std::round(height() * devicePixelRatioF()))};
}

const FigureLayout& FigureWidget::layoutNow() {
    if (!layout_)
        layout_ = figure_ ? figure_->layout(canvasSize(), figureStyle()) : FigureLayout();
    return *layout_;
}

void FigureWidget::renderPicture() {
    const FigureSize size = canvasSize();
    QImage picture(static_cast<int>(size.width), static_cast<int>(size.height), QImage::Format_RGB32);
    picture.fill(palette().color(QPalette::Base));
    cairo_surface_t* surface = cairo_image_surface_create_for_data(
        picture.bits(), CAIRO_FORMAT_RGB24, picture.width(), picture.height(), picture.bytesPerLine());
    cairo_t* canvas = cairo_create(surface);
    drawFigure(canvas, size, figureStyle(), {selection_.regions().begin(), selection_.regions().end()});
    cairo_destroy(canvas);
    cairo_surface_destroy(surface);
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture_ = picture;
}

void FigureWidget::drawFigure(cairo_t* canvas, FigureSize size, const FigureStyle& style,
                              const RegionIndices& selection) {
    figure_->draw(canvas, size, style, selection);
}

void FigureWidget::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (!figure_) {
        painter.fillRect(rect(), palette().color(QPalette::Base));
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect().adjusted(24, 0, -24, 0), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
        return;
    }
    if (picture_.isNull())
        renderPicture();
    painter.drawImage(0, 0, picture_);
}

void FigureWidget::resizeEvent(QResizeEvent* event) {
    invalidateLook();
    QWidget::resizeEvent(event);
}

void FigureWidget::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        invalidateLook();
    QWidget::changeEvent(event);
}

bool FigureWidget::isDrag(const QMouseEvent& event) const {
    return pressed_ &&
           (dragged_ || (event.pos() - *pressed_).manhattanLength() >= QApplication::startDragDistance());
}

bool FigureWidget::startsRubberBand(const QMouseEvent&) const {
    return true;
}

void FigureWidget::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !figure_)
        return;
    pressed_ = event->pos();
    dragged_ = false;
}

void FigureWidget::mouseMoveEvent(QMouseEvent* event) {
    if (!pressed_) {
        setCursor(regionsAt(event->position()).empty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
        return;
    }
    if (!band_ && isDrag(*event) && startsRubberBand(*event)) {
        band_ = new QRubberBand(QRubberBand::Rectangle, this);
        band_->show();
    }
    dragged_ = isDrag(*event);
    if (band_)
        band_->setGeometry(QRect(*pressed_, event->pos()).normalized() & rect());
}

void FigureWidget::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !pressed_)
        return;
    const bool add = event->modifiers() & Qt::ControlModifier;
    const bool clicked = !isDrag(*event);
    pressed_.reset();
    if (band_) {
        const double ratio = devicePixelRatioF();
        const QRect box = band_->geometry();
        delete band_;
        band_ = nullptr;
        select(layoutNow().regionsIn(
                   {box.x() * ratio, box.y() * ratio, box.width() * ratio, box.height() * ratio}),
               add);
    } else if (clicked) {
        select(regionsAt(event->position()), add);
    }
}

bool FigureWidget::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = toolTipOf(regionsAt(help->pos()));
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), text, this);
    return true;
}

RegionIndices FigureWidget::regionsAt(QPointF place) {
    const double ratio = devicePixelRatioF();
    return layoutNow().regionsAt(place.x() * ratio, place.y() * ratio, reach * ratio);
}

void FigureWidget::select(const RegionIndices& regions, bool add) {
    std::vector<int> chosen(regions.begin(), regions.end());
    if (add && chosen.size() == 1) {
        selection_.toggle(chosen.front());
        return;
    }
    if (add)
        chosen.insert(chosen.end(), selection_.regions().begin(), selection_.regions().end());
    const int only = !add && chosen.size() == 1 ? chosen.front() : -1;
    selection_.select(std::move(chosen));
    if (only >= 0)
        selection_.show(only);
}

QString FigureWidget::toolTipOf(const RegionIndices& regions) const {
    if (regions.empty() || !catalogue_)
        return {};
    if (regions.size() > 1)
        return tr("%n region(s)", nullptr, static_cast<int>(regions.size()));
    const Region& region = catalogue_->regions[regions.front()];
    return tr("%1 UT\nOrbit %2, %3\n%4 kHz\n%5, %6\nMLAT %7°")
        .arg(displayTime(region.utcCenter))
        .arg(region.orbit)
        .arg(displayName(region.direction))
        .arg(region.frequencyCenterHz / 1000, 0, 'f', 2)
        .arg(displayLatitude(region.position.latitude), displayLongitude(region.position.longitude))
        .arg(region.position.magneticLatitude, 0, 'f', 2);
}

} // namespace nucleoscope
