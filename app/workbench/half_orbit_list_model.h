#pragma once

#include "app/workbench/half_orbit_row.h"

#include <QAbstractTableModel>

#include <map>
#include <unordered_map>
#include <vector>

namespace nucleoscope {

/// All half-orbits of a project by start: what their names tell, what the archive index knows of the files,
/// the state of their labels, and how many detections there are and have been judged.
class HalfOrbitListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Date,
        Start,
        Orbit,
        DirectionColumn,
        LabelColumn,
        Regions,
        Review,
        SeasonColumn,
        Duration,
        Gaps,
        Bursts,
        MagneticLatitude,
        Warnings,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Takes the place of what is there; what is known of the half-orbits that stay is kept. To be made by
    /// makeRows(), on another thread when there are many.
    void setRows(std::vector<HalfOrbitRow> rows);
    /// What opening the files has told; those that are not in the list are passed over.
    void setIndexed(const std::vector<IndexedFilePtr>& files);
    /// By base name of the file; half-orbits that are not named have not been started.
    void setLabels(std::map<std::string, LabelSummary> labels);
    void setLabel(const std::string& stem, const LabelSummary& label);
    /// The rest of what is known of the label stays.
    void setLabelState(const std::string& stem, LabelState state);
    /// By base name; half-orbits that are not named have not been looked at.
    void setRegionCounts(std::map<std::string, int> counts);
    void setRegionCount(const std::string& stem, int count);
    /// By base name; of half-orbits that are not named nothing has been judged.
    void setReviewStates(std::map<std::string, ReviewCount> counts);
    void setReviewState(const std::string& stem, ReviewCount count);

    const HalfOrbitRow& row(int row) const { return rows_[static_cast<std::size_t>(row)]; }
    const std::vector<HalfOrbitRow>& rows() const { return rows_; }
    const std::filesystem::path& file(int row) const { return this->row(row).file; }
    LabelState labelState(int row) const { return this->row(row).label.state; }
    /// Negative when the half-orbit has not been looked at.
    int regionCount(int row) const { return this->row(row).regions; }
    int rowOf(const std::filesystem::path& file) const; ///< -1 when it is not in the list
    /// The row whose file has this name, whatever its folder.
    int rowOfName(const std::string& fileName) const;
    /// Whether `column` shows something that only opening the file tells.
    static bool isDetail(int column);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// The rows are other ones, or have another order, since modelAboutToBeReset(): for each row there was,
    /// where it is now, or -1.
    void replaced(const std::vector<int>& newRows);

private:
    QString text(const HalfOrbitRow& row, int column) const;
    QString toolTip(const HalfOrbitRow& row, int column) const;
    void takeStates(HalfOrbitRow& row) const;
    void changeRow(const std::string& stem, int column);
    template <class Value>
    void changeAllRows(const std::map<std::string, Value>& values, Value otherwise,
                       Value HalfOrbitRow::*member, int column);

    std::vector<HalfOrbitRow> rows_;
    std::unordered_map<std::string, int> rowByFile_, rowByStem_;
    std::map<std::string, LabelSummary> labels_;
    std::map<std::string, int> regions_;
    std::map<std::string, ReviewCount> reviews_;
};

} // namespace nucleoscope
