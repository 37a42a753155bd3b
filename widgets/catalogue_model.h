#pragma once

#include "core/detection/catalogue.h"

#include <QAbstractTableModel>

#include <memory>

namespace nucleoscope {

using CataloguePtr = std::shared_ptr<const Catalogue>;

/// The regions of a catalogue as a table. Row r is Catalogue::regions[r]; Qt::UserRole gives the value to
/// sort by.
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
        Probability,
        File,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setCatalogue(CataloguePtr catalogue);
    const CataloguePtr& catalogue() const { return catalogue_; }
    const Region* region(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    CataloguePtr catalogue_;
};

} // namespace nucleoscope
