#pragma once

#include "core/archive/half_orbit.h"
#include "core/geo/projection.h"

#include <QPixmap>
#include <QWidget>

#include <optional>

namespace nucleoscope {

/// A small world map (Miller, without the poles) with the ground track of one half-orbit: an arrow where it
/// ends, its burst parts in another colour, and a mark where the cursor is. Other tracks lie faintly below
/// it. The band of 58–80° dipole latitude, where regions are found, is shaded.
class TrackMap : public QWidget {
    Q_OBJECT

public:
    explicit TrackMap(QWidget* parent = nullptr);

    void setTrack(const Track& track);
    void setOtherTracks(const std::vector<std::vector<GeographicPoint>>& tracks);
    void setCursor(std::optional<GeographicPoint> position);
    void clear(); ///< no track at all

    /// Where a position lies on the widget.
    QPointF toWidget(GeographicPoint position) const;
    QColor burstColor() const;
    QColor trackColor() const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QRectF mapRectangle() const;
    QPointF toWidget(MapPoint point) const;
    QPolygonF polygonOf(const MapLine& line) const;
    void drawBackground();
    void drawMagneticBand(QPainter& painter) const;
    void drawArrow(QPainter& painter) const;
    void loadCoastline();

    std::vector<MapLine> track_, bursts_, others_;
    std::optional<GeographicPoint> cursor_;
    double year_ = 2022; ///< of the magnetic band
    bool isCoastlineReady_ = false;
    QPixmap background_; ///< null when it is to be drawn anew
};

} // namespace nucleoscope
