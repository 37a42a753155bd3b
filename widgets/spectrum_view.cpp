#include "widgets/spectrum_view.h"

#include "core/error.h"
#include "widgets/mixed_color.h"
#include "widgets/navigation_tools.h"
#include "widgets/spectrum_picture.h"

#include <algorithm>
#include <cmath>

namespace nucleoscope {

namespace {

constexpr double wheelStep = 1.25; ///< zoom of one notch of the wheel

} // namespace

SpectrumView::SpectrumView(QWidget* parent)
    : QCustomPlot(parent), geometry_(xAxis, yAxis), navigator_(xAxis, yAxis, geometry_),
      highlights_(geometry_) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 160);
    buildLayout();
    makeTools();
    connectParts();
    applyTheme();
    updateColors();
    navigator_.setVisible(navigator_.whole());
}

SpectrumView::~SpectrumView() = default;

void SpectrumView::buildLayout() {
    setNoAntialiasingOnDrag(false);
    setInteractions({}); // all of it is below
    axisRect()->setRangeDrag({});
    axisRect()->setRangeZoom({});
    axisRect()->setupFullAxesBox();

    timeTicker_.reset(new UtcTicker);
    frequencyTicker_.reset(new FrequencyTicker);
    xAxis->setTicker(timeTicker_);
    yAxis->setTicker(frequencyTicker_);
    xAxis->setTickLabels(false);
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->grid()->setVisible(false);
        axis->grid()->setLayer(QStringLiteral("axes")); // over the picture
        axis->setTickLength(0, 5);
        axis->setSubTickLength(0, 3);
    }
    for (QCPAxis* axis : {xAxis2, yAxis2})
        axis->setTicks(false);

    picture_ = new SpectrumPicture(xAxis, yAxis, geometry_); // owned by the plot
    lanes_ = new SpectrumLanes(xAxis, geometry_);
    tickRows_ = new SpectrumTickRows(xAxis);

    colorBar_ = std::make_unique<SpectrumColorBar>(this, colors_);
    plotLayout()->addElement(0, 1, colorBar_->element());
    auto* margins = new QCPMarginGroup(this);
    axisRect()->setMarginGroup(QCP::msTop | QCP::msBottom, margins);
    colorBar_->element()->setMarginGroup(QCP::msTop | QCP::msBottom, margins);

    plotLayout()->insertRow(0);
    title_ = new QCPTextElement(this);
    title_->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
    plotLayout()->addElement(0, 0, title_);
    plotLayout()->setRowSpacing(0);
}

void SpectrumView::connectParts() {
    connect(&settings_, &LabelToolSettings::changed, this, [this] {
        activeTool().optionsChanged();
        update(plotRect());
        emit toolOptionsChanged(toolOptions());
    });
    connect(&colors_, &SpectrumColors::changed, this, &SpectrumView::updateColors);
    connect(&colors_, &SpectrumColors::rangeChanged, this, &SpectrumView::colorRangeChanged);
    connect(&navigator_, &SpectrumNavigator::visibleRangeChanged, this, [this](const SpectrumRange& range) {
        replot(rpQueuedReplot);
        reportCursor();
        emit visibleRangeChanged(range);
    });
    connect(&navigator_, &SpectrumNavigator::historyChanged, this, &SpectrumView::historyChanged);
    connect(this, &QCustomPlot::afterReplot, this, &SpectrumView::reportPlotRect);
}

void SpectrumView::applyTheme() {
    const QColor ink = palette().color(QPalette::WindowText), window = palette().color(QPalette::Window);
    const QColor line = mixed(ink, window, 0.35);
    setBackground(window);
    axisRect()->setBackground(mixed(window, ink, 0.15)); // gaps
    for (QCPAxis* axis : {xAxis, yAxis, xAxis2, yAxis2}) {
        axis->setBasePen(QPen(line));
        axis->setTickPen(QPen(line));
        axis->setSubTickPen(QPen(line));
        axis->setTickLabelColor(ink);
        axis->setLabelColor(ink);
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
    }
    colorBar_->applyTheme(font(), ink, line);
    title_->setTextColor(ink);
    title_->setFont(font());
    lanes_->setTheme(font(), ink);
    tickRows_->setFont(font());
    tickRows_->setColor(ink);
    updateMargins();
}

