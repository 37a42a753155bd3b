#pragma once

#include "core/labels/mask_edits.h"
#include "widgets/label_tool_settings.h"
#include "widgets/spectrum_color_bar.h"
#include "widgets/spectrum_highlights.h"
#include "widgets/spectrum_lanes.h"
#include "widgets/spectrum_navigator.h"
#include "widgets/spectrum_overlay.h"
#include "widgets/spectrum_tool.h"
#include "widgets/spectrum_view_options.h"

#include <qcustomplot.h>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace nucleoscope {

class PanTool;
class RegionTool;
class SpectrumPicture;

/// What lies under the cursor. Only `inside` holds when the cursor is outside the spectrum or in a gap.
struct CursorInfo {
    bool inside = false;
    int column = 0, row = 0;
    UtcMs utc = 0;
    double frequencyHz = 0;
    /// log10 of the amplitude spectral density (mV/m/√Hz) whatever the view shows; NaN where missing.
    float value = 0;
    /// In the flattened view: log10 of the amplitude's ratio to the median of its frequency.
    std::optional<float> relative;
    Position position;
    std::uint8_t label = LabelMask::background;
    std::optional<float> probability;
};

/// A place in a spectrum, as axes count.
struct SpectrumPlace {
    double seconds = 0; ///< since the first row
    double kiloHertz = 0;
};

/// What the mouse does in a spectrum.
enum class SpectrumToolKind {
    Inspect,
    Brush,
    Eraser,
    Lasso,
    Polygon,
    Rectangle,
    Ellipse,
    Bucket,
    Pick,
    PickRange,
    Region,
    Seed,
    Threshold,
    Nucleus,
    Model
};

/// The spectrum of a half-orbit on a true time axis with its labels, and the tools that paint them. It knows
/// no files: whoever shows it gives the data, and stores the strokes that it reports.
///
/// Mouse: the wheel zooms at the cursor (over an axis only that axis); a drag with the middle button or with
/// the space bar pans; everything else in the plot is the tool's (see its class). The colour bar is dragged;
/// a double click makes its range automatic. Other keys are for the window to bind to the slots.
class SpectrumView : public QCustomPlot, private SpectrumCanvas {
    Q_OBJECT
public:
    using Tool = SpectrumToolKind;
    using BrushUnit = LabelToolOptions::BrushUnit;

    static constexpr double minBrushDiameter = LabelToolOptions::minDiameter,
                            maxBrushDiameter = LabelToolOptions::maxDiameter;

    explicit SpectrumView(QWidget* parent = nullptr);
    ~SpectrumView() override;

    /// `image` is on the half-orbit's grid. Takes mask, probability and highlights away, and shows the whole
    /// half-orbit, or the like part of it when options().keepsZoom.
    void setHalfOrbit(std::shared_ptr<const HalfOrbit> halfOrbit, std::shared_ptr<const SpectrumImage> image);
    void clear();
    const SpectrumGrid& grid() const { return geometry_.grid(); }
    const SpectrumGeometry& geometry() const override { return geometry_; }

    /// @throws Error when the mask is not on the grid. An empty mask: nothing can be painted.
    void setMask(LabelMask mask);
    const LabelMask& mask() const { return overlay_.mask(); }
    /// Undo, redo, or labels made elsewhere.
    void applyChanges(const std::vector<LabelStore::PixelChange>& changes);
    /// Null for none. @throws Error when it is not on the grid.
    void setProbability(std::shared_ptr<const ProbabilityMap> probability);
    void setHighlights(std::vector<SpectrumHighlight> highlights);

    const SpectrumViewOptions& options() const { return options_; }
    void setOptions(SpectrumViewOptions options);

