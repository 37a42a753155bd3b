#pragma once

#include "core/labels/label_history.h"
#include "core/spectrum/grid.h"
#include "widgets/spectrum_axes.h"
#include "widgets/spectrum_overlay.h"
#include "widgets/spectrum_renderer.h"

#include <qcustomplot.h>

#include <memory>
#include <optional>
#include <vector>

namespace nucleoscope {

class SpectrumPicture;

/// A rectangle in time and frequency, from the first column's and lowest bin's centre to the last's and
/// highest's.
struct SpectrumBox {
    UtcMs utcStart = 0, utcEnd = 0;
    double frequencyLowHz = 0, frequencyHighHz = 0;
};

/// A region to point at: its box with a short text.
struct SpectrumHighlight {
    SpectrumBox box;
    QString label;
    bool selected = false;
};

/// What lies under the cursor. Only `inside` holds when the cursor is outside the spectrum or in a gap.
struct CursorInfo {
    bool inside = false;
    int column = 0, row = 0;
    UtcMs utc = 0;
    double frequencyHz = 0;
    float value =
        0; ///< log10 of the amplitude spectral density (mV/m/√Hz) whatever the view shows; NaN where missing
    Position position;
    std::uint8_t label = LabelMask::background;
    std::optional<float> probability;
};

/// The spectrum of a half-orbit on a true time axis with its labels, and the tools that paint them. It knows
/// no files: whoever shows it gives the data, and stores the strokes that it reports.
///
/// Mouse: the wheel zooms at the cursor (over an axis only that axis); a drag with the middle button, with
/// the space bar, or with the tool Inspect pans. With a brush the left button paints, the right button or Alt
/// erases, Shift+wheel sets the size. Other keys are for the window to bind to the slots.
class SpectrumView : public QCustomPlot {
    Q_OBJECT
public:
    enum class Tool { Inspect, Brush, Eraser };
    Q_ENUM(Tool)
    enum class BrushUnit { SpectrumPixels, ScreenPixels };
    Q_ENUM(BrushUnit)

    static constexpr double minBrushDiameter = 1, maxBrushDiameter = 400;

    explicit SpectrumView(QWidget* parent = nullptr);
    ~SpectrumView() override;

    /// `image` is on the half-orbit's grid. Takes mask, probability and highlights away, and shows the whole
    /// half-orbit.
    void setHalfOrbit(std::shared_ptr<const HalfOrbit> halfOrbit, std::shared_ptr<const SpectrumImage> image);
    void clear();
    const SpectrumGrid& grid() const { return geometry_.grid(); }

    /// @throws Error when the mask is not on the grid. An empty mask: nothing can be painted.
    void setMask(LabelMask mask);
    const LabelMask& mask() const { return overlay_.mask(); }
    /// Undo, redo, or labels made elsewhere.
    void applyChanges(const std::vector<LabelStore::PixelChange>& changes);
    /// Null for none. @throws Error when it is not on the grid.
    void setProbability(std::shared_ptr<const ProbabilityMap> probability);

    void setHighlights(std::vector<SpectrumHighlight> highlights);
    /// Shows the box with room around it.
    void zoomTo(const SpectrumBox& box);

    const ColorScale& colorScale() const { return scale_; }
    void setColorMap(const ColorMap& map);
    /// The colours span the values between these fractions (0–1) of the pixels of each half-orbit.
    void setPercentiles(double low, double high);
    /// The colours span these values, log10, until setPercentiles().
    void setRange(float low, float high);
    bool isFlattened() const { return flat_; }

    Tool tool() const { return tool_; }
    double brushDiameter() const { return brushDiameter_; }
    BrushUnit brushUnit() const { return brushUnit_; }
    void setBrushUnit(BrushUnit unit);
    std::uint8_t paintLabel() const { return paintLabel_; }
    void setPaintLabel(std::uint8_t label) { paintLabel_ = label; }
    bool isPainting() const { return stroke_.has_value(); }

    bool isMaskVisible() const { return overlay_.fillVisible; }
    bool isOutlineVisible() const { return overlay_.outlineVisible; }
    bool isProbabilityVisible() const { return overlay_.probabilityVisible; }

