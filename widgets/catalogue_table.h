#pragma once

#include "widgets/catalogue_model.h"

#include <QWidget>

class QLabel;
class QLineEdit;
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
    CatalogueModel& model() const { return *model_; }
    /// Regions in the order of the table, those filtered away left out.
    const std::vector<int>& visibleRegions() const { return model_->regions(); }

private:
    void updateCount();

    CatalogueModel* model_;
    QLineEdit* filter_;
    QLabel* count_;
    QTableView* view_;
};

} // namespace nucleoscope