    /// Map, quantity and range of the colours, and the flattened view.
    SpectrumColors& colors() { return colors_; }
    const SpectrumColors& colors() const { return colors_; }
    const ColorScale& colorScale() const { return colors_.scale(); }
    void setColorMap(const ColorMap& map) { colors_.setMap(map); }
    void setPercentiles(double low, double high) { colors_.setPercentiles(low, high); }
    /// log10 of the amplitude.
    void setRange(float low, float high) { colors_.setRange({low, high}); }
    bool isFlattened() const { return colors_.isFlattened(); }

    /// In a stack of views only the uppermost shows a title and lanes, and only the lowest tick rows and the
    /// colour bar, whatever the options say.
    void setStackPlace(bool isTop, bool isBottom);
    /// A word in the plot's upper left corner, for instance the component; empty for none.
    void setTag(const QString& text);

    /// Zoom, pan and their history.
    SpectrumNavigator& navigator() override { return navigator_; }
    SpectrumRange visibleRange() const { return navigator_.visible(); }
    /// Shows the box with room around it.
    void zoomTo(const SpectrumBox& box);

    Tool tool() const { return tool_; }
    const LabelToolOptions& toolOptions() const { return settings_.options(); }
    void setToolOptions(const LabelToolOptions& options) { settings_.set(options); }
    double brushDiameter() const { return toolOptions().brushDiameter; }
    BrushUnit brushUnit() const { return toolOptions().brushUnit; }
    void setBrushUnit(BrushUnit unit);
    std::uint8_t paintLabel() const { return toolOptions().label; }
    void setPaintLabel(std::uint8_t label);
    bool isPainting() const { return activeTool().isPainting(); }

    /// Smooths, grows … the chosen region, or all of the label that is painted; one step.
    void operate(MaskOperation operation);
    /// Takes all that the model found into the label that is painted; one step.
    void takeModelMask();
    void deleteRegionAt(int row, int column);
    void setLabelColors(const LabelColors& colors);
    const LabelColors& labelColors() const { return overlay_.colors(); }

    bool isMaskVisible() const { return overlay_.fillVisible; }
    bool isOutlineVisible() const { return overlay_.outlineVisible; }
    bool isProbabilityVisible() const { return overlay_.probabilityVisible; }

    /// Between the widget and the grid (pixel centres at integers).
    QPointF toWidget(GridPoint point) const { return geometry_.toWidget(point); }
    GridPoint toGrid(QPointF place) const { return geometry_.toGrid(place); }
    QRect plotRect() const override { return axisRect()->rect(); }
    const SpectrumTickRows& tickRows() const { return *tickRows_; }

public slots:
    void setTool(nucleoscope::SpectrumToolKind tool);
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
    void goBack();
    void goForward();
    /// Follows another view; adds no step to the history.
    void setVisibleRange(const nucleoscope::SpectrumRange& range);
    /// A cross-hair from outside, for example where the cursor is in another view.
    void setMarker(std::optional<nucleoscope::SpectrumPlace> place);
    /// A second cross-hair that stays, to compare with.
    void setPinned(std::optional<nucleoscope::SpectrumPlace> place);
    /// Ends the stroke under way, as if the button were released. Call it before undo, redo and saving.
    void finishStroke();

signals:
    void cursorMoved(const nucleoscope::CursorInfo& info);
    /// One act of painting. The view has applied it to its mask; it holds at least one change. `byModel`: it
    /// took what a model found.
    void strokeFinished(const nucleoscope::LabelHistory::Step& step, bool byModel);
    void toolOptionsChanged(const nucleoscope::LabelToolOptions& options);
    void toolChanged(nucleoscope::SpectrumToolKind tool);
    /// A sentence of a tool for the user.
    void toolMessage(const QString& sentence);
    void colorRangeChanged(float low, float high); ///< log10 of the amplitude
    void visibleRangeChanged(const nucleoscope::SpectrumRange& range);
    void historyChanged();
    void plotRectChanged(const QRect& rect);
    void optionsChanged(const nucleoscope::SpectrumViewOptions& options);
    void highlightClicked(int index);
    /// Nothing was there.
    void placeClicked(const nucleoscope::SpectrumPlace& place);
    /// Fill, outline or probability are shown, or not any more.
    void overlaysChanged();
    /// The colour bar was clicked with the right button.
    void colorPanelRequested(const QPoint& globalPlace);

protected:
    bool event(QEvent* event) override;
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
    // SpectrumCanvas
    const SpectrumImage* image() const override { return colors_.image().get(); }
    SpectrumOverlay& overlay() override { return overlay_; }
    void repaint(const QRectF& area) override { update(area.toAlignedRect()); }
    QFuture<std::shared_ptr<const LabelBackdrop>> backdrop() override;
    const SpectrumImage* power() override;
    PaintRule paintRule() override;
    void report(const LabelHistory::Step& step, bool byModel) override { emit strokeFinished(step, byModel); }
    void tell(const QString& sentence) override { emit toolMessage(sentence); }
    void useFormerTool() override { setTool(formerTool_); }
    void updateCursorShape() override { updateMouseShape(); }

