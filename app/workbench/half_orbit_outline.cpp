#include "app/workbench/half_orbit_outline.h"

#include "widgets/names.h"

#include <QFont>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace nucleoscope {

namespace {

constexpr std::int64_t unknown = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t orbitKeys = std::int64_t(1) << 40; ///< keys of orbits lie above those of days

std::int64_t thousandths(double value) {
    return std::isfinite(value) ? std::llround(value * 1000) : unknown;
}

} // namespace

HalfOrbitOutline::HalfOrbitOutline(HalfOrbitListModel& source, QObject* parent)
    : QAbstractItemModel(parent), source_(source) {
    connect(&source_, &QAbstractItemModel::modelAboutToBeReset, this, &HalfOrbitOutline::beginChange);
    connect(&source_, &HalfOrbitListModel::replaced, this,
            [this](const std::vector<int>& newRows) { endChange(&newRows); });
    connect(&source_, &QAbstractItemModel::dataChanged, this, &HalfOrbitOutline::sourceChanged);
    rebuild();
}

void HalfOrbitOutline::setFilter(const HalfOrbitFilter& filter) {
    if (filter == filter_)
        return;
    filter_ = filter;
    rebuild();
}

void HalfOrbitOutline::setGrouping(Grouping grouping) {
    if (grouping == grouping_)
        return;
    grouping_ = grouping;
    rebuild();
}

void HalfOrbitOutline::sort(int column, Qt::SortOrder order) {
    if (column < 0 || (column == sortColumn_ && order == sortOrder_))
        return;
    sortColumn_ = column;
    sortOrder_ = order;
    rebuild();
}

void HalfOrbitOutline::rebuild() {
    beginChange();
    endChange();
}

void HalfOrbitOutline::beginChange() {
    emit layoutAboutToBeChanged();
    indexesBefore_ = persistentIndexList();
    itemsBefore_.clear();
    for (const QModelIndex& index : indexesBefore_)
        itemsBefore_.push_back(itemAt(index));
}

void HalfOrbitOutline::endChange(const std::vector<int>* newRows) {
    select();
    order();
    group();
    QModelIndexList indexesAfter;
    for (std::size_t i = 0; i < itemsBefore_.size(); ++i) {
        const Item& item = itemsBefore_[i];
        const int column = indexesBefore_[static_cast<qsizetype>(i)].column();
        const int row = item.sourceRow >= 0 && newRows ? (*newRows)[static_cast<std::size_t>(item.sourceRow)]
                                                       : item.sourceRow;
        indexesAfter << (item.sourceRow >= 0 ? indexOf(row, column) : indexOfGroup(item.group, column));
    }
    changePersistentIndexList(indexesBefore_, indexesAfter);
    indexesBefore_.clear();
    emit layoutChanged();
    emit changed();
}

void HalfOrbitOutline::select() {
    const HalfOrbitMatcher matcher(filter_);
    shown_.clear();
    for (int row = 0; row < source_.rowCount(); ++row)
        if (matcher.matches(source_.row(row)))
            shown_.push_back(row);
}

