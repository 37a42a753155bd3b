#pragma once

#include "widgets/catalogue_model.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace nucleoscope {

class RegionSelection;

/// The catalogue as a table that sorts by any column and filters by any text; its selection is the shared
/// one. A click on a row (or Enter) asks for the half-orbit of its region.
class CatalogueTable : public QWidget {
    Q_OBJECT

public:
    explicit CatalogueTable(RegionSelection& selection, QWidget* parent = nullptr);

    void setCatalogue(CataloguePtr catalogue);
    QTableView* view() const { return view_; }
    /// Regions in the order of the table, those filtered away left out.
    std::vector<int> visibleRegions() const;

private:
    void showSharedSelection();
    void shareSelection();
    void showRegion(const QModelIndex& index);
    void updateCount();

    RegionSelection& selection_;
    CatalogueModel* model_;
    QSortFilterProxyModel* proxy_;
    QLineEdit* filter_;
    QLabel* count_;
    QTableView* view_;
    bool following_ = false; ///< the table is being set to the shared selection
};

} // namespace nucleoscope
