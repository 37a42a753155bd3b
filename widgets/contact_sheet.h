#pragma once

#include "widgets/catalogue_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListView;
class QToolButton;

namespace nucleoscope {

class RegionPictures;
class RegionSelection;

/// Regions as small spectra on one grid, sorted by any property; only those in sight are drawn and asked for.
/// Its selection is the shared one. Several at once are accepted or rejected by its buttons.
class ContactSheet : public QWidget {
    Q_OBJECT

public:
    ContactSheet(RegionSelection& selection, RegionPictures& pictures, QWidget* parent = nullptr);

    void setCatalogue(CataloguePtr catalogue);
    CatalogueModel& model() const { return *model_; }
    QListView* view() const { return view_; }

signals:
    /// For all regions that are selected.
    void decisionRequested(nucleoscope::Verdict verdict);

private:
    void buildTop(QWidget* top);
    void sort();
    void updateCount();
    void drawAnew(int region);

    RegionSelection& selection_;
    CatalogueModel* model_;
    QListView* view_;
    QComboBox* property_;
    QToolButton* descending_;
    QLabel* count_;
    QList<QToolButton*> decisions_;
};

} // namespace nucleoscope
