#pragma once

#include "core/figures/map_figure.h"
#include "widgets/figure_widget.h"

#include <QPolygonF>
#include <QTimer>

namespace nucleoscope {

/// The map of a catalogue: the wheel zooms at the cursor, a drag pans, Shift+drag draws a lasso that selects,
/// a double click shows the world.
///
/// While it moves, the background of the last rest is moved along; it is drawn anew as soon as the map rests.
class MapWidget : public FigureWidget {
    Q_OBJECT

public:
    explicit MapWidget(RegionSelection& selection, QWidget* parent = nullptr);

    /// Null for none. The part of the world that is shown stays, unless the projection is another one.
    void setMap(std::shared_ptr<MapFigure> map, CataloguePtr catalogue);
    const std::shared_ptr<MapFigure>& map() const { return map_; }
    /// Ground tracks below the regions.
    void setTracks(const std::vector<std::vector<GeographicPoint>>& tracks);

public slots:
    void showWorld();
    /// About the widget's middle; factor > 1 zooms in.
    void zoom(double factor);

protected:
    void drawFigure(cairo_t* canvas, FigureSize size, const FigureStyle& style,
                    const RegionIndices& selection) override;
    void invalidateLook() override;
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool startsRubberBand(const QMouseEvent&) const override { return false; }

private:
    /// Where the map is on the canvas, and what it shows.
    struct Frame {
        FigureBox box;
        MapRectangle view;
    };

    Frame frameNow() const;
    void zoomAt(QPointF place, double factor);
    void panBy(QPointF distance);
    void setView(const MapRectangle& view);
    void drawBackground(cairo_t* canvas, FigureSize size, const FigureStyle& style);
    void drawMovedBackground(cairo_t* canvas, const FigureStyle& style, const Frame& now);
    RegionIndices regionsInLasso();

    std::shared_ptr<MapFigure> map_;
    std::optional<QPointF> panFrom_;
    std::optional<QPolygonF> lasso_;
    QImage background_; ///< null: none is there
    Frame backgroundFrame_;
    QTimer rest_; ///< runs while the map moves
};

} // namespace nucleoscope
