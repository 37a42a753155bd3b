#pragma once

#include "app/workbench/half_orbit_filter.h"
#include "app/workbench/half_orbit_list_model.h"

#include <unordered_map>

namespace nucleoscope {

/// The half-orbits that a filter accepts, in an order: as a list, or in a tree of year, month, and day or
/// orbit. A change of filter, order, grouping or of the half-orbits themselves leaves selection and open
/// branches as they are.
class HalfOrbitOutline : public QAbstractItemModel {
    Q_OBJECT

public:
    enum class Grouping { List, Day, Orbit };

    explicit HalfOrbitOutline(HalfOrbitListModel& source, QObject* parent = nullptr);

    HalfOrbitListModel& source() const { return source_; }
    void setFilter(const HalfOrbitFilter& filter);
    const HalfOrbitFilter& filter() const { return filter_; }
    void setGrouping(Grouping grouping);
    Grouping grouping() const { return grouping_; }
    void sort(int column, Qt::SortOrder order) override;

    /// Rows of the source in the order shown: in a tree from top to bottom with all branches open.
    const std::vector<int>& shown() const { return shown_; }
    int positionOf(int sourceRow) const; ///< in shown(), -1 when the filter hides it
    /// Where a row that is hidden would be: the position in shown() before which it belongs.
    int positionBefore(int sourceRow) const;
    QModelIndex indexOf(int sourceRow, int column = 0) const; ///< invalid when the filter hides it
    int sourceRow(const QModelIndex& index) const;            ///< -1 for a branch

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// shown() is another one.
    void changed();

private:
    /// A branch of the tree. Those of the last level hold half-orbits, which are neighbours in shown_.
    struct Group {
        std::int64_t key = 0; ///< tells it from all others, whatever is shown
        QString text;
        int parent = -1, row = 0; ///< -1: at the top
        std::vector<int> groups;
        int first = 0, count = 0; ///< of the half-orbits below it, in shown_
        int regions = 0;          ///< theirs together
    };
    /// What an index stands for, whatever its place.
    struct Item {
        int sourceRow = -1;
        std::int64_t group = -1;
    };
    enum Level { Year, Month, Leaves, LevelCount };

    void rebuild();
    void beginChange();
    /// `newRows`: as the source says when its rows are other ones.
    void endChange(const std::vector<int>* newRows = nullptr);
    void select();
    void order();
    void group();
    void orderByBranch();
    void openGroups(const HalfOrbitRow& row, std::vector<int>& path);
    static int levelsOf(const HalfOrbitRow& row); ///< fewer when its time is not known
    std::int64_t branchKey(const HalfOrbitRow& row, int level) const;
    QString branchText(const HalfOrbitRow& row, int level) const;
    std::int64_t sortKey(const HalfOrbitRow& row) const;
    Item itemAt(const QModelIndex& index) const;
    QModelIndex indexOfGroup(std::int64_t key, int column) const;
    const Group* groupAt(const QModelIndex& index) const; ///< null for a half-orbit
    const std::vector<int>& childrenOf(const QModelIndex& parent) const;
    void sourceChanged(const QModelIndex& first, const QModelIndex& last);
    bool dependsOn(int firstColumn, int lastColumn) const;

    HalfOrbitListModel& source_;
    HalfOrbitFilter filter_;
    Grouping grouping_ = Grouping::List;
    int sortColumn_ = HalfOrbitListModel::Date;
    Qt::SortOrder sortOrder_ = Qt::AscendingOrder;
    std::vector<int> shown_, position_; ///< position_: by source row
    std::vector<Group> groups_;
    std::vector<int> topGroups_;
    std::unordered_map<std::int64_t, int> groupByKey_;
    std::vector<int> leafGroup_;    ///< by position in shown_; empty in a list
    QModelIndexList indexesBefore_; ///< of what views and selection hold, while a change is under way
    std::vector<Item> itemsBefore_;
};

} // namespace nucleoscope
