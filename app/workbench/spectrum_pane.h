#pragma once

#include "app/workbench/half_orbit_loader.h"
#include "app/workbench/label_document.h"
#include "core/figures/figure.h"
#include "widgets/catalogue_model.h"
#include "widgets/spectrum_view.h"

#include <QWidget>

class QLabel;

namespace nucleoscope {

class RegionSelection;

/// The spectrum of the current half-orbit with its label and the regions of the catalogue; between view and
/// document it carries strokes one way and undone ones the other.
class SpectrumPane : public QWidget {
    Q_OBJECT

public:
    SpectrumPane(LabelDocument& document, RegionSelection& selection, QWidget* parent = nullptr);

    SpectrumView* view() const { return view_; }
    const LoadedHalfOrbitPtr& halfOrbit() const { return halfOrbit_; }

    void showHalfOrbit(LoadedHalfOrbitPtr halfOrbit);
    /// Says why there is no spectrum; empty: what to do to get one.
    void showNothing(const QString& why = {});
    void setCatalogue(CataloguePtr catalogue);
    /// Zooms to a region of the half-orbit that is shown, or will be.
    void showRegion(int region);

    void undo();
    void redo();

    /// The spectrum as it is shown, as a figure for print. @throws Error, FileError
    void exportFigure(const std::filesystem::path& file, FigureLanguage language) const;

signals:
    /// A sentence about the half-orbit or its label that the user should see.
    void warning(const QString& sentence);

private:
    void openLabel();
    void updateHighlights();
    void zoomToPending();
    bool isOfShown(const Region& region) const;

    LabelDocument& document_;
    RegionSelection& selection_;
    SpectrumView* view_;
    QLabel* nothing_;
    LoadedHalfOrbitPtr halfOrbit_;
    CataloguePtr catalogue_;
    std::vector<int> highlighted_; ///< regions of the catalogue, by index of the highlight
    int pendingRegion_ = -1;
};

} // namespace nucleoscope