std::int64_t HalfOrbitOutline::sortKey(const HalfOrbitRow& row) const {
    const HalfOrbitDetails* details = row.details();
    switch (sortColumn_) {
    case HalfOrbitListModel::Date:
        return row.start.value_or(unknown);
    case HalfOrbitListModel::Start:
        return row.start ? thousandths(secondsOfDay(*row.start)) : unknown;
    case HalfOrbitListModel::Orbit:
        return row.orbit.value_or(-1);
    case HalfOrbitListModel::DirectionColumn:
        return row.direction ? static_cast<int>(*row.direction) : -1;
    case HalfOrbitListModel::LabelColumn:
        return static_cast<int>(row.label.state);
    case HalfOrbitListModel::Regions:
        return row.regions;
    case HalfOrbitListModel::Review:
        return row.regions > 0 ? std::int64_t(1000) * row.review.reviewed / row.regions : -1;
    case HalfOrbitListModel::SeasonColumn:
        return row.start ? static_cast<int>(seasonOf(*row.start)) : -1;
    case HalfOrbitListModel::Duration:
        if (details)
            return details->end - details->start;
        return row.start && row.end ? *row.end - *row.start : unknown;
    case HalfOrbitListModel::Gaps:
        return details ? details->gaps : -1;
    case HalfOrbitListModel::Bursts:
        return details ? details->burstRows : -1;
    case HalfOrbitListModel::MagneticLatitude:
        return details ? thousandths(static_cast<double>(details->magneticLatitude.low)) : unknown;
    case HalfOrbitListModel::Warnings:
        if (row.isQuarantined())
            return std::numeric_limits<std::int64_t>::max();
        return details ? static_cast<std::int64_t>(details->warnings.size()) : -1;
    default:
        return 0;
    }
}

/// Equal ones stay in the order of time, either way.
void HalfOrbitOutline::order() {
    std::vector<std::pair<std::int64_t, int>> keys;
    keys.reserve(shown_.size());
    for (const int row : shown_)
        keys.emplace_back(sortKey(source_.row(row)), row);
    if (sortOrder_ == Qt::AscendingOrder)
        std::sort(keys.begin(), keys.end());
    else
        std::sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second < b.second;
        });
    std::transform(keys.begin(), keys.end(), shown_.begin(), [](const auto& key) { return key.second; });
}

int HalfOrbitOutline::levelsOf(const HalfOrbitRow& row) {
    return row.day == 0 ? 1 : LevelCount;
}

std::int64_t HalfOrbitOutline::branchKey(const HalfOrbitRow& row, int level) const {
    if (level == Year)
        return row.day / 10000;
    if (level == Month)
        return row.day / 100;
    if (grouping_ == Grouping::Day)
        return row.day;
    // An orbit that begins in one month and ends in the next is in both.
    return orbitKeys + std::int64_t(row.orbit.value_or(0)) * 1'000'000 + row.day / 100;
}

QString HalfOrbitOutline::branchText(const HalfOrbitRow& row, int level) const {
    if (!row.start)
        return tr("No date");
    if (level == Leaves && grouping_ == Grouping::Orbit)
        return row.orbit ? tr("Orbit %1").arg(*row.orbit) : tr("No orbit");
    constexpr int lengths[] = {4, 7, 10}; // of 2022-03-01
    return displayTime(*row.start).left(lengths[level]);
}

/// Goes on with the branches of the row before as far as they are the same.
void HalfOrbitOutline::openGroups(const HalfOrbitRow& row, std::vector<int>& path) {
    const int levels = levelsOf(row);
    int level = 0;
    while (level < static_cast<int>(path.size()) && level < levels &&
           groups_[static_cast<std::size_t>(path[static_cast<std::size_t>(level)])].key ==
               branchKey(row, level))
        ++level;
    path.resize(static_cast<std::size_t>(level));
    for (; level < levels; ++level) {
        const int parent = path.empty() ? -1 : path.back();
        const int number = static_cast<int>(groups_.size());
        std::vector<int>& siblings =
            parent < 0 ? topGroups_ : groups_[static_cast<std::size_t>(parent)].groups;
        Group group;
        group.key = branchKey(row, level);
        group.text = branchText(row, level);
        group.parent = parent;
        group.row = static_cast<int>(siblings.size());
        group.first = static_cast<int>(leafGroup_.size());
        siblings.push_back(number);
        groupByKey_.emplace(group.key, number);
        groups_.push_back(std::move(group));
        path.push_back(number);
    }
}

