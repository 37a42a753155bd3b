#pragma once

#include "core/labels/brush.h"
#include "core/spectrum/grid.h"
#include "core/spectrum/timeline.h"

#include <qcustomplot.h>

namespace nucleoscope {

/// Between pixels of the grid and places of a widget, by two axes: time in seconds since the first row, and
/// kHz, linear or logarithmic. The one place that knows how the picture, the overlays and the brush lie on
/// the screen, so that they cannot drift apart.
///
/// On a logarithmic axis every row reaches from the lower to the upper edge of its bin. What lies at or below
/// 0 Hz (the bin around 0 Hz) has no place on it: such edges fall on the lowest edge above 0 Hz, and the axis
/// begins there.
class SpectrumGeometry {
public:
    using Piece = SpectrumTimeline::Piece;

    SpectrumGeometry(QCPAxis* time, QCPAxis* frequency) : time_(time), frequency_(frequency) {}
    void setHalfOrbit(const HalfOrbit& halfOrbit);

    const SpectrumGrid& grid() const { return grid_; }
    const SpectrumTimeline& timeline() const { return timeline_; }
    bool empty() const { return grid_.width() == 0 || grid_.height() == 0; }
    bool isLogarithmic() const { return frequency_->scaleType() == QCPAxis::stLogarithmic; }

    /// The axes' ranges that show the whole half-orbit.
    QCPRange fullTime() const;      ///< seconds
    QCPRange fullFrequency() const; ///< kHz

    double secondsOf(UtcMs utc) const; ///< since the first row
    QPointF toWidget(GridPoint point) const;
    GridPoint toGrid(QPointF place) const;
    /// The column on the pace of one piece, whether the place lies in it or not.
    GridPoint toGrid(QPointF place, const Piece& piece) const;
    bool isInGap(QPointF place) const;
    /// Width of a column on the screen.
    double columnWidth(const Piece& piece) const;
    /// Where the upper edge of a row lies, 0 … height (the lower edge of the last one).
    double rowEdge(int row) const { return y(row - 0.5); }
    /// Where the centres of all rows lie.
    std::vector<double> rowCentres() const;

    /// The pixels of a piece that meet `area`: an image's source and where it goes. Empty when there are
    /// none.
    struct Part {
        int firstColumn = 0, lastColumn = -1, firstRow = 0, lastRow = -1; ///< inclusive
        QRectF target;

        bool empty() const { return firstColumn > lastColumn || firstRow > lastRow; }
        QRectF source() const {
            return {double(firstColumn), double(firstRow), double(lastColumn - firstColumn + 1),
                    double(lastRow - firstRow + 1)};
        }
    };
    Part part(const Piece& piece, const QRectF& area) const;

    /// Draws what meets `area` of an image on the grid (32-bit colours), piece by piece. `smooth`: average
    /// where the image is shrunk.
    void drawImage(QPainter& painter, const QImage& image, const QRectF& area, bool smooth) const;

private:
    double x(double seconds) const { return time_->coordToPixel(seconds); }
    double y(double row) const;
    /// All rows are equally high on the screen.
    bool rowsAreEven() const { return hasEvenBins_ && !isLogarithmic(); }
    void drawPixels(QPainter& painter, const QImage& image, const Piece& piece, const Part& part,
                    const QRectF& area, bool smooth) const;
    void drawVectors(QPainter& painter, const QImage& image, const Part& part, bool smooth) const;

    QCPAxis* time_;
    QCPAxis* frequency_;
    SpectrumGrid grid_;
    SpectrumTimeline timeline_;
    bool hasEvenBins_ = true;
    double lowestEdge_ = 0; ///< of a bin that lies above 0 Hz, kHz
};

} // namespace nucleoscope
