#include "widgets/spectrum_color_bar.h"

#include "widgets/spectrum_axes.h"

#include <algorithm>
#include <cmath>

namespace nucleoscope {

namespace {

constexpr int barWidth = 14;
constexpr double endShare = 0.2; ///< of the bar's length that moves one end only

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

} // namespace

SpectrumColorBar::SpectrumColorBar(QCustomPlot* plot, SpectrumColors& colors)
    : colors_(colors), element_(new QCPColorScale(plot)) {
    element_->setType(QCPAxis::atRight);
    element_->setBarWidth(barWidth);
    element_->axis()->setTicker(QSharedPointer<DecimalTicker>::create());
}

void SpectrumColorBar::setVisible(bool visible) {
    element_->setVisible(visible);
    element_->axis()->axisRect()->setVisible(visible);
}

void SpectrumColorBar::applyTheme(const QFont& font, const QColor& ink, const QColor& line) {
    QCPAxis* axis = element_->axis();
    axis->setBasePen(QPen(line));
    axis->setTickPen(QPen(line));
    axis->setSubTickPen(QPen(line));
    axis->setTickLabelColor(ink);
    axis->setLabelColor(ink);
    axis->setTickLabelFont(font);
    axis->setLabelFont(font);
    // The same room whatever the numbers, so that the plot keeps its width and stacked ones stay aligned.
    const QFontMetrics metrics(font);
    const int room = metrics.horizontalAdvance(QStringLiteral("−000.00")) + metrics.height() + 18;
    axis->axisRect()->setMinimumMargins(QMargins(0, 0, room, 0));
}

QString SpectrumColorBar::help() {
    return tr("Drag an end or the middle to change the range of the colours; double click for the automatic "
              "range, right click for more.");
}

QString SpectrumColorBar::label() const {
    const SpectrumQuantity quantity = colors_.quantity();
    const QString unit = QString::fromStdString(quantity.unit());
    if (!quantity.relative)
        return unit;
    //: Label of the colour bar; %1 the unit of a ratio, dex or dB
    return quantity.density == SpectrumQuantity::Density::Power
               ? tr("power above the median of its frequency (%1)").arg(unit)
               : tr("amplitude above the median of its frequency (%1)").arg(unit);
}

void SpectrumColorBar::updateColors() {
    const ColorScale& scale = colors_.scale();
    const SpectrumQuantity quantity = colors_.quantity();
    element_->setGradient(gradientOf(scale.map));
    element_->setDataRange({quantity.fromLog10Amplitude(scale.low), quantity.fromLog10Amplitude(scale.high)});
    element_->setLabel(label());
}

bool SpectrumColorBar::contains(QPointF place) const {
    return element_->visible() && element_->outerRect().contains(place.toPoint());
}

SpectrumColorBar::Part SpectrumColorBar::partAt(double y) const {
    const QRect bar = barRect();
    const double fromTop = (y - bar.top()) / std::max(bar.height(), 1);
    if (fromTop < endShare)
        return Part::High;
    return fromTop > 1 - endShare ? Part::Low : Part::Middle;
}

bool SpectrumColorBar::press(QPointF place) {
    if (!contains(place))
        return false;
    drag_ = Drag{partAt(place.y()), place.y(), colors_.range()};
    return true;
}

void SpectrumColorBar::drag(QPointF place) {
    if (!drag_)
        return;
    // The value under the mouse stays under it. An end leaves the other one where it is.
    const QRect bar = barRect();
    const double height = std::max(bar.height(), 1), least = 0.05;
    const auto above = [&](double y) { return std::clamp((bar.bottom() - y) / height, least, 1.0); };
    const auto below = [&](double y) { return std::clamp((y - bar.top()) / height, least, 1.0); };
    const auto [low, high] = drag_->range;
    const double span = high - low;
    switch (drag_->part) {
    case Part::High:
        colors_.setRange({low, static_cast<float>(low + span * above(drag_->from) / above(place.y()))});
        break;
    case Part::Low:
        colors_.setRange({static_cast<float>(high - span * below(drag_->from) / below(place.y())), high});
        break;
    case Part::Middle:
        const auto shift = static_cast<float>((place.y() - drag_->from) / height * span);
        colors_.setRange({low + shift, high + shift});
        break;
    }
}

void SpectrumColorBar::turn(double notches) {
    const auto [low, high] = colors_.range();
    const float center = (low + high) / 2;
    const auto half = static_cast<float>((high - low) / 2 * std::pow(1.15, -notches));
    colors_.setRange({center - half, center + half});
}

Qt::CursorShape SpectrumColorBar::cursorShape(QPointF place) const {
    if (partAt(place.y()) != Part::Middle)
        return Qt::SizeVerCursor;
    return isDragged() ? Qt::ClosedHandCursor : Qt::OpenHandCursor;
}

} // namespace nucleoscope