    void buildLayout();
    void makeTools();
    void connectParts();
    void applyTheme();
    void updateTitle();
    void updateMargins();
    void fitFrequencyAxis();
    void updateColors();
    void updateGrid();
    void applyOptions();
    void showTitle(bool shown);
    void reportPlotRect();
    QRect legendArea() const;

    SpectrumTool& activeTool() const { return *tools_.at(tool_); }
    /// Has the mouse while a button is held, otherwise will get it.
    SpectrumTool& mouseTool() const;
    void press(QMouseEvent* event);
    void moveCursor(std::optional<QPointF> place);
    void reportCursor();
    void updateMouseShape();
    void act(const LabelHistory::Step& step, bool byModel);
    void followModifiers(const QKeyEvent& event);
    void repaintCrosshair(std::optional<QPointF> place);
    std::optional<QPointF> markerPlace() const { return placeOf(marker_); }
    std::optional<QPointF> placeOf(const std::optional<SpectrumPlace>& place) const;

    void drawOverlays(QPainter& painter, const QRect& area) const;
    void drawCrosshair(QPainter& painter) const;
    void drawSimulatedMark(QPainter& painter) const;

    SpectrumGeometry geometry_;
    SpectrumNavigator navigator_;
    SpectrumOverlay overlay_;
    SpectrumHighlights highlights_;
    SpectrumColors colors_;
    SpectrumViewOptions options_;
    std::shared_ptr<const HalfOrbit> halfOrbit_;

    SpectrumPicture* picture_ = nullptr;
    SpectrumTickRows* tickRows_ = nullptr;
    SpectrumLanes* lanes_ = nullptr;
    std::unique_ptr<SpectrumColorBar> colorBar_;
    QCPTextElement* title_ = nullptr;
    QSharedPointer<UtcTicker> timeTicker_;
    QSharedPointer<FrequencyTicker> frequencyTicker_;

    LabelToolSettings settings_;
    /// Made on a worker when it is first asked for.
    std::optional<QFuture<std::shared_ptr<const LabelBackdrop>>> backdrop_;
    std::map<Tool, std::unique_ptr<SpectrumTool>> tools_;
    std::unique_ptr<PanTool> pan_;     ///< with the space bar or the middle button, whatever the tool
    RegionTool* regionTool_ = nullptr; ///< of tools_
    Tool tool_ = Tool::Inspect, formerTool_ = Tool::Brush;
    SpectrumTool* holder_ = nullptr; ///< has the mouse
    Qt::MouseButton heldButton_ = Qt::NoButton;
    bool spaceHeld_ = false;
    std::optional<QPointF> cursor_;
    std::optional<SpectrumPlace> marker_, pinned_;
    bool isTop_ = true, isBottom_ = true; ///< of a stack
    QString tag_;
    QRect reportedPlotRect_;
};

} // namespace nucleoscope