/// Branches follow time; what is in one keeps its order.
void HalfOrbitOutline::orderByBranch() {
    const bool backward = sortColumn_ == HalfOrbitListModel::Date && sortOrder_ == Qt::DescendingOrder;
    std::vector<std::tuple<std::int64_t, std::size_t, int>> places;
    places.reserve(shown_.size());
    for (std::size_t i = 0; i < shown_.size(); ++i) {
        const HalfOrbitRow& row = source_.row(shown_[i]);
        const bool byDay = grouping_ == Grouping::Day;
        const std::int64_t place =
            std::int64_t(byDay ? row.day : row.day / 100) * 1'000'000 + (byDay ? 0 : row.orbit.value_or(0));
        places.emplace_back(backward ? -place : place, i, shown_[i]);
    }
    std::sort(places.begin(), places.end());
    std::transform(places.begin(), places.end(), shown_.begin(),
                   [](const auto& place) { return std::get<int>(place); });
}

void HalfOrbitOutline::group() {
    groups_.clear();
    topGroups_.clear();
    leafGroup_.clear();
    groupByKey_.clear();
    if (grouping_ != Grouping::List) {
        orderByBranch();
        std::vector<int> path;
        for (const int row : shown_) {
            openGroups(source_.row(row), path);
            for (const int number : path) {
                Group& group = groups_[static_cast<std::size_t>(number)];
                ++group.count;
                group.regions += std::max(0, source_.row(row).regions);
            }
            leafGroup_.push_back(path.back());
        }
    }
    position_.assign(static_cast<std::size_t>(source_.rowCount()), -1);
    for (std::size_t i = 0; i < shown_.size(); ++i)
        position_[static_cast<std::size_t>(shown_[i])] = static_cast<int>(i);
}

int HalfOrbitOutline::positionOf(int sourceRow) const {
    return sourceRow < 0 || sourceRow >= static_cast<int>(position_.size())
               ? -1
               : position_[static_cast<std::size_t>(sourceRow)];
}

int HalfOrbitOutline::positionBefore(int sourceRow) const {
    const auto key = [&](int row) { return std::pair(sortKey(source_.row(row)), row); };
    const auto own = key(sourceRow);
    const auto found = std::find_if(shown_.begin(), shown_.end(), [&](int row) {
        return sortOrder_ == Qt::AscendingOrder ? key(row) > own : key(row) < own;
    });
    return static_cast<int>(found - shown_.begin());
}

QModelIndex HalfOrbitOutline::indexOf(int sourceRow, int column) const {
    const int position = positionOf(sourceRow);
    if (position < 0)
        return {};
    if (leafGroup_.empty())
        return createIndex(position, column, quintptr(0));
    const int number = leafGroup_[static_cast<std::size_t>(position)];
    return createIndex(position - groups_[static_cast<std::size_t>(number)].first, column,
                       static_cast<quintptr>(number + 1));
}

QModelIndex HalfOrbitOutline::indexOfGroup(std::int64_t key, int column) const {
    const auto found = groupByKey_.find(key);
    if (found == groupByKey_.end())
        return {};
    const Group& group = groups_[static_cast<std::size_t>(found->second)];
    return createIndex(group.row, column, static_cast<quintptr>(group.parent + 1));
}

// An index carries the number of its parent branch plus one: 0 is the top.

const HalfOrbitOutline::Group* HalfOrbitOutline::groupAt(const QModelIndex& index) const {
    if (!index.isValid() || groups_.empty())
        return nullptr;
    const auto parent = static_cast<std::size_t>(index.internalId());
    const std::vector<int>& siblings = parent == 0 ? topGroups_ : groups_[parent - 1].groups;
    return siblings.empty()
               ? nullptr
               : &groups_[static_cast<std::size_t>(siblings[static_cast<std::size_t>(index.row())])];
}

int HalfOrbitOutline::sourceRow(const QModelIndex& index) const {
    if (!index.isValid() || groupAt(index))
        return -1;
    const auto parent = static_cast<std::size_t>(index.internalId());
    const int first = parent == 0 ? 0 : groups_[parent - 1].first;
    return shown_[static_cast<std::size_t>(first + index.row())];
}

