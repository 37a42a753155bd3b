#include "widgets/spectrum_view.h"

#include "core/error.h"
#include "widgets/spectrum_picture.h"

#include <algorithm>
#include <cmath>

namespace nucleoscope {

namespace {

constexpr double wheelStep = 1.25;     ///< zoom of one notch of the wheel
constexpr double brushStep = 1.2;      ///< change of size of one notch or key
constexpr double overlayMargin = 4;    ///< the pens of the outline and of the brush reach so far
constexpr double clickDistance = 4;    ///< pixels; a shorter drag is a click
constexpr double leastSeconds = 8;     ///< the closest zoom
constexpr double leastKiloHertz = 0.1; ///< the closest zoom

/// Cuts a range at the limits, shifting it back inside rather than shrinking it.
QCPRange limited(QCPRange range, const QCPRange& limits, double leastSize) {
    const double least = std::min(leastSize, limits.size());
    if (range.size() < least)
        range = QCPRange(range.center() - least / 2, range.center() + least / 2);
    if (range.size() >= limits.size())
        return limits;
    if (range.lower < limits.lower)
        range += limits.lower - range.lower;
    if (range.upper > limits.upper)
        range -= range.upper - limits.upper;
    return range;
}

QCPColorGradient gradientOf(const ColorMap& map) {
    QMap<double, QColor> stops;
    for (std::size_t i = 0; i < map.colors.size(); ++i)
        stops.insert(static_cast<double>(i) / static_cast<double>(map.colors.size() - 1),
                     QColor(map.colors[i].red, map.colors[i].green, map.colors[i].blue));
    QCPColorGradient gradient;
    gradient.setColorStops(stops);
    gradient.setLevelCount(static_cast<int>(map.colors.size()));
    return gradient;
}

QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto mix = [share](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * share)); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
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

} // namespace

SpectrumView::SpectrumView(QWidget* parent) : QCustomPlot(parent), geometry_(xAxis, yAxis) {
    scale_.map = colorMap("viridis").value();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 240);
    buildLayout();
    applyTheme();
    updateColors();
    fit();
}

SpectrumView::~SpectrumView() = default;

void SpectrumView::buildLayout() {
    setNoAntialiasingOnDrag(false);
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom); // of the colour bar; the plot has its own below
    axisRect()->setRangeDrag({});
    axisRect()->setRangeZoom({});
    axisRect()->setupFullAxesBox();

    timeTicker_.reset(new UtcTicker);
    xAxis->setTicker(timeTicker_);
    xAxis->setTickLabels(false);
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->grid()->setVisible(false);
        axis->setTickLength(0, 5);
        axis->setSubTickLength(0, 3);
    }
    for (QCPAxis* axis : {xAxis2, yAxis2})
        axis->setTicks(false);

    picture_ = new SpectrumPicture(xAxis, yAxis, geometry_); // owned by the plot
    tickRows_ = new SpectrumTickRows(xAxis);

    colorBar_ = new QCPColorScale(this);
    colorBar_->setType(QCPAxis::atRight);
    colorBar_->setBarWidth(14);
    for (QCPAxis* axis : {yAxis, colorBar_->axis()})
        axis->setTicker(QSharedPointer<DecimalTicker>::create());
    plotLayout()->addElement(0, 1, colorBar_);
    auto* margins = new QCPMarginGroup(this);
    axisRect()->setMarginGroup(QCP::msTop | QCP::msBottom, margins);
    colorBar_->setMarginGroup(QCP::msTop | QCP::msBottom, margins);
    connect(colorBar_, &QCPColorScale::dataRangeChanged, this, [this](const QCPRange& range) {
        setRange(static_cast<float>(range.lower), static_cast<float>(range.upper));
    });

    plotLayout()->insertRow(0);
    title_ = new QCPTextElement(this);
    title_->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
    plotLayout()->addElement(0, 0, title_);
    plotLayout()->setRowSpacing(0);
}

void SpectrumView::applyTheme() {
    const QColor ink = palette().color(QPalette::WindowText), window = palette().color(QPalette::Window);
    const QColor line = mixed(ink, window, 0.35);
    setBackground(window);
    axisRect()->setBackground(mixed(window, ink, 0.15)); // gaps
    for (QCPAxis* axis : {xAxis, yAxis, xAxis2, yAxis2, colorBar_->axis()}) {
        axis->setBasePen(QPen(line));
        axis->setTickPen(QPen(line));
        axis->setSubTickPen(QPen(line));
        axis->setTickLabelColor(ink);
        axis->setLabelColor(ink);
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
    }
    yAxis->setLabel(tr("Frequency (kHz)"));
    title_->setTextColor(ink);
    title_->setFont(font());
    tickRows_->setFont(font());
    tickRows_->setColor(ink);
    updateMargins();
}

