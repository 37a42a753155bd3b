#pragma once

#include "app/workbench/half_orbit_loader.h"
#include "app/workbench/label_document.h"
#include "app/workbench/spectrum_scene.h"
#include "app/workbench/spectrum_stack.h"
#include "core/figures/figure.h"
#include "widgets/catalogue_model.h"

#include <QWidget>

class QLabel;

namespace nucleoscope {

class RegionSelection;
class SlicePanels;

/// The spectra of the current half-orbit with its label and the regions of the catalogue, and the lines
/// through them at the cursor; between views and document it carries strokes one way and undone ones the
/// other.
class SpectrumPane : public QWidget {
    Q_OBJECT

public:
    SpectrumPane(LabelDocument& document, RegionSelection& selection, QWidget* parent = nullptr);

    /// The main view, which is always there.
    SpectrumView* view() const { return stack_->main(); }
    SpectrumStack* stack() const { return stack_; }
    SlicePanels* slices() const { return slices_; }
    const LoadedHalfOrbitPtr& halfOrbit() const { return halfOrbit_; }

    void showHalfOrbit(LoadedHalfOrbitPtr halfOrbit);
    /// Says why there is no spectrum; empty: what to do to get one.
    void showNothing(const QString& why = {});
    void setCatalogue(CataloguePtr catalogue);
    /// Zooms to a region of the half-orbit that is shown, or will be.
    void showRegion(int region);
    /// Another label of the half-orbit that is shown, in place of the model's mask, and boxes in place of the
    /// catalogue's regions, until endDifferences() or another half-orbit.
    void showDifferences(std::shared_ptr<const ProbabilityMap> other, std::vector<SpectrumHighlight> boxes);
    void endDifferences();

    /// One above the other, at least one. They show once the half-orbit is loaded with them.
    void setComponents(std::vector<Component> components);
    const std::vector<Component>& components() const { return components_; }

    void undo();
    void redo();
    void pinCursor();
    void unpinCursor();
    void setSlicesVisible(bool visible);
    /// What belongs to labelling: a strip at the left and a row above. Shown while setLabelling().
    void setToolBars(QWidget* strip, QWidget* row);
    void setLabelling(bool on);

    /// What is seen. @throws Error when nothing is.
    SpectrumScene scene() const;
    /// Views, slices and numbers as they are on the screen.
    QPixmap picture() const;
    /// What is seen, as a file whose kind is that of its name. @throws Error, FileError
    void exportFigure(const std::filesystem::path& file, FigureLanguage language) const;

signals:
    /// A sentence about the half-orbit or its label that the user should see.
    void warning(const QString& sentence);
    /// One of the boxes of showDifferences() was clicked.
    void differenceClicked(int index);
    /// In any of the views.
    void cursorMoved(const nucleoscope::CursorInfo& info);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void connectParts();
    void showSlices();
    void alignSlices();
    void showInStack();
    void showMissingComponents();
    void openLabel();
    void updateHighlights();
    void zoomToPending();
    bool isOfShown(const Region& region) const;
    void takeStroke(const LabelHistory::Step& step, bool byModel);
    std::vector<SpectrumMark> marks() const;

    LabelDocument& document_;
    RegionSelection& selection_;
    SpectrumStack* stack_;
    SlicePanels* slices_;
    bool wantsSlices_ = false;
    QWidget* content_;
    QWidget *toolStrip_ = nullptr, *toolRow_ = nullptr;
    QLabel *nothing_, *missing_;
    LoadedHalfOrbitPtr halfOrbit_;
    std::vector<Component> components_{Component::Z};
    CataloguePtr catalogue_;
    std::vector<int> highlighted_; ///< regions of the catalogue, by index of the highlight
    std::vector<SpectrumHighlight> highlights_;
    int pendingRegion_ = -1;
    bool showsDifferences_ = false;
    bool showedModelMask_ = false; ///< before the differences
};

} // namespace nucleoscope
