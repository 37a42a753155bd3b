#pragma once

#include <QObject>

#include <vector>

class QAbstractItemView;
class QItemSelection;

namespace nucleoscope {

class CatalogueModel;
class RegionSelection;

/// Keeps the selection of a view of a CatalogueModel and the shared one equal, whichever changes, and asks
/// for the half-orbit of a region that the user makes current.
///
/// A selection in very many pieces stays out of the view's own, which would take seconds for it; the view's
/// delegate is to paint what RegionSelection holds.
class RegionSelectionLink : public QObject {
    Q_OBJECT

public:
    RegionSelectionLink(RegionSelection& selection, CatalogueModel& model, QAbstractItemView& view);

private:
    void showSharedSelection();
    void shareSelection(const QItemSelection& selected, const QItemSelection& deselected);
    void showRegion(int row);

    RegionSelection& selection_;
    CatalogueModel& model_;
    QAbstractItemView& view_;
    bool following_ = false; ///< the view is being set to the shared selection
    bool isComplete_ = true; ///< the view's own selection holds all of the shared one that it shows
};

} // namespace nucleoscope
