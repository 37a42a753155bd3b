#pragma once

#include "core/detection/catalogue.h"

#include <QAbstractTableModel>

#include <memory>

namespace nucleoscope {

using CataloguePtr = std::shared_ptr<const Catalogue>;

/// The regions of a catalogue as a table that sorts and filters by itself: for 50,000 regions a proxy model
/// takes seconds. Region r is Catalogue::regions[r]; a row shows the region regionAt(row).
class CatalogueModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Time,
        Orbit,
        DirectionColumn,
        SeasonColumn,
        Frequency,
        FrequencyRange,
        Latitude,
        Longitude,
        MagneticLatitude,
        MagneticLongitude,
        LocalTime,
        Duration,
        Area,
        Peak,
        Contrast,
        Probability,
        ReviewColumn,
        Comment,
        File,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setCatalogue(CataloguePtr catalogue);
    const CataloguePtr& catalogue() const { return catalogue_; }
    /// Only these regions, ascending; nothing: all.
    void setShown(std::optional<std::vector<int>> regions);
    /// Only regions whose texts contain this, in any case of letters.
    void setTextFilter(const QString& text);

    /// The reviews of these regions are new. The order of the rows stays.
    void showReviews(const std::vector<int>& regions);

    /// Regions in the order of the rows, those filtered away left out.
    const std::vector<int>& regions() const { return regions_; }
    int regionAt(int row) const { return regions_[static_cast<std::size_t>(row)]; }
    int rowOf(int region) const; ///< -1 when it is filtered away
    int regionCount() const { return catalogue_ ? static_cast<int>(catalogue_->regions.size()) : 0; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Resets the model: persistent indexes of a large selection would take seconds to follow.
    void sort(int column, Qt::SortOrder order) override;

private:
    void arrange();
    std::vector<int> filtered() const;
    void sortRegions(std::vector<int>& regions) const;

    CataloguePtr catalogue_;
    std::optional<std::vector<int>> shown_;
    std::string filter_;                          ///< lower case
    mutable std::vector<std::string> searchText_; ///< by region; made when first searched
    int sortColumn_ = Time;
    Qt::SortOrder sortOrder_ = Qt::AscendingOrder;
    std::vector<int> regions_; ///< by row
    std::vector<int> rows_;    ///< by region
};

} // namespace nucleoscope
