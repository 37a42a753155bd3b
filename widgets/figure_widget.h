#pragma once

#include "core/figures/figure.h"
#include "widgets/catalogue_model.h"

#include <QImage>
#include <QRubberBand>
#include <QWidget>

#include <memory>
#include <optional>

namespace nucleoscope {

class RegionSelection;

/// A figure of core/figures on the screen, drawn in the window's colours. The shared selection stands out in
/// it; a click or a rubber band on its points and bars makes a selection (with Ctrl: adds), and what is under
/// the mouse says what it is.
class FigureWidget : public QWidget {
    Q_OBJECT

public:
    explicit FigureWidget(RegionSelection& selection, QWidget* parent = nullptr);

    /// Null figure: `emptyText` is shown.
    void setFigure(std::shared_ptr<const Figure> figure, CataloguePtr catalogue);
    const std::shared_ptr<const Figure>& figure() const { return figure_; }
    void setEmptyText(const QString& text);
    void setLanguage(FigureLanguage language);

    /// Where the figure's things are on the widget, in its own (device-independent) coordinates.
    QPointF pointOf(int region) const; ///< null point when the figure does not draw regions as points

    QSize sizeHint() const override { return {480, 300}; }
    QSize minimumSizeHint() const override { return {220, 150}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

    /// Draws the figure; fills the canvas.
    virtual void drawFigure(cairo_t* canvas, FigureSize size, const FigureStyle& style,
                            const RegionIndices& selection);
    /// Draws again at the next paint.
    void invalidate();
    /// The same, because figure, size, colours or language are others.
    virtual void invalidateLook() { invalidate(); }
    const FigureLayout& layoutNow();
    void select(const RegionIndices& regions, bool add);
    /// Whether the button went down here and has moved since, so far that it is no click.
    bool isDrag(const QMouseEvent& event) const;
    /// What goes on is a drag, wherever the mouse returns to.
    void markDragged() { dragged_ = true; }
    /// Whether a drag like this one makes a rubber band.
    virtual bool startsRubberBand(const QMouseEvent& event) const;
    FigureStyle figureStyle() const;
    FigureSize canvasSize() const; ///< device pixels

private:
    void renderPicture();
    RegionIndices regionsAt(QPointF place);
    QString toolTipOf(const RegionIndices& regions) const;

    RegionSelection& selection_;
    std::shared_ptr<const Figure> figure_;
    CataloguePtr catalogue_;
    FigureLanguage language_ = FigureLanguage::English;
    QString emptyText_;
    QImage picture_;
    std::optional<FigureLayout> layout_;
    std::optional<QPoint> pressed_;
    bool dragged_ = false;
    QRubberBand* band_ = nullptr;
};

} // namespace nucleoscope