void SpectrumView::updateMargins() {
    axisRect()->setMinimumMargins(QMargins(tickRows_->widthNeeded(), 4, 4, tickRows_->heightNeeded()));
    title_->setMargins(QMargins(tickRows_->widthNeeded(), 3, 0, 1));
    constexpr int pixelsPerTick = 90;
    timeTicker_->setTickCount(std::max(2, axisRect()->width() / pixelsPerTick));
}

void SpectrumView::updateTitle() {
    if (!halfOrbit_ || geometry_.empty()) {
        title_->setText({});
        return;
    }
    const auto& utc = halfOrbit_->track.utc;
    const auto time = [](UtcMs ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC); };
    const QString direction =
        halfOrbit_->direction == Direction::Ascending ? tr("ascending") : tr("descending");
    //: %1 orbit number, %2 ascending or descending, %3 date, %4 and %5 times
    title_->setText(tr("Orbit %1 %2 · %3 · %4–%5 UT")
                        .arg(halfOrbit_->orbit)
                        .arg(direction, time(utc.front()).toString(QStringLiteral("yyyy-MM-dd")),
                             time(utc.front()).toString(QStringLiteral("HH:mm:ss")),
                             time(utc.back()).toString(QStringLiteral("HH:mm:ss"))));
}

void SpectrumView::setHalfOrbit(std::shared_ptr<const HalfOrbit> halfOrbit,
                                std::shared_ptr<const SpectrumImage> image) {
    if (static_cast<std::size_t>(image->width) != halfOrbit->rows() ||
        static_cast<std::size_t>(image->height) != halfOrbit->bins())
        throw Error("the image is not on the grid of the half-orbit");
    finishStroke();
    halfOrbit_ = std::move(halfOrbit);
    image_ = std::move(image);
    flatImage_.reset();
    automaticRanges_[0] = automaticRanges_[1] = std::nullopt;
    geometry_.setHalfOrbit(*halfOrbit_);
    overlay_.setMask({});
    overlay_.setProbability(nullptr);
    highlights_.clear();
    pan_.reset();

    if (!geometry_.empty())
        timeTicker_->setStart(halfOrbit_->track.utc.front());
    tickRows_->setGrid(geometry_.grid());
    updateTitle();
    updatePercentileRange();
    updateColors();
    fit();
    reportCursor();
}

void SpectrumView::clear() {
    setHalfOrbit(std::make_shared<HalfOrbit>(), std::make_shared<SpectrumImage>());
}

void SpectrumView::setMask(LabelMask mask) {
    if (!mask.pixels.empty() &&
        (mask.width != geometry_.grid().width() || mask.height != geometry_.grid().height()))
        throw Error("the mask is not on the grid of the half-orbit");
    finishStroke();
    overlay_.setMask(std::move(mask));
    updateMouseShape();
    update();
    reportCursor();
}

void SpectrumView::applyChanges(const std::vector<LabelStore::PixelChange>& changes) {
    finishStroke();
    overlay_.apply(changes);
    update(dirtyRect(changes));
    reportCursor();
}

QRect SpectrumView::dirtyRect(const std::vector<LabelStore::PixelChange>& changes) const {
    if (changes.empty())
        return {};
    const auto width = static_cast<std::uint32_t>(overlay_.mask().width);
    std::uint32_t left = width, right = 0, top = changes.front().index / width, bottom = top;
    for (const auto& change : changes) {
        left = std::min(left, change.index % width);
        right = std::max(right, change.index % width);
        top = std::min(top, change.index / width);
        bottom = std::max(bottom, change.index / width);
    }
    const QRectF pixels(toWidget({left - 0.5, top - 0.5}), toWidget({right + 0.5, bottom + 0.5}));
    return pixels.adjusted(-overlayMargin, -overlayMargin, overlayMargin, overlayMargin).toAlignedRect();
}

void SpectrumView::setProbability(std::shared_ptr<const ProbabilityMap> probability) {
    if (probability &&
        (probability->width != geometry_.grid().width() || probability->height != geometry_.grid().height()))
        throw Error("the probability is not on the grid of the half-orbit");
    overlay_.setProbability(std::move(probability));
    update(plotRect());
    reportCursor();
}

void SpectrumView::setHighlights(std::vector<SpectrumHighlight> highlights) {
    highlights_ = std::move(highlights);
    update(plotRect());
}

// ---- colours

const SpectrumImage* SpectrumView::shownImage() const {
    return flat_ && flatImage_ ? &*flatImage_ : image_.get();
}