    /// Between the widget and the grid (pixel centres at integers).
    QPointF toWidget(GridPoint point) const { return geometry_.toWidget(point); }
    GridPoint toGrid(QPointF place) const { return geometry_.toGrid(place); }
    const SpectrumTickRows& tickRows() const { return *tickRows_; }

public slots:
    void setTool(nucleoscope::SpectrumView::Tool tool);
    void setBrushDiameter(double pixels);
    void growBrush();
    void shrinkBrush();
    void setMaskVisible(bool visible);
    void setOutlineVisible(bool visible);
    void setProbabilityVisible(bool visible);
    void setFlattened(bool flattened);
    void fit();
    void zoomIn();
    void zoomOut();
    /// Ends the stroke under way, as if the button were released. Call it before undo, redo and saving.
    void finishStroke();

signals:
    void cursorMoved(const nucleoscope::CursorInfo& info);
    /// One drag. The view has applied it to its mask; it holds at least one change.
    void strokeFinished(const nucleoscope::LabelHistory::Step& step);
    void brushDiameterChanged(double pixels);
    void toolChanged(nucleoscope::SpectrumView::Tool tool);
    void colorRangeChanged(float low, float high);
    void highlightClicked(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void draw(QCPPainter* painter) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Stroke {
        LabelHistory::Step step;
        QPointF last;
        std::uint8_t label;
        Qt::MouseButton button;
    };
    struct Pan {
        QPointF last;
        Qt::MouseButton button;
        bool moved = false;
    };

    void buildLayout();
    void applyTheme();
    void updateTitle();
    void updateMargins();
    void updateColors();
    void updatePercentileRange();
    const SpectrumImage* shownImage() const;

    QRect plotRect() const { return axisRect()->rect(); }
    void limitRanges();
    void zoomAt(QPointF place, double factor, Qt::Orientations orientations);
    void panBy(QPointF distance);

    bool canPaint() const { return tool_ != Tool::Inspect && !overlay_.mask().pixels.empty(); }
    void paintTo(QPointF place);
    QSizeF brushSizeOnScreen() const;
    void moveCursor(std::optional<QPointF> place);
    void reportCursor();
    QRectF brushRect(QPointF place) const;
    QRect dirtyRect(const std::vector<LabelStore::PixelChange>& changes) const;
    void updateMouseShape();

    void drawOverlays(QPainter& painter, const QRect& area) const;
    void drawHighlights(QPainter& painter) const;
    void drawBrush(QPainter& painter) const;
    void drawSimulatedMark(QPainter& painter) const;
    QRectF highlightRect(const SpectrumBox& box) const;
    int highlightAt(QPointF place) const;

    SpectrumGeometry geometry_;
    SpectrumOverlay overlay_;
    std::shared_ptr<const HalfOrbit> halfOrbit_;
    std::shared_ptr<const SpectrumImage> image_;
    std::optional<SpectrumImage> flatImage_; ///< made when first shown
    /// By percentiles, of the image and of the flattened one; found when first shown.
    std::optional<std::pair<float, float>> automaticRanges_[2];
    std::vector<SpectrumHighlight> highlights_;

    ColorScale scale_;
    double lowPercentile_ = 0.02, highPercentile_ = 0.995;
    bool automaticRange_ = true;
    bool flat_ = false;

    SpectrumPicture* picture_ = nullptr;
    SpectrumTickRows* tickRows_ = nullptr;
    QCPColorScale* colorBar_ = nullptr;
    QCPTextElement* title_ = nullptr;
    QSharedPointer<UtcTicker> timeTicker_;

    Tool tool_ = Tool::Inspect;
    double brushDiameter_ = 24;
    BrushUnit brushUnit_ = BrushUnit::ScreenPixels;
    std::uint8_t paintLabel_ = LabelMask::nucleus;
    bool spaceHeld_ = false;
    std::optional<Stroke> stroke_;
    std::optional<Pan> pan_;
    std::optional<QPointF> cursor_;
};

} // namespace nucleoscope