void SpectrumView::updateMargins() {
    const int left = tickRows_->widthNeeded();
    axisRect()->setMinimumMargins(QMargins(left, 4 + lanes_->heightNeeded(), 4, tickRows_->heightNeeded()));
    title_->setMargins(QMargins(left, 3, 0, 1));
    // Of the margins that the plot shares with the colour bar the larger counts, and the bar's own only grow.
    colorBar_->element()->setMargins(QMargins());
    timeTicker_->setRoom(axisRect()->width(), *tickRows_);
}

/// How high the plot is is known once it is laid out.
void SpectrumView::fitFrequencyAxis() {
    const int height = axisRect()->height();
    constexpr int pixelsPerTick = 60;
    const int ticks = std::clamp(height / pixelsPerTick, 2, 8);
    const QString whole = tr("Frequency (kHz)");
    const QString label = QFontMetrics(font()).horizontalAdvance(whole) <= height ? whole : tr("kHz");
    if (ticks == frequencyTicker_->tickCount() && label == yAxis->label())
        return;
    frequencyTicker_->setTickCount(ticks);
    yAxis->setLabel(label);
    replot(rpQueuedReplot);
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

void SpectrumView::showTitle(bool shown) {
    if (shown == title_->visible())
        return;
    title_->setVisible(shown);
    if (shown) {
        plotLayout()->insertRow(0);
        plotLayout()->addElement(0, 0, title_);
    } else {
        plotLayout()->take(title_);
        plotLayout()->simplify(); // an empty row would take its share of the height
    }
}

/// Beside the title, above the lanes.
QRect SpectrumView::legendArea() const {
    if (!options_.title || !isTop_)
        return {};
    const QRect plot = plotRect(), row = title_->rect();
    const int titleEnd = row.left() + QFontMetrics(font()).horizontalAdvance(title_->text()) + 16;
    return {QPoint(titleEnd, row.top()), QPoint(plot.right(), row.bottom())};
}

void SpectrumView::updateGrid() {
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->grid()->setVisible(options_.grid || options_.secondaryGrid);
        axis->grid()->setSubGridVisible(options_.secondaryGrid);
        axis->grid()->setPen(QPen(QColor(255, 255, 255, 130), 1, Qt::DashLine));
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->grid()->setSubGridPen(QPen(QColor(255, 255, 255, 60), 1, Qt::DotLine));
    }
}

void SpectrumView::setOptions(SpectrumViewOptions options) {
    if (options == options_)
        return;
    options_ = std::move(options);
    frequencyTicker_->setLogarithmic(options_.logarithmicFrequency);
    navigator_.setLogarithmic(options_.logarithmicFrequency);
    navigator_.keepsZoom = options_.keepsZoom;
    applyOptions();
    emit optionsChanged(options_);
}

void SpectrumView::setStackPlace(bool isTop, bool isBottom) {
    if (isTop == isTop_ && isBottom == isBottom_)
        return;
    isTop_ = isTop;
    isBottom_ = isBottom;
    applyOptions();
}

void SpectrumView::applyOptions() {
    lanes_->setShown(isTop_ && options_.daylight, isTop_ && options_.magneticBand, isTop_ && options_.burst);
    tickRows_->setRows(isBottom_ ? options_.tickRows : std::vector<TickRow>());
    colorBar_->setVisible(isTop_ && isBottom_ && options_.colorBar); // a stack has its own
    showTitle(isTop_ && options_.title);
    updateGrid();
    updateMargins();
    replot(rpQueuedReplot);
}

