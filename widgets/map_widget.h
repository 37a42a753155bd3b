#pragma once

#include "core/figures/map_figure.h"
#include "widgets/figure_widget.h"

namespace nucleoscope {

/// The map of a catalogue: the wheel zooms at the cursor, a drag pans, Shift+drag selects, a double click
/// shows the world.
class MapWidget : public FigureWidget {
    Q_OBJECT

public:
    using FigureWidget::FigureWidget;

    /// Null for none. The part of the world that is shown stays.
    void setMap(std::shared_ptr<MapFigure> map, CataloguePtr catalogue);
    const std::shared_ptr<MapFigure>& map() const { return map_; }

public slots:
    void showWorld();
    /// About the widget's middle; factor > 1 zooms in.
    void zoom(double factor);

protected:
    void wheelEvent(QWheelEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool startsRubberBand(const QMouseEvent& event) const override;

private:
    void zoomAt(QPointF place, double factor);
    void panBy(QPointF distance);
    void setView(const MapRectangle& view);

    std::shared_ptr<MapFigure> map_;
    std::optional<QPointF> panFrom_;
};

} // namespace nucleoscope
