#pragma once

#include "core/archive/listing.h"
#include "core/labels/label_store.h"

#include <QAbstractTableModel>

#include <map>
#include <vector>

namespace nucleoscope {

/// The half-orbits of a project, from their names alone, with the state of their labels and the number of
/// regions that the catalogue has for them. Qt::UserRole gives the value to sort by.
class HalfOrbitListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Orbit, DirectionColumn, LabelColumn, Regions, SeasonColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(std::vector<ArchiveEntry> entries);
    /// By base name of the file; half-orbits that are not named have not been started.
    void setLabelStates(const std::map<std::string, LabelState>& states);
    void setLabelState(const std::string& stem, LabelState state);
    /// By base name; half-orbits that are not named have not been looked at.
    void setRegionCount(const std::string& stem, int count);
    void setRegionCounts(const std::map<std::string, int>& counts);

    const std::filesystem::path& file(int row) const {
        return rows_[static_cast<std::size_t>(row)].entry.file;
    }
    LabelState labelState(int row) const { return rows_[static_cast<std::size_t>(row)].label; }
    /// Negative when the half-orbit has not been looked at.
    int regionCount(int row) const { return rows_[static_cast<std::size_t>(row)].regions; }
    int rowOf(const std::filesystem::path& file) const; ///< -1 when it is not in the list
    /// The row whose file has this name, whatever its folder.
    int rowOfName(const std::string& fileName) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        ArchiveEntry entry;
        LabelState label = LabelState::NotStarted;
        int regions = -1;
    };

    QString text(const Row& row, int column) const;

    std::vector<Row> rows_;
    std::map<std::string, int> rowByStem_;
};

} // namespace nucleoscope