void SpectrumView::setHalfOrbit(std::shared_ptr<const HalfOrbit> halfOrbit,
                                std::shared_ptr<const SpectrumImage> image) {
    if (static_cast<std::size_t>(image->width) != halfOrbit->rows() ||
        static_cast<std::size_t>(image->height) != halfOrbit->bins())
        throw Error("the image is not on the grid of the half-orbit");
    finishStroke();
    holder_ = nullptr;
    navigator_.beforeHalfOrbit();
    halfOrbit_ = std::move(halfOrbit);
    geometry_.setHalfOrbit(*halfOrbit_);
    overlay_.setMask({});
    overlay_.setProbability(nullptr);
    highlights_.set({});
    marker_.reset();
    pinned_.reset();

    if (!geometry_.empty())
        timeTicker_->setStart(halfOrbit_->track.utc.front());
    tickRows_->setGrid(geometry_.grid());
    lanes_->setTrack(halfOrbit_->track);
    updateTitle();
    colors_.setImage(std::move(image));
    backdrop_.reset();
    activeTool().begin();
    navigator_.afterHalfOrbit();
    replot(rpQueuedReplot);
    reportCursor();
}

void SpectrumView::clear() {
    setHalfOrbit(std::make_shared<HalfOrbit>(), std::make_shared<SpectrumImage>());
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
    highlights_.set(std::move(highlights));
    update(plotRect());
}

void SpectrumView::updateColors() {
    picture_->setImage(colors_.render());
    colorBar_->updateColors();
    reportCursor();
    replot(rpQueuedReplot);
}

void SpectrumView::setFlattened(bool flattened) {
    colors_.setFlattened(flattened);
}

void SpectrumView::setMaskVisible(bool visible) {
    overlay_.fillVisible = visible;
    update(plotRect());
    emit overlaysChanged();
}

void SpectrumView::setOutlineVisible(bool visible) {
    overlay_.outlineVisible = visible;
    update(plotRect());
    emit overlaysChanged();
}

void SpectrumView::setProbabilityVisible(bool visible) {
    overlay_.probabilityVisible = visible;
    update(plotRect());
    emit overlaysChanged();
}

void SpectrumView::setMarker(std::optional<SpectrumPlace> place) {
    repaintCrosshair(markerPlace());
    marker_ = place;
    repaintCrosshair(markerPlace());
}

void SpectrumView::setPinned(std::optional<SpectrumPlace> place) {
    pinned_ = place;
    update(plotRect());
}

void SpectrumView::setTag(const QString& text) {
    tag_ = text;
    update(plotRect());
}

// ---- zoom and pan

void SpectrumView::fit() {
    navigator_.fit();
}

void SpectrumView::zoomIn() {
    navigator_.zoomAt(plotRect().center(), 1 / wheelStep, Qt::Horizontal | Qt::Vertical);
}

void SpectrumView::zoomOut() {
    navigator_.zoomAt(plotRect().center(), wheelStep, Qt::Horizontal | Qt::Vertical);
}

void SpectrumView::zoomTo(const SpectrumBox& box) {
    navigator_.zoomTo(box);
}

void SpectrumView::goBack() {
    navigator_.goBack();
}

void SpectrumView::goForward() {
    navigator_.goForward();
}

void SpectrumView::setVisibleRange(const SpectrumRange& range) {
    navigator_.setVisible(range);
}

void SpectrumView::wheelEvent(QWheelEvent* event) {
    const QPointF place = event->position();
    // With Shift or Alt some platforms turn the wheel sideways.
    const int turn = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    const double notches = turn / 120.0;
    const double factor = std::pow(wheelStep, -notches);
    const QRect plot = plotRect();
    event->accept();
    if (colorBar_->contains(place))
        colorBar_->turn(notches);
    else if (plot.contains(place.toPoint()) && activeTool().turn(notches, event->modifiers()))
        return;
    else if (plot.contains(place.toPoint()))
        navigator_.zoomAt(place, factor, Qt::Horizontal | Qt::Vertical);
    else if (place.x() < plot.left() && place.y() <= plot.bottom())
        navigator_.zoomAt(place, factor, Qt::Vertical);
    else if (place.y() > plot.bottom() && place.x() <= plot.right())
        navigator_.zoomAt(place, factor, Qt::Horizontal);
}

} // namespace nucleoscope
