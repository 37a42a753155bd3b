#include "widgets/spectrum_geometry.h"

#include "widgets/image_resampling.h"

#include <algorithm>
#include <cmath>

namespace nucleoscope {

namespace {

bool areEven(const SpectrumGrid& grid) {
    constexpr double tolerance = 0.01; ///< of a bin
    const double first = grid.frequencyAt(grid.height() - 1);
    for (int bin = 0; bin < grid.height(); ++bin) {
        const double even = first + bin * grid.binHz();
        if (std::abs(grid.frequencyAt(grid.height() - 1 - bin) - even) > tolerance * grid.binHz())
            return false;
    }
    return true;
}

/// The lowest edge between bins above 0 Hz, kHz.
double lowestPositiveEdge(const SpectrumGrid& grid) {
    for (int row = grid.height(); row >= 0; --row) {
        if (const double edge = grid.frequencyAt(row - 0.5); edge > 0)
            return edge / 1000;
    }
    return 0.001;
}

/// The pixels of a device, along one of its directions, whose centres lie between two places.
struct DevicePixels {
    DevicePixels(double scale, double shift, double low, double high)
        : scale(scale), shift(shift), first(static_cast<int>(std::ceil(scale * low + shift - 0.5))),
          count(static_cast<int>(std::ceil(scale * high + shift - 0.5)) - first) {}

    double placeAt(int edge) const { return (first + edge - shift) / scale; } ///< edge: 0 … count

    double scale, shift;
    int first, count;
};

} // namespace

void SpectrumGeometry::setHalfOrbit(const HalfOrbit& halfOrbit) {
    grid_ = SpectrumGrid(halfOrbit);
    timeline_ = SpectrumTimeline(halfOrbit.track);
    hasEvenBins_ = areEven(grid_);
    lowestEdge_ = lowestPositiveEdge(grid_);
}

QCPRange SpectrumGeometry::fullTime() const {
    return {timeline_.start(), timeline_.end()};
}

QCPRange SpectrumGeometry::fullFrequency() const {
    if (empty())
        return {isLogarithmic() ? 0.01 : 0, 25};
    const double low = isLogarithmic() ? lowestEdge_ : grid_.frequencyAt(grid_.height() - 0.5) / 1000;
    return {low, grid_.frequencyAt(-0.5) / 1000};
}

double SpectrumGeometry::secondsOf(UtcMs utc) const {
    return empty() ? 0 : static_cast<double>(utc - grid_.track().utc.front()) / 1000;
}

double SpectrumGeometry::y(double row) const {
    const double kiloHertz = grid_.frequencyAt(row) / 1000;
    return frequency_->coordToPixel(isLogarithmic() ? std::max(kiloHertz, lowestEdge_) : kiloHertz);
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

double SpectrumGeometry::columnWidth(const Piece& piece) const {
    return x(piece.secondsPerColumn()) - x(0);
}

std::vector<double> SpectrumGeometry::rowCentres() const {
    std::vector<double> centres(static_cast<std::size_t>(grid_.height()));
    for (int row = 0; row < grid_.height(); ++row)
        centres[static_cast<std::size_t>(row)] = y(row);
    return centres;
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
    part.target = QRectF(QPointF(x(piece.secondsAt(part.firstColumn - 0.5)), rowEdge(part.firstRow)),
                         QPointF(x(piece.secondsAt(part.lastColumn + 0.5)), rowEdge(part.lastRow + 1)));
    return part;
}

void SpectrumGeometry::drawImage(QPainter& painter, const QImage& image, const QRectF& area,
                                 bool smooth) const {
    for (const Piece& piece : timeline_.pieces()) {
        const Part visible = part(piece, area);
        if (visible.empty())
            continue;
        if (painter.paintEngine()->type() == QPaintEngine::Raster)
            drawPixels(painter, image, piece, visible, area, smooth);
        else
            drawVectors(painter, image, visible, smooth);
    }
}

/// Gives each pixel of the device its colour, which is faster and more exact than to let the painter stretch
/// the image.
void SpectrumGeometry::drawPixels(QPainter& painter, const QImage& image, const Piece& piece,
                                  const Part& part, const QRectF& area, bool smooth) const {
    const QRectF target = part.target & area;
    const QTransform toDevice = painter.deviceTransform();
    const DevicePixels across(toDevice.m11(), toDevice.dx(), target.left(), target.right());
    const DevicePixels down(toDevice.m22(), toDevice.dy(), target.top(), target.bottom());
    if (across.count <= 0 || down.count <= 0)
        return;
    const auto columnEdge = [&](int edge) {
        return toGrid({across.placeAt(edge), target.top()}, piece).column + 0.5;
    };
    const auto rowEdge = [&](int edge) {
        return toGrid({target.left(), down.placeAt(edge)}, piece).row + 0.5;
    };
    const auto columns = imageTaps(across.count, columnEdge, part.firstColumn, part.lastColumn, smooth);
    const auto lines = imageTaps(down.count, rowEdge, part.firstRow, part.lastRow, smooth);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(QRectF(QPointF(across.placeAt(0), down.placeAt(0)),
                             QPointF(across.placeAt(across.count), down.placeAt(down.count))),
                      resampled(image, columns, lines));
}

/// For a device that stretches images itself: as few pixels as keep every one of the grid.
void SpectrumGeometry::drawVectors(QPainter& painter, const QImage& image, const Part& part,
                                   bool smooth) const {
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    if (rowsAreEven()) {
        painter.drawImage(part.target, image, part.source());
        return;
    }
    const QTransform toDevice = painter.deviceTransform();
    const DevicePixels down(toDevice.m22(), toDevice.dy(), part.target.top(), part.target.bottom());
    if (down.count <= 0)
        return;
    const auto rowEdge = [&](int edge) { return toGrid({part.target.left(), down.placeAt(edge)}).row + 0.5; };
    painter.drawImage(QRectF(part.target.left(), down.placeAt(0), part.target.width(),
                             down.placeAt(down.count) - down.placeAt(0)),
                      resampled(image, unchangedTaps(part.firstColumn, part.lastColumn),
                                imageTaps(down.count, rowEdge, part.firstRow, part.lastRow, smooth)));
}

} // namespace nucleoscope
