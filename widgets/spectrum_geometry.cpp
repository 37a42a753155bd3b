#include "widgets/spectrum_geometry.h"

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

/// The mean colour of `count` rows of an image from `firstRow` on.
void averageRows(const QImage& image, int firstRow, int count, int firstColumn, int columns, QRgb* result) {
    constexpr int channels = 4;
    thread_local std::vector<std::uint32_t> sums;
    sums.assign(std::size_t(columns) * channels, 0);
    for (int row = firstRow; row < firstRow + count; ++row) {
        const uchar* bytes = image.constScanLine(row) + std::ptrdiff_t(firstColumn) * channels;
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += bytes[i];
    }
    auto* bytes = reinterpret_cast<uchar*>(result);
    const auto rows = static_cast<std::uint32_t>(count);
    for (std::size_t i = 0; i < sums.size(); ++i)
        bytes[i] = static_cast<uchar>((sums[i] + rows / 2) / rows);
}

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
        if (rowsAreEven())
            drawEven(painter, image, visible, smooth);
        else
            drawRowByRow(painter, image, visible, area, smooth);
    }
}

void SpectrumGeometry::drawEven(QPainter& painter, const QImage& image, const Part& part, bool smooth) const {
    const QRectF source = part.source();
    const double across = part.target.width() / source.width(), down = part.target.height() / source.height();
    // Interpolating where pixels are large would blur their edges.
    const bool isSmooth = smooth && std::min(across, down) < 1 && std::max(across, down) < 2;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, isSmooth);
    painter.drawImage(part.target, image, source);
}

/// Puts one line of colours on each line of the device: that of the row under its centre, or the mean of the
/// rows that share it.
void SpectrumGeometry::drawRowByRow(QPainter& painter, const QImage& image, const Part& part,
                                    const QRectF& area, bool smooth) const {
    const QTransform toDevice = painter.deviceTransform();
    const double scale = toDevice.m22(), shift = toDevice.dy();
    const double top = std::max(part.target.top(), area.top()),
                 bottom = std::min(part.target.bottom(), area.bottom());
    const int firstLine = static_cast<int>(std::ceil(scale * top + shift - 0.5));
    const int lines = static_cast<int>(std::ceil(scale * bottom + shift - 0.5)) - firstLine;
    if (lines <= 0)
        return;
    const auto rowAt = [&](double line) {
        const double place = (line - shift) / scale;
        return grid_.rowAt(frequency_->pixelToCoord(place) * 1000);
    };
    const auto inPart = [&](double row) {
        return static_cast<int>(std::lround(std::clamp<double>(row, part.firstRow, part.lastRow)));
    };

    const int columns = part.lastColumn - part.firstColumn + 1;
    QImage strip(columns, lines, image.format());
    for (int line = 0; line < lines; ++line) {
        auto* colors = reinterpret_cast<QRgb*>(strip.scanLine(line));
        const double here = firstLine + line;
        const double span = rowAt(here + 1) - rowAt(here);
        const int row = inPart(smooth && span > 1 ? rowAt(here) + 0.5 : rowAt(here + 0.5));
        const int rows =
            smooth ? std::clamp(static_cast<int>(std::lround(span)), 1, part.lastRow - row + 1) : 1;
        if (rows == 1)
            std::copy_n(reinterpret_cast<const QRgb*>(image.constScanLine(row)) + part.firstColumn, columns,
                        colors);
        else
            averageRows(image, row, rows, part.firstColumn, columns, colors);
    }
    const double pixelWidth = part.target.width() / columns;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, smooth && pixelWidth < 1);
    painter.drawImage(
        QRectF(part.target.left(), (firstLine - shift) / scale, part.target.width(), lines / scale), strip,
        QRectF(0, 0, columns, lines));
}

} // namespace nucleoscope
