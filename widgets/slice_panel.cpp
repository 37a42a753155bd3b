#include "widgets/slice_panel.h"

#include "widgets/mixed_color.h"
#include "widgets/spectrum_axes.h"

#include <algorithm>
#include <cmath>

namespace nucleoscope {

namespace {

constexpr int edge = 6;           ///< between the axes and the side without labels
constexpr int valueLabels = 16;   ///< pixels a label of the value axis needs at least, upward
constexpr int nameGap = 12;       ///< between the names of the two lines
constexpr double headroom = 0.05; ///< of the range, beyond the lowest and the highest value

/// Two colours that are told apart with any kind of colour vision, on light and on dark.
QColor colorOf(SlicePanel::Cursor cursor, bool dark) {
    if (cursor == SlicePanel::Cursor::Moving)
        return dark ? QColor(86, 180, 233) : QColor(0, 105, 180);
    return dark ? QColor(240, 160, 60) : QColor(200, 90, 0);
}

} // namespace

SlicePanel::SlicePanel(Kind kind, QWidget* parent)
    : QCustomPlot(parent), kind_(kind), shared_(kind == Kind::Spectrum ? yAxis : xAxis),
      value_(kind == Kind::Spectrum ? xAxis : yAxis), frequencyTicker_(new FrequencyTicker),
      timeTicker_(new UtcTicker) {
    setInteractions({});
    setMinimumSize(120, 90);
    axisRect()->setupFullAxesBox();
    for (QCPAxis* axis : {xAxis2, yAxis2})
        axis->setTicks(false);
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setTickLength(0, 5);
        axis->setSubTickLength(0, 3);
    }
    shared_->grid()->setVisible(false);
    if (kind_ == Kind::Spectrum)
        shared_->setTicker(frequencyTicker_);
    else
        shared_->setTicker(timeTicker_);
    value_->setTicker(QSharedPointer<DecimalTicker>::create());
    for (const Cursor cursor : {Cursor::Pinned, Cursor::Moving}) {
        Line& made = line(cursor);
        made.graph = new QCPGraph(shared_, value_); // owned by the plot
        made.graph->setAdaptiveSampling(false);     // would swallow breaks
        made.place = new QCPItemStraightLine(this);
        made.place->setVisible(false);
        made.label = new QCPItemText(this);
        made.label->setClipToAxisRect(false);
    }
    placeNames();
    applyTheme();
}

/// Above the axes, the moving one's first.
void SlicePanel::placeNames() {
    QCPItemText* first = line(Cursor::Moving).label;
    first->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
    first->position->setType(QCPItemPosition::ptAxisRectRatio);
    first->position->setCoords(0, 0);
    QCPItemText* second = line(Cursor::Pinned).label;
    second->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
    second->position->setParentAnchor(first->bottomRight);
    second->position->setCoords(nameGap, 0);
}

void SlicePanel::applyTheme() {
    const QColor ink = palette().color(QPalette::WindowText), window = palette().color(QPalette::Window);
    const bool dark = window.lightness() < 128;
    const QColor frame = mixed(ink, window, 0.35);
    setBackground(window);
    axisRect()->setBackground(palette().color(QPalette::Base));
    for (QCPAxis* axis : {xAxis, yAxis, xAxis2, yAxis2}) {
        for (const auto set : {&QCPAxis::setBasePen, &QCPAxis::setTickPen, &QCPAxis::setSubTickPen})
            (axis->*set)(QPen(frame));
        axis->setTickLabelColor(ink);
        axis->setLabelColor(ink);
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
    }
    value_->grid()->setPen(QPen(mixed(ink, palette().color(QPalette::Base), 0.85), 0));
    value_->grid()->setZeroLinePen(value_->grid()->pen());
    for (const Cursor cursor : {Cursor::Moving, Cursor::Pinned}) {
        const QColor color = colorOf(cursor, dark);
        line(cursor).graph->setPen(QPen(color, 1.2));
        line(cursor).place->setPen(QPen(mixed(color, window, 0.3), 0, Qt::DashLine));
        line(cursor).label->setColor(color);
        line(cursor).label->setFont(font());
    }
    updateNames();
    applySpan();
}

void SlicePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyTheme();
        replot(rpQueuedReplot);
    }
    QCustomPlot::changeEvent(event);
}

void SlicePanel::resizeEvent(QResizeEvent* event) {
    QCustomPlot::resizeEvent(event);
    applySpan();
    replot(rpQueuedReplot);
}

