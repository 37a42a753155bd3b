#pragma once

#include "core/figures/figure.h"
#include "widgets/catalogue_model.h"

#include <QWidget>

#include <array>

class QLabel;
class QSplitter;
class QTabWidget;

namespace nucleoscope {

class CatalogueTable;
class FigureWidget;
class MapWidget;
class RegionSelection;

/// All views of the catalogue side by side, with room for the spectrum: map and table left, spectrum and
/// distributions right.
class CataloguePane : public QWidget {
    Q_OBJECT

public:
    explicit CataloguePane(RegionSelection& selection, QWidget* parent = nullptr);

    /// Null: there is none yet.
    void setCatalogue(CataloguePtr catalogue, bool simulated);
    /// Takes the spectrum into its place until it is put elsewhere.
    void setSpectrum(QWidget* spectrum);

    CatalogueTable* table() const { return table_; }
    MapWidget* map() const { return map_; }
    FigureWidget* frequency() const { return frequency_; }
    FigureWidget* magneticLatitude() const { return magneticLatitude_; }
    FigureWidget* seasons() const { return seasons_; }

    struct NamedFigure {
        FigureWidget* figure;
        QString name; ///< what its file may be called
    };
    /// The figure that the mouse is on, else the map.
    NamedFigure figureAtMouse() const;

    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& state);

signals:
    /// `name`: what the file may be called.
    void exportRequested(const nucleoscope::FigureWidget* figure, const QString& name);

private:
    std::array<NamedFigure, 4> figures() const;
    void addMenu(FigureWidget* figure, const QString& name);
    void showSelectionCount();

    RegionSelection& selection_;
    CataloguePtr catalogue_;
    QLabel *summary_, *simulated_;
    CatalogueTable* table_;
    MapWidget* map_;
    FigureWidget *frequency_, *magneticLatitude_, *seasons_;
    QTabWidget* distributions_;
    QSplitter *columns_, *left_, *right_;
};

} // namespace nucleoscope