void SpectrumView::updatePercentileRange() {
    if (flat_ && !flatImage_ && image_)
        flatImage_ = flattened(*image_);
    if (!automaticRange_ || !shownImage())
        return;
    auto& range = automaticRanges_[flat_];
    if (!range)
        range = percentiles(*shownImage(), lowPercentile_, highPercentile_);
    std::tie(scale_.low, scale_.high) = *range;
    emit colorRangeChanged(scale_.low, scale_.high);
}

void SpectrumView::updateColors() {
    picture_->setImage(shownImage() && shownImage()->width > 0 ? renderSpectrum(*shownImage(), scale_)
                                                               : QImage());
    const QSignalBlocker quiet(colorBar_);
    colorBar_->setGradient(gradientOf(scale_.map));
    colorBar_->setDataRange(QCPRange(scale_.low, scale_.high));
    colorBar_->setLabel(flat_ ? tr("log₁₀ (value / median of its frequency)") : tr("log₁₀ (mV/m/√Hz)"));
    replot(rpQueuedReplot);
}

void SpectrumView::setColorMap(const ColorMap& map) {
    scale_.map = map;
    updateColors();
}

void SpectrumView::setPercentiles(double low, double high) {
    lowPercentile_ = low;
    highPercentile_ = high;
    automaticRanges_[0] = automaticRanges_[1] = std::nullopt;
    automaticRange_ = true;
    updatePercentileRange();
    updateColors();
}

void SpectrumView::setRange(float low, float high) {
    automaticRange_ = false;
    scale_.low = low;
    scale_.high = high;
    updateColors();
    emit colorRangeChanged(low, high);
}

void SpectrumView::setFlattened(bool flattened) {
    if (flat_ == flattened)
        return;
    flat_ = flattened;
    automaticRange_ = true; // the two have nothing in common
    updatePercentileRange();
    updateColors();
}

// ---- zoom and pan

void SpectrumView::limitRanges() {
    xAxis->setRange(limited(xAxis->range(), geometry_.fullTime(), leastSeconds));
    yAxis->setRange(limited(yAxis->range(), geometry_.fullFrequency(), leastKiloHertz));
    replot(rpQueuedReplot);
}

void SpectrumView::fit() {
    xAxis->setRange(geometry_.fullTime());
    yAxis->setRange(geometry_.fullFrequency());
    replot(rpQueuedReplot);
}

void SpectrumView::zoomAt(QPointF place, double factor, Qt::Orientations orientations) {
    if (orientations & Qt::Horizontal)
        xAxis->scaleRange(factor, xAxis->pixelToCoord(place.x()));
    if (orientations & Qt::Vertical)
        yAxis->scaleRange(factor, yAxis->pixelToCoord(place.y()));
    limitRanges();
    reportCursor();
}

void SpectrumView::zoomIn() {
    zoomAt(plotRect().center(), 1 / wheelStep, Qt::Horizontal | Qt::Vertical);
}

void SpectrumView::zoomOut() {
    zoomAt(plotRect().center(), wheelStep, Qt::Horizontal | Qt::Vertical);
}

void SpectrumView::zoomTo(const SpectrumBox& box) {
    constexpr double room = 1.5; ///< at each side, in sizes of the box
    constexpr double leastRoomSeconds = 60, leastRoomKiloHertz = 0.8;
    const double start = geometry_.secondsOf(box.utcStart), end = geometry_.secondsOf(box.utcEnd);
    const double low = box.frequencyLowHz / 1000, high = box.frequencyHighHz / 1000;
    const double roomSeconds = std::max(room * (end - start), leastRoomSeconds);
    const double roomKiloHertz = std::max(room * (high - low), leastRoomKiloHertz);
    xAxis->setRange(start - roomSeconds, end + roomSeconds);
    yAxis->setRange(low - roomKiloHertz, high + roomKiloHertz);
    limitRanges();
}

void SpectrumView::panBy(QPointF distance) {
    xAxis->moveRange(xAxis->pixelToCoord(0) - xAxis->pixelToCoord(distance.x()));
    yAxis->moveRange(yAxis->pixelToCoord(0) - yAxis->pixelToCoord(distance.y()));
    limitRanges();
}

