#pragma once

#include "app/workbench/half_orbit_loader.h"
#include "widgets/spectrum_view.h"
#include "widgets/stack_color_bar.h"

#include <QWidget>

#include <vector>

namespace nucleoscope {

/// The spectra of several components of a half-orbit, one above the other, with common axes, colours, labels
/// and tools. The main view is the lowest: it has the tick rows, and the others follow it.
/// What happens in any of them (zoom, strokes, the cursor) counts for all.
class SpectrumStack : public QWidget {
    Q_OBJECT
public:
    struct Pane {
        SpectrumView* view = nullptr;
        Component component = Component::Z;
    };

    explicit SpectrumStack(QWidget* parent = nullptr);

    SpectrumView* main() const { return views_.front(); }
    /// From the top.
    const std::vector<Pane>& panes() const { return panes_; }

    /// Shows those of `components` that were loaded, or else what was. Takes labels, probability and
    /// highlights away. The zoom stays when it is the half-orbit that is shown.
    void setHalfOrbit(const LoadedHalfOrbitPtr& halfOrbit, const std::vector<Component>& components);
    /// Whether it shows just that already.
    bool isShowing(const LoadedHalfOrbit& halfOrbit, const std::vector<Component>& components) const;
    void clear();

    void setMask(const LabelMask& mask);
    void applyChanges(const std::vector<LabelStore::PixelChange>& changes);
    void setProbability(const std::shared_ptr<const ProbabilityMap>& probability);
    void setHighlights(const std::vector<SpectrumHighlight>& highlights);
    void setPinned(std::optional<SpectrumPlace> place);
    void finishStroke();

    /// From the upper edge of the uppermost plot to the lower edge of the lowest, in this widget.
    QRect plotRect() const;

signals:
    void strokeFinished(const nucleoscope::LabelHistory::Step& step, bool byModel);
    void toolMessage(const QString& sentence);
    void highlightClicked(int index);
    void placeClicked(const nucleoscope::SpectrumPlace& place);
    void cursorMoved(const nucleoscope::SpectrumStack::Pane& pane, const nucleoscope::CursorInfo& info);
    void visibleRangeChanged(const nucleoscope::SpectrumRange& range);
    /// Colours, quantity or background of all, or their axes, are others.
    void looksChanged();
    void plotRectChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addView();
    void connectView(SpectrumView* view);
    void arrange();
    void placeViews();
    void placeColorBar();
    void shareLooks();
    void shareColors();
    void shareTools(SpectrumView* from);
    void followRange(SpectrumView* from, const SpectrumRange& range);
    void followCursor(SpectrumView* from, const CursorInfo& info);
    void takeStroke(SpectrumView* from, const LabelHistory::Step& step, bool byModel);
    void forOthers(const SpectrumView* than, const std::function<void(SpectrumView&)>& act);

    std::vector<SpectrumView*>
        views_; ///< the main one first, then from the lowest; as many as were needed yet
    std::vector<Pane> panes_;
    StackColorBar* colorBar_ = nullptr; ///< of more than one pane
    LoadedHalfOrbitPtr halfOrbit_;
    bool isSharing_ = false;
};

} // namespace nucleoscope