void SlicePanel::begin(UtcMs start, float low, float high) {
    low_ = low;
    high_ = std::max(high, low + 1e-3F);
    timeTicker_->setStart(start);
    clearLine(Cursor::Moving);
    clearLine(Cursor::Pinned);
    updateValueAxis();
}

void SlicePanel::setQuantity(const SpectrumQuantity& quantity) {
    quantity_ = quantity;
    value_->setLabel(QString::fromStdString(quantity.unit()));
    for (Line& each : lines_)
        updateData(each);
    updateValueAxis();
    replot(rpQueuedReplot);
}

void SlicePanel::updateData(Line& each) {
    QVector<double> keys, values;
    keys.reserve(static_cast<qsizetype>(each.slice.at.size()));
    values.reserve(keys.capacity());
    const double perKey = kind_ == Kind::Spectrum ? 1e-3 : 1;
    for (std::size_t i = 0; i < each.slice.at.size(); ++i) {
        const double logarithm = static_cast<double>(each.slice.log10Amplitude[i]);
        keys.append(each.slice.at[i] * perKey);
        values.append(quantity_.fromLog10Amplitude(logarithm));
    }
    each.graph->setData(keys, values, true);
}

void SlicePanel::updateValueAxis() {
    const double room = headroom * static_cast<double>(high_ - low_);
    value_->setRange(quantity_.fromLog10Amplitude(static_cast<double>(low_) - room),
                     quantity_.fromLog10Amplitude(static_cast<double>(high_) + room));
}

void SlicePanel::setLine(Cursor cursor, const SpectrumSlice& slice, double at, const QString& name) {
    Line& each = line(cursor);
    each.slice = slice;
    each.name = name;
    for (const float value : slice.log10Amplitude) {
        if (std::isfinite(value)) {
            low_ = std::min(low_, value);
            high_ = std::max(high_, value);
        }
    }
    updateData(each);
    updateValueAxis();
    each.place->setVisible(true);
    const bool upright = kind_ == Kind::Series;
    each.place->point1->setCoords(upright ? QPointF(at, 0) : QPointF(0, at));
    each.place->point2->setCoords(upright ? QPointF(at, 1) : QPointF(1, at));
    updateNames();
    replot(rpQueuedReplot);
}

void SlicePanel::clearLine(Cursor cursor) {
    Line& each = line(cursor);
    each.slice = {};
    each.name.clear();
    each.graph->data()->clear();
    each.place->setVisible(false);
    updateNames();
    replot(rpQueuedReplot);
}

void SlicePanel::updateNames() {
    for (const Line& each : lines_)
        each.label->setText(each.name);
}

void SlicePanel::setShown(const QCPRange& range, bool logarithmic) {
    const auto type = logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear;
    if (shared_->scaleType() != type)
        shared_->setScaleType(type);
    frequencyTicker_->setLogarithmic(logarithmic);
    shared_->setRange(range);
    replot(rpQueuedReplot);
}

void SlicePanel::setSpan(int first, int last) {
    if (first == first_ && last == last_)
        return;
    first_ = first;
    last_ = last;
    applySpan();
    replot(rpQueuedReplot);
}

void SlicePanel::applySpan() {
    const int lineHeight = QFontMetrics(font()).height();
    const int length = (kind_ == Kind::Spectrum ? height() : width()) - 1;
    const int last = last_ > first_ ? last_ : length - edge;
    // Names stand above; the numbers of the value axis and its unit take their own room.
    if (kind_ == Kind::Series) {
        axisRect()->setAutoMargins(QCP::msNone);
        axisRect()->setMargins(QMargins(first_, lineHeight + 2, std::max(0, length - last), edge));
        value_->ticker()->setTickCount(std::max(2, (height() - lineHeight) / (2 * valueLabels)));
    } else {
        axisRect()->setAutoMargins(QCP::msLeft);
        axisRect()->setMinimumMargins(QMargins(edge, 0, 0, 0));
        axisRect()->setMargins(
            QMargins(axisRect()->margins().left(), first_, edge + lineHeight, std::max(0, length - last)));
        value_->ticker()->setTickCount(std::max(2, width() / 80));
    }
}

void SlicePanel::setNumbered(bool numbered) {
    shared_->setTickLabels(numbered);
}

QVector<QPointF> SlicePanel::points(Cursor cursor) const {
    QVector<QPointF> result;
    for (const QCPGraphData& point : *line(cursor).graph->data())
        result.append({point.key, point.value});
    return result;
}

} // namespace nucleoscope