void SpectrumView::wheelEvent(QWheelEvent* event) {
    const QPointF place = event->position();
    // With Shift or Alt some platforms turn the wheel sideways.
    const int turn = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    const double notches = turn / 120.0;
    const QRect plot = plotRect();
    if (tool_ != Tool::Inspect && event->modifiers() & Qt::ShiftModifier) {
        setBrushDiameter(brushDiameter_ * std::pow(brushStep, notches));
    } else if (plot.contains(place.toPoint())) {
        zoomAt(place, std::pow(wheelStep, -notches), Qt::Horizontal | Qt::Vertical);
    } else if (place.x() < plot.left() && place.y() <= plot.bottom()) {
        zoomAt(place, std::pow(wheelStep, -notches), Qt::Vertical);
    } else if (place.y() > plot.bottom() && place.x() <= plot.right()) {
        zoomAt(place, std::pow(wheelStep, -notches), Qt::Horizontal);
    } else {
        QCustomPlot::wheelEvent(event); // the colour bar
    }
    event->accept();
}

// ---- tools

void SpectrumView::setTool(Tool tool) {
    if (tool_ == tool)
        return;
    finishStroke();
    tool_ = tool;
    updateMouseShape();
    update(plotRect());
    emit toolChanged(tool);
}

void SpectrumView::setBrushDiameter(double pixels) {
    const double diameter = std::clamp(pixels, minBrushDiameter, maxBrushDiameter);
    if (diameter == brushDiameter_)
        return;
    brushDiameter_ = diameter;
    update(plotRect());
    emit brushDiameterChanged(diameter);
}

void SpectrumView::growBrush() {
    setBrushDiameter(std::max(brushDiameter_ * brushStep, brushDiameter_ + 1));
}

void SpectrumView::shrinkBrush() {
    setBrushDiameter(std::min(brushDiameter_ / brushStep, brushDiameter_ - 1));
}

void SpectrumView::setBrushUnit(BrushUnit unit) {
    brushUnit_ = unit;
    update(plotRect());
}

void SpectrumView::setMaskVisible(bool visible) {
    overlay_.fillVisible = visible;
    update(plotRect());
}

void SpectrumView::setOutlineVisible(bool visible) {
    overlay_.outlineVisible = visible;
    update(plotRect());
}

void SpectrumView::setProbabilityVisible(bool visible) {
    overlay_.probabilityVisible = visible;
    update(plotRect());
}

void SpectrumView::paintTo(QPointF place) {
    const std::size_t before = stroke_->step.size();
    overlay_.paintSegment(geometry_, stroke_->last, place, brushDiameter_,
                          brushUnit_ == BrushUnit::ScreenPixels, stroke_->label, stroke_->step);
    if (stroke_->step.size() != before)
        update(brushRect(stroke_->last).united(brushRect(place)).toAlignedRect());
    stroke_->last = place;
}

void SpectrumView::finishStroke() {
    if (!stroke_)
        return;
    const LabelHistory::Step step = std::move(stroke_->step);
    stroke_.reset();
    if (!step.empty())
        emit strokeFinished(step);
}

QSizeF SpectrumView::brushSizeOnScreen() const {
    if (brushUnit_ == BrushUnit::ScreenPixels || geometry_.empty())
        return {brushDiameter_, brushDiameter_};
    return geometry_.pixelSize(geometry_.timeline().pieces().front()) * brushDiameter_;
}

/// The brush at a place with the pixels that it may touch.
QRectF SpectrumView::brushRect(QPointF place) const {
    if (geometry_.empty())
        return {};
    const QSizeF size = brushSizeOnScreen() / 2 + geometry_.pixelSize(geometry_.timeline().pieces().front()) +
                        QSizeF(overlayMargin, overlayMargin);
    return {place.x() - size.width(), place.y() - size.height(), 2 * size.width(), 2 * size.height()};
}

void SpectrumView::updateMouseShape() {
    if (pan_)
        setCursor(Qt::ClosedHandCursor);
    else if (spaceHeld_)
        setCursor(Qt::OpenHandCursor);
    else if (canPaint() && cursor_ && plotRect().contains(cursor_->toPoint()))
        setCursor(Qt::CrossCursor);
    else
        unsetCursor();
}

void SpectrumView::mousePressEvent(QMouseEvent* event) {
    const QPointF place = event->position();
    if (stroke_ || pan_)
        return;
    if (geometry_.empty() || !plotRect().contains(place.toPoint())) {
        QCustomPlot::mousePressEvent(event);
        return;
    }
    const Qt::MouseButton button = event->button();
    const bool wantsPan = button == Qt::MiddleButton || (button == Qt::LeftButton && spaceHeld_) ||
                          (button == Qt::LeftButton && tool_ == Tool::Inspect);
    if (wantsPan) {
        pan_ = Pan{place, button};
    } else if (canPaint() && (button == Qt::LeftButton || button == Qt::RightButton)) {
        const bool erases =
            tool_ == Tool::Eraser || button == Qt::RightButton || event->modifiers() & Qt::AltModifier;
        stroke_ = Stroke{{}, place, erases ? LabelMask::background : paintLabel_, button};
        paintTo(place);
    }
    moveCursor(place);
    event->accept();
}

