#include "widgets/picture_grid.h"

#include <QPainter>

namespace nucleoscope {

namespace {

constexpr int gap = 6, largestSide = 320;

} // namespace

PictureGrid::PictureGrid(int columns, QWidget* parent) : QWidget(parent), columns_(columns) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PictureGrid::setItems(QList<Item> items) {
    const bool otherRows = items.size() != items_.size();
    items_ = std::move(items);
    if (otherRows)
        setMinimumHeight(heightForWidth(width()));
    updateGeometry();
    update();
}

int PictureGrid::sideFor(int width) const {
    return std::clamp((width - gap * (columns_ - 1)) / columns_, 1, largestSide);
}

int PictureGrid::heightForWidth(int width) const {
    const int rows = (static_cast<int>(items_.size()) + columns_ - 1) / columns_;
    return rows * (sideFor(width) + fontMetrics().height() + gap);
}

QSize PictureGrid::sizeHint() const {
    constexpr int usualSide = 100;
    const int width = columns_ * usualSide + gap * (columns_ - 1);
    return {width, heightForWidth(width)};
}

void PictureGrid::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    setMinimumHeight(heightForWidth(width()));
}

void PictureGrid::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const int side = sideFor(width()), line = fontMetrics().height();
    for (int i = 0; i < items_.size(); ++i) {
        const QPoint corner(i % columns_ * (side + gap), i / columns_ * (side + line + gap));
        painter.drawImage(QRect(corner, QSize(side, side)), items_[i].picture);
        painter.drawText(QRect(corner + QPoint(0, side), QSize(side, line)), Qt::AlignCenter,
                         fontMetrics().elidedText(items_[i].caption, Qt::ElideMiddle, side));
    }
}

} // namespace nucleoscope
