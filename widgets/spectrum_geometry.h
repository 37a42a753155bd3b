#pragma once

#include "core/labels/brush.h"
#include "core/spectrum/grid.h"
#include "core/spectrum/timeline.h"

#include <qcustomplot.h>

namespace nucleoscope {

/// Between pixels of the grid and places of a widget, by two axes: time in seconds since the first row, and
/// kHz. The one place that knows how the picture, the overlays and the brush lie on the screen, so that they
/// cannot drift apart.
class SpectrumGeometry {
public:
    using Piece = SpectrumTimeline::Piece;

    SpectrumGeometry(QCPAxis* time, QCPAxis* frequency) : time_(time), frequency_(frequency) {}
    void setHalfOrbit(const HalfOrbit& halfOrbit);

    const SpectrumGrid& grid() const { return grid_; }
    const SpectrumTimeline& timeline() const { return timeline_; }
    bool empty() const { return grid_.width() == 0 || grid_.height() == 0; }

    /// The axes' ranges that show the whole half-orbit.
    QCPRange fullTime() const;      ///< seconds
    QCPRange fullFrequency() const; ///< kHz

    double secondsOf(UtcMs utc) const; ///< since the first row
    QPointF toWidget(GridPoint point) const;
    GridPoint toGrid(QPointF place) const;
    /// The column on the pace of one piece, whether the place lies in it or not.
    GridPoint toGrid(QPointF place, const Piece& piece) const;
    bool isInGap(QPointF place) const;
    /// Size of one pixel of the grid on the screen.
    QSizeF pixelSize(const Piece& piece) const;

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

    /// Draws what meets `area` of an image on the grid, piece by piece. `smooth`: interpolate where the image
    /// is shrunk.
    void drawImage(QPainter& painter, const QImage& image, const QRectF& area, bool smooth) const;

private:
    double x(double seconds) const { return time_->coordToPixel(seconds); }
    double y(double row) const { return frequency_->coordToPixel(grid_.frequencyAt(row) / 1000); }

    QCPAxis* time_;
    QCPAxis* frequency_;
    SpectrumGrid grid_;
    SpectrumTimeline timeline_;
};

} // namespace nucleoscope
