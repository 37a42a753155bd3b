#pragma once

#include "core/figures/figure.h"
#include "widgets/catalogue_model.h"

#include <QWidget>

#include <vector>

class QLabel;
class QSplitter;
class QToolButton;

namespace nucleoscope {

class CatalogueFilterBar;
class CatalogueTable;
class DistributionsPane;
class FigureWidget;
class MapOptionsBar;
class MapWidget;
class RegionSelection;
class RunChooser;

/// All views of the catalogue side by side, with room for the spectrum: map and table left, spectrum and
/// distributions right.
class CataloguePane : public QWidget {
    Q_OBJECT

public:
    explicit CataloguePane(RegionSelection& selection, QWidget* parent = nullptr);

    /// Null: there is none yet.
    void setCatalogue(CataloguePtr catalogue, bool simulated);
    /// The reviews of these regions are new.
    void showReviews(const std::vector<int>& regions);
    /// Takes the spectrum into its place until it is put elsewhere.
    void setSpectrum(QWidget* spectrum);

    CatalogueFilterBar* filterBar() const { return filterBar_; }
    RunChooser* runs() const { return runs_; }
    QToolButton* differenceButton() const { return difference_; }
    CatalogueTable* table() const { return table_; }
    MapWidget* map() const { return map_; }
    FigureWidget* frequency() const;
    DistributionsPane* distributions() const { return distributions_; }

    struct NamedFigure {
        FigureWidget* figure;
        QString name; ///< what its file may be called
    };
    /// The figure that the mouse is on, else the map.
    NamedFigure figureAtMouse() const;

    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& state);

signals:
    /// What the filter leaves, ascending.
    void shownRegionsChanged(const std::vector<int>& regions);
    /// `name`: what the file may be called.
    void exportRequested(const nucleoscope::FigureWidget* figure, const QString& name);
    /// Two runs are to be compared.
    void differenceRequested();

private:
    std::vector<NamedFigure> figures() const;
    void addMenu(FigureWidget* figure, const QString& name);
    void showFiltered();
    void showMap();
    void showTracks();
    void showSelectionCount();

    RegionSelection& selection_;
    CataloguePtr catalogue_;
    int shown_ = 0; ///< regions that the filter leaves
    QLabel *summary_, *simulated_;
    RunChooser* runs_;
    QToolButton* difference_;
    CatalogueFilterBar* filterBar_;
    CatalogueTable* table_;
    MapWidget* map_;
    MapOptionsBar* mapOptions_;
    bool hasTracks_ = false;
    DistributionsPane* distributions_;
    QSplitter *columns_, *left_, *right_;
};

} // namespace nucleoscope