HalfOrbitOutline::Item HalfOrbitOutline::itemAt(const QModelIndex& index) const {
    if (const Group* group = groupAt(index))
        return {-1, group->key};
    return {sourceRow(index), -1};
}

QModelIndex HalfOrbitOutline::index(int row, int column, const QModelIndex& parent) const {
    if (row < 0 || row >= rowCount(parent) || column < 0 || column >= columnCount())
        return {};
    const Group* group = groupAt(parent);
    return createIndex(row, column, group ? static_cast<quintptr>(group - groups_.data() + 1) : quintptr(0));
}

QModelIndex HalfOrbitOutline::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == 0)
        return {};
    const Group& group = groups_[static_cast<std::size_t>(index.internalId() - 1)];
    return createIndex(group.row, 0, static_cast<quintptr>(group.parent + 1));
}

int HalfOrbitOutline::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return static_cast<int>(groups_.empty() ? shown_.size() : topGroups_.size());
    const Group* group = parent.column() == 0 ? groupAt(parent) : nullptr;
    if (!group)
        return 0;
    return group->groups.empty() ? group->count : static_cast<int>(group->groups.size());
}

bool HalfOrbitOutline::hasChildren(const QModelIndex& parent) const {
    return !parent.isValid() ? !shown_.empty() : parent.column() == 0 && groupAt(parent) != nullptr;
}

int HalfOrbitOutline::columnCount(const QModelIndex&) const {
    return HalfOrbitListModel::ColumnCount;
}

QVariant HalfOrbitOutline::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Group* group = groupAt(index);
    if (!group)
        return source_.data(source_.index(sourceRow(index), index.column()), role);
    if (role == Qt::DisplayRole && index.column() == HalfOrbitListModel::Date)
        return QStringLiteral("%1  (%2)").arg(group->text).arg(group->count);
    if (role == Qt::DisplayRole && index.column() == HalfOrbitListModel::Regions && group->regions > 0)
        return QString::number(group->regions);
    if (role == Qt::TextAlignmentRole && index.column() == HalfOrbitListModel::Regions)
        return QVariant::fromValue(Qt::AlignCenter);
    return {};
}

QVariant HalfOrbitOutline::headerData(int section, Qt::Orientation orientation, int role) const {
    return source_.headerData(section, orientation, role);
}

bool HalfOrbitOutline::dependsOn(int firstColumn, int lastColumn) const {
    const auto changed = [&](int column) { return firstColumn <= column && column <= lastColumn; };
    return changed(sortColumn_) ||
           (changed(HalfOrbitListModel::LabelColumn) && filter_.labels != HalfOrbitFilter::Labels::Any) ||
           (changed(HalfOrbitListModel::Regions) &&
            (filter_.detections != HalfOrbitFilter::Detections::Any || grouping_ != Grouping::List)) ||
           ((changed(HalfOrbitListModel::Regions) || changed(HalfOrbitListModel::Review)) &&
            filter_.review != HalfOrbitFilter::Review::Any) ||
           (changed(HalfOrbitListModel::Warnings) && filter_.asksForDetails());
}

void HalfOrbitOutline::sourceChanged(const QModelIndex& first, const QModelIndex& last) {
    // The details of a file leave alone what its name tells.
    const bool onlyDetails = first.column() == 0 && sortColumn_ <= HalfOrbitListModel::SeasonColumn &&
                             !filter_.asksForDetails() && filter_.text.isEmpty();
    if (!onlyDetails && dependsOn(first.column(), last.column())) {
        rebuild();
        return;
    }
    if (first.row() == last.row()) {
        if (positionOf(first.row()) >= 0)
            emit dataChanged(indexOf(first.row(), first.column()), indexOf(first.row(), last.column()));
    } else if (!leafGroup_.empty()) {
        rebuild(); // they lie in many branches
    } else if (!shown_.empty()) {
        emit dataChanged(index(0, first.column()), index(static_cast<int>(shown_.size()) - 1, last.column()));
    }
}

} // namespace nucleoscope
