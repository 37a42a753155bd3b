#include "app/workbench/half_orbit_list_model.h"

#include "core/statistics/season.h"
#include "widgets/names.h"

#include <QColor>

namespace nucleoscope {

namespace {

QString labelSymbol(LabelState state) {
    switch (state) {
    case LabelState::NotStarted:
        return {};
    case LabelState::InProgress:
        return QStringLiteral("◐");
    case LabelState::Done:
        return QStringLiteral("●");
    case LabelState::NothingHere:
        return QStringLiteral("○");
    }
    return {};
}

QString labelMeaning(LabelState state) {
    switch (state) {
    case LabelState::NotStarted:
        return HalfOrbitListModel::tr("Not labelled");
    case LabelState::InProgress:
        return HalfOrbitListModel::tr("Label begun");
    case LabelState::Done:
        return HalfOrbitListModel::tr("Label done");
    case LabelState::NothingHere:
        return HalfOrbitListModel::tr("Labelled: nothing here");
    }
    return {};
}

constexpr int minutesLength = 16; ///< of "2022-03-01 04:05"

Qt::AlignmentFlag alignmentOf(int column) {
    switch (column) {
    case HalfOrbitListModel::Orbit:
        return Qt::AlignRight;
    case HalfOrbitListModel::Regions:
    case HalfOrbitListModel::DirectionColumn:
    case HalfOrbitListModel::LabelColumn:
        return Qt::AlignHCenter;
    default:
        return Qt::AlignLeft;
    }
}

} // namespace

void HalfOrbitListModel::setEntries(std::vector<ArchiveEntry> entries) {
    beginResetModel();
    rows_.clear();
    rows_.reserve(entries.size());
    rowByStem_.clear();
    for (ArchiveEntry& entry : entries) {
        rowByStem_.emplace(entry.file.stem().string(), static_cast<int>(rows_.size()));
        rows_.push_back({std::move(entry)});
    }
    endResetModel();
}

void HalfOrbitListModel::setLabelStates(const std::map<std::string, LabelState>& states) {
    for (Row& row : rows_)
        row.label = LabelState::NotStarted;
    for (const auto& [stem, state] : states)
        if (const auto found = rowByStem_.find(stem); found != rowByStem_.end())
            rows_[static_cast<std::size_t>(found->second)].label = state;
    if (!rows_.empty())
        emit dataChanged(index(0, LabelColumn), index(rowCount() - 1, LabelColumn));
}

void HalfOrbitListModel::setLabelState(const std::string& stem, LabelState state) {
    const auto found = rowByStem_.find(stem);
    if (found == rowByStem_.end())
        return;
    rows_[static_cast<std::size_t>(found->second)].label = state;
    emit dataChanged(index(found->second, LabelColumn), index(found->second, LabelColumn));
}

void HalfOrbitListModel::setRegionCount(const std::string& stem, int count) {
    const auto found = rowByStem_.find(stem);
    if (found == rowByStem_.end())
        return;
    rows_[static_cast<std::size_t>(found->second)].regions = count;
    emit dataChanged(index(found->second, Regions), index(found->second, Regions));
}

void HalfOrbitListModel::setRegionCounts(const std::map<std::string, int>& counts) {
    for (Row& row : rows_)
        row.regions = -1;
    for (const auto& [stem, count] : counts)
        if (const auto found = rowByStem_.find(stem); found != rowByStem_.end())
            rows_[static_cast<std::size_t>(found->second)].regions = count;
    if (!rows_.empty())
        emit dataChanged(index(0, Regions), index(rowCount() - 1, Regions));
}

int HalfOrbitListModel::rowOf(const std::filesystem::path& file) const {
    const auto found = rowByStem_.find(file.stem().string());
    return found != rowByStem_.end() && rows_[static_cast<std::size_t>(found->second)].entry.file == file
               ? found->second
               : -1;
}

int HalfOrbitListModel::rowOfName(const std::string& fileName) const {
    const auto found = rowByStem_.find(std::filesystem::path(fileName).stem().string());
    return found == rowByStem_.end() ? -1 : found->second;
}

int HalfOrbitListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int HalfOrbitListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString HalfOrbitListModel::text(const Row& row, int column) const {
    const auto& name = row.entry.name;
    switch (column) {
    case Time:
        return name ? displayTime(name->start).left(minutesLength)
                    : QString::fromStdString(row.entry.file.filename().string());
    case Orbit:
        return name ? QString::number(name->orbit) : QString();
    case DirectionColumn:
        if (!name)
            return {};
        return name->direction == Direction::Ascending ? QStringLiteral("↑") : QStringLiteral("↓");
    case SeasonColumn:
        return name ? displayName(seasonOf(name->start)) : QString();
    case LabelColumn:
        return labelSymbol(row.label);
    case Regions:
        return row.regions < 0 ? QString() : QString::number(row.regions);
    default:
        return {};
    }
}

QVariant HalfOrbitListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::UserRole:
        if (index.column() == Orbit)
            return row.entry.name ? row.entry.name->orbit : 0;
        if (index.column() == Regions)
            return row.regions;
        if (index.column() == LabelColumn)
            return static_cast<int>(row.label);
        if (index.column() == SeasonColumn)
            return row.entry.name ? static_cast<int>(seasonOf(row.entry.name->start)) : -1;
        return text(row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == LabelColumn)
            return labelMeaning(row.label);
        if (index.column() == DirectionColumn && row.entry.name)
            return displayName(row.entry.name->direction);
        return QString::fromStdString(row.entry.file.string());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | alignmentOf(index.column()));
    default:
        return {};
    }
}

QVariant HalfOrbitListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool toolTip = role == Qt::ToolTipRole;
    switch (section) {
    case Time:
        return toolTip ? tr("Start of the half-orbit, UTC") : tr("Start (UTC)");
    case Orbit:
        return tr("Orbit");
    case DirectionColumn:
        return toolTip ? tr("Direction: ↑ ascending, ↓ descending") : tr("Dir.");
    case SeasonColumn:
        return tr("Season");
    case LabelColumn:
        return toolTip ? tr("State of the label") : tr("Label");
    case Regions:
        return toolTip ? tr("Detected regions; empty when the model has not looked at it") : tr("Regions");
    default:
        return {};
    }
}

} // namespace nucleoscope