void SpectrumView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF place = event->position();
    if (stroke_) {
        paintTo(place);
    } else if (pan_) {
        const QPointF distance = place - pan_->last;
        if (pan_->moved || distance.manhattanLength() >= clickDistance) {
            panBy(distance);
            pan_->last = place;
            pan_->moved = true;
        }
    } else {
        QCustomPlot::mouseMoveEvent(event);
    }
    moveCursor(place);
    event->accept();
}

void SpectrumView::mouseReleaseEvent(QMouseEvent* event) {
    if (stroke_ && event->button() == stroke_->button) {
        finishStroke();
    } else if (pan_ && event->button() == pan_->button) {
        const bool clicked = !pan_->moved && tool_ == Tool::Inspect && event->button() == Qt::LeftButton;
        pan_.reset();
        if (const int index = highlightAt(event->position()); clicked && index >= 0)
            emit highlightClicked(index);
    } else if (!stroke_ && !pan_) {
        QCustomPlot::mouseReleaseEvent(event);
    }
    updateMouseShape();
    event->accept();
}

void SpectrumView::mouseDoubleClickEvent(QMouseEvent* event) {
    mousePressEvent(event); // the second of two quick strokes
}

void SpectrumView::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space) {
        QCustomPlot::keyPressEvent(event);
        return;
    }
    spaceHeld_ = true;
    updateMouseShape();
}

void SpectrumView::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space) {
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
    if (!stroke_)
        moveCursor(std::nullopt);
    QCustomPlot::leaveEvent(event);
}

void SpectrumView::moveCursor(std::optional<QPointF> place) {
    if (tool_ != Tool::Inspect) {
        for (const auto& changed : {cursor_, place}) {
            if (changed)
                update(brushRect(*changed).toAlignedRect());
        }
    }
    cursor_ = place;
    updateMouseShape();
    reportCursor();
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
        info.value = image_->at(info.row, info.column);
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
    drawOverlays(painter, event->rect());
    drawBrush(painter);
}

void SpectrumView::draw(QCPPainter* painter) {
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
    drawHighlights(painter);
    if (halfOrbit_->simulated)
        drawSimulatedMark(painter);
    painter.restore();
}

QRectF SpectrumView::highlightRect(const SpectrumBox& box) const {
    const SpectrumGrid& grid = geometry_.grid();
    const QPointF topLeft =
        toWidget({grid.columnAt(box.utcStart) - 0.5, grid.rowAt(box.frequencyHighHz) - 0.5});
    const QPointF bottomRight =
        toWidget({grid.columnAt(box.utcEnd) + 0.5, grid.rowAt(box.frequencyLowHz) + 0.5});
    constexpr double margin = 4;
    return QRectF(topLeft, bottomRight).adjusted(-margin, -margin, margin, margin);
}

int SpectrumView::highlightAt(QPointF place) const {
    for (std::size_t i = highlights_.size(); i-- > 0;) {
        if (highlightRect(highlights_[i].box).contains(place))
            return static_cast<int>(i);
    }
    return -1;
}

void SpectrumView::drawHighlights(QPainter& painter) const {
    for (const SpectrumHighlight& highlight : highlights_) {
        const QRectF rect = highlightRect(highlight.box);
        if (!rect.intersects(plotRect()))
            continue;
        const QColor color = highlight.selected ? QColor(255, 200, 40) : QColor(255, 255, 255);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(0, 0, 0, 160), highlight.selected ? 4 : 3));
        painter.drawRect(rect);
        painter.setPen(QPen(color, highlight.selected ? 2 : 1));
        painter.drawRect(rect);
        if (!highlight.label.isEmpty())
            drawTag(painter, rect.topLeft() - QPointF(0, 3), highlight.label, QColor(0, 0, 0, 170), color,
                    plotRect());
    }
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

void SpectrumView::drawBrush(QPainter& painter) const {
    if (!cursor_ || !canPaint() || pan_ || spaceHeld_ || !plotRect().contains(cursor_->toPoint()))
        return;
    const QSizeF size = brushSizeOnScreen();
    painter.setClipRect(plotRect());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 180), 3));
    painter.drawEllipse(*cursor_, size.width() / 2, size.height() / 2);
    painter.setPen(QPen(Qt::white, 1.2, tool_ == Tool::Eraser ? Qt::DashLine : Qt::SolidLine));
    painter.drawEllipse(*cursor_, size.width() / 2, size.height() / 2);
}

} // namespace nucleoscope
