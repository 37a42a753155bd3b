#pragma once

#include <QObject>

#include <vector>

namespace nucleoscope {

/// Which regions of the catalogue are selected. One object is shared by all views of a catalogue, so that a
/// selection in one is a selection in all. Regions are indices into Catalogue::regions.
class RegionSelection : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    const std::vector<int>& regions() const { return regions_; } ///< ascending, each once
    bool contains(int region) const;
    bool isEmpty() const { return regions_.empty(); }

    void select(std::vector<int> regions);
    /// Adds the region, or takes it away when it is selected.
    void toggle(int region);
    void clear() { select({}); }
    /// Asks the window to show the half-orbit of `region`, which becomes the selection unless it belongs to
    /// it.
    void show(int region);

signals:
    void changed();
    void showRequested(int region);

private:
    std::vector<int> regions_;
};

} // namespace nucleoscope
