#pragma once

#include "core/spectrum/track_marks.h"
#include "widgets/spectrum_geometry.h"

#include <qcustomplot.h>

namespace nucleoscope {

/// Thin lanes along the upper edge of a spectrum, so that they hide nothing of it: daylight, the band of
/// magnetic latitude where nuclei occur, and burst rows. A legend stands above them, at the right.
class SpectrumLanes : public QCPLayerable {
    Q_OBJECT
public:
    enum class Lane { Daylight, MagneticBand, Burst };

    SpectrumLanes(QCPAxis* timeAxis, const SpectrumGeometry& geometry);

    void setTrack(const Track& track);
    void setShown(bool daylight, bool magneticBand, bool burst);
    void setTheme(const QFont& font, const QColor& ink);
    /// Where the legend may stand: from the right end on to the left.
    void setLegendArea(const QRect& area) { legendArea_ = area; }

    int heightNeeded() const;
    /// What the lane under a place says there; empty beside them.
    QString toolTipAt(QPointF place) const;

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    struct Run {
        ColumnRun columns;
        QColor color;
        QString text;
    };
    struct Content {
        Lane lane;
        bool shown = true;
        std::vector<Run> runs;
    };

    QRect laneRect(int index) const;
    /// The shown lanes from the lowest, nearest to the plot, upwards.
    std::vector<const Content*> shownLanes() const;
    void drawLegend(QCPPainter& painter) const;

    QCPAxis* timeAxis_;
    const SpectrumGeometry& geometry_;
    std::vector<Content> lanes_;
    QRect legendArea_;
    QFont font_;
    QColor ink_;
};

} // namespace nucleoscope
