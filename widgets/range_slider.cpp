#include "widgets/range_slider.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace nucleoscope {

namespace {

constexpr double handleRadius = 6, margin = handleRadius + 1, grooveHeight = 4; ///< pixels

} // namespace

RangeSlider::RangeSlider(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void RangeSlider::setLimits(double low, double high) {
    lowest_ = low;
    highest_ = std::max(high, low + 1e-6);
    update();
}

void RangeSlider::setRange(double low, double high) {
    low_ = std::min(low, high);
    high_ = std::max(low, high);
    update();
}

void RangeSlider::setInverted(bool inverted) {
    inverted_ = inverted;
    update();
}

double RangeSlider::placeOf(double value) const {
    const double part = std::clamp((value - lowest_) / (highest_ - lowest_), 0.0, 1.0);
    return margin + part * (width() - 2 * margin);
}

double RangeSlider::valueAt(double place) const {
    const double part = (place - margin) / std::max(width() - 2 * margin, 1.0);
    return lowest_ + std::clamp(part, 0.0, 1.0) * (highest_ - lowest_);
}

void RangeSlider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double middle = height() / 2.0, low = placeOf(low_), high = placeOf(high_);
    const QPalette::ColorGroup group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    const QColor in = isEnabled() ? palette().color(group, QPalette::Highlight)
                                  : palette().color(group, QPalette::Mid).darker(115),
                 out = palette().color(group, QPalette::Mid);
    const auto groove = [&](double from, double to, const QColor& color) {
        painter.setBrush(color);
        painter.drawRoundedRect(QRectF(from, middle - grooveHeight / 2, to - from, grooveHeight), 2, 2);
    };
    groove(margin, width() - margin, inverted_ ? in : out);
    groove(low, high, inverted_ ? out : in);
    painter.setPen(QPen(palette().color(group, QPalette::ButtonText), 1));
    painter.setBrush(palette().color(group, QPalette::Base));
    for (const double place : {low, high})
        painter.drawEllipse(QPointF(place, middle), handleRadius - 0.5, handleRadius - 0.5);
}

void RangeSlider::mousePressEvent(QMouseEvent* event) {
    const double place = event->position().x(), low = placeOf(low_), high = placeOf(high_);
    const bool isBetween = place > low + handleRadius && place < high - handleRadius;
    const bool isNearerLow = std::abs(place - low) < std::abs(place - high) || place < low;
    held_ = isBetween ? Held::Both : isNearerLow ? Held::Low : Held::High;
    grabbed_ = valueAt(place);
    mouseMoveEvent(event);
}

void RangeSlider::mouseMoveEvent(QMouseEvent* event) {
    const double value = valueAt(event->position().x());
    const double before[] = {low_, high_};
    switch (held_) {
    case Held::None:
        return;
    case Held::Low:
        low_ = std::min(value, high_);
        break;
    case Held::High:
        high_ = std::max(value, low_);
        break;
    case Held::Both: {
        const double way = std::clamp(value - grabbed_, lowest_ - low_, highest_ - high_);
        low_ += way;
        high_ += way;
        grabbed_ += way;
        break;
    }
    }
    if (low_ == before[0] && high_ == before[1])
        return;
    update();
    emit rangeChanged(low_, high_);
}

void RangeSlider::mouseReleaseEvent(QMouseEvent*) {
    held_ = Held::None;
}

} // namespace nucleoscope
