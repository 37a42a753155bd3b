#include "widgets/spectrum_geometry.h"

#include <algorithm>
#include <cmath>

namespace nucleoscope {

void SpectrumGeometry::setHalfOrbit(const HalfOrbit& halfOrbit) {
    grid_ = SpectrumGrid(halfOrbit);
    timeline_ = SpectrumTimeline(halfOrbit.track);
}

QCPRange SpectrumGeometry::fullTime() const {
    return {timeline_.start(), timeline_.end()};
}

QCPRange SpectrumGeometry::fullFrequency() const {
    if (empty())
        return {0, 25};
    return {grid_.frequencyAt(grid_.height() - 0.5) / 1000, grid_.frequencyAt(-0.5) / 1000};
}

double SpectrumGeometry::secondsOf(UtcMs utc) const {
    return empty() ? 0 : static_cast<double>(utc - grid_.track().utc.front()) / 1000;
}

QPointF SpectrumGeometry::toWidget(GridPoint point) const {
    return {x(timeline_.secondsAt(point.column)), y(point.row)};
}

GridPoint SpectrumGeometry::toGrid(QPointF place) const {
    return {timeline_.columnAt(time_->pixelToCoord(place.x())),
            grid_.rowAt(frequency_->pixelToCoord(place.y()) * 1000)};
}

GridPoint SpectrumGeometry::toGrid(QPointF place, const Piece& piece) const {
    return {piece.columnAt(time_->pixelToCoord(place.x())),
            grid_.rowAt(frequency_->pixelToCoord(place.y()) * 1000)};
}

bool SpectrumGeometry::isInGap(QPointF place) const {
    return timeline_.pieceAt(time_->pixelToCoord(place.x())) == nullptr;
}

QSizeF SpectrumGeometry::pixelSize(const Piece& piece) const {
    return {x(piece.secondsPerColumn()) - x(0), y(0.5) - y(-0.5)};
}

SpectrumGeometry::Part SpectrumGeometry::part(const Piece& piece, const QRectF& area) const {
    const GridPoint topLeft = toGrid(area.topLeft(), piece), bottomRight = toGrid(area.bottomRight(), piece);
    const auto round = [](double value, int low, int high) {
        return static_cast<int>(std::lround(std::clamp<double>(value, low, high)));
    };
    Part part;
    part.firstColumn = round(topLeft.column, piece.firstColumn, piece.lastColumn + 1);
    part.lastColumn = round(bottomRight.column, piece.firstColumn - 1, piece.lastColumn);
    part.firstRow = round(topLeft.row, 0, grid_.height());
    part.lastRow = round(bottomRight.row, -1, grid_.height() - 1);
    part.target = QRectF(QPointF(x(piece.secondsAt(part.firstColumn - 0.5)), y(part.firstRow - 0.5)),
                         QPointF(x(piece.secondsAt(part.lastColumn + 0.5)), y(part.lastRow + 0.5)));
    return part;
}

void SpectrumGeometry::drawImage(QPainter& painter, const QImage& image, const QRectF& area,
                                 bool smooth) const {
    for (const Piece& piece : timeline_.pieces()) {
        const Part visible = part(piece, area);
        if (visible.empty())
            continue;
        const QRectF source = visible.source();
        const double across = visible.target.width() / source.width(),
                     down = visible.target.height() / source.height();
        // Interpolating where pixels are large would blur their edges.
        const bool isSmooth = smooth && std::min(across, down) < 1 && std::max(across, down) < 2;
        painter.setRenderHint(QPainter::SmoothPixmapTransform, isSmooth);
        painter.drawImage(visible.target, image, source);
    }
}

} // namespace nucleoscope
