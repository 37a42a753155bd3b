#include "app/workbench/half_orbit_list_model.h"

#include "app/workbench/label_state_names.h"
#include "widgets/names.h"

#include <QApplication>
#include <QPalette>

#include <cmath>
#include <numeric>

namespace nucleoscope {

namespace {

/// State, who and when, and the notes.
QString labelToolTip(const LabelSummary& label) {
    QStringList lines{labelStateName(label.state)};
    if (!label.author.empty() || !label.modified.empty())
        lines << QStringLiteral("%1 · %2").arg(
            QString::fromStdString(label.author),
            QString::fromStdString(label.modified).left(16).replace(QLatin1Char('T'), QLatin1Char(' ')));
    if (!label.notes.empty())
        lines << QString::fromStdString(label.notes);
    return lines.join(QLatin1Char('\n'));
}

QString labelText(const LabelSummary& label) {
    const QString symbol = labelStateSymbol(label.state);
    return label.notes.empty() ? symbol : symbol + QStringLiteral(" ✎");
}

/// "37:12", minutes and seconds.
QString durationText(UtcMs duration) {
    const qint64 seconds = duration / 1000;
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString rangeText(const DegreeRange& range) {
    if (!std::isfinite(range.low))
        return {};
    return QStringLiteral("%1 … %2").arg(std::lround(range.low)).arg(std::lround(range.high));
}

/// A count that is nothing to look at when it is zero.
QString countText(int count) {
    return count == 0 ? QStringLiteral("–") : QString::number(count);
}

Qt::AlignmentFlag alignmentOf(int column) {
    switch (column) {
    case HalfOrbitListModel::Orbit:
    case HalfOrbitListModel::Duration:
        return Qt::AlignRight;
    case HalfOrbitListModel::Date:
    case HalfOrbitListModel::Start:
    case HalfOrbitListModel::SeasonColumn:
        return Qt::AlignLeft;
    default:
        return Qt::AlignHCenter;
    }
}

std::string stemOf(const std::filesystem::path& file) {
    return file.stem().string();
}

template <class Value>
Value valueOr(const std::map<std::string, Value>& values, const std::string& stem, Value otherwise) {
    const auto found = values.find(stem);
    return found == values.end() ? otherwise : found->second;
}

} // namespace

void HalfOrbitListModel::takeStates(HalfOrbitRow& row) const {
    const std::string stem = stemOf(row.file);
    row.label = valueOr(labels_, stem, LabelSummary());
    row.regions = valueOr(regions_, stem, -1);
    row.review = valueOr(reviews_, stem, ReviewCount());
}

void HalfOrbitListModel::setRows(std::vector<HalfOrbitRow> rows) {
    const auto isSame = [](const HalfOrbitRow& a, const HalfOrbitRow& b) {
        return a.file.native() == b.file.native();
    };
    if (std::equal(rows_.begin(), rows_.end(), rows.begin(), rows.end(), isSame))
        return;
    beginResetModel();
    std::vector<int> newRows(rows_.size(), -1);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (const int old = rowOf(rows[row].file); old >= 0) {
            newRows[static_cast<std::size_t>(old)] = static_cast<int>(row);
            rows[row] = std::move(rows_[static_cast<std::size_t>(old)]);
        } else {
            takeStates(rows[row]);
        }
    }
    rows_ = std::move(rows);
    rowByFile_.clear();
    rowByStem_.clear();
    for (int row = 0; row < rowCount(); ++row) {
        rowByFile_.emplace(file(row).native(), row);
        rowByStem_.emplace(stemOf(file(row)), row);
    }
    endResetModel();
    emit replaced(newRows);
}

void HalfOrbitListModel::setIndexed(const std::vector<IndexedFilePtr>& files) {
    int first = rowCount(), last = -1;
    bool isRedated = false;
    for (const IndexedFilePtr& file : files) {
        const int row = rowOf(file->file);
        if (row < 0 || this->row(row).indexed == file)
            continue;
        HalfOrbitRow& changed = rows_[static_cast<std::size_t>(row)];
        if (HalfOrbitName::parse(file->file.filename().string())) {
            changed.indexed = file;
        } else { // its place in time comes from what it holds
            changed = makeRow({file->file, std::nullopt}, file);
            takeStates(changed);
            isRedated = true;
        }
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (last >= 0)
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
    if (isRedated) {
        std::vector<int> sameRows(rows_.size());
        std::iota(sameRows.begin(), sameRows.end(), 0);
        beginResetModel();
        endResetModel();
        emit replaced(sameRows);
    }
}

void HalfOrbitListModel::setLabels(std::map<std::string, LabelSummary> labels) {
    labels_ = std::move(labels);
    changeAllRows(labels_, LabelSummary(), &HalfOrbitRow::label, LabelColumn);
}

void HalfOrbitListModel::setLabel(const std::string& stem, const LabelSummary& label) {
    labels_[stem] = label;
    changeRow(stem, LabelColumn);
}

void HalfOrbitListModel::setLabelState(const std::string& stem, LabelState state) {
    labels_[stem].state = state;
    changeRow(stem, LabelColumn);
}

void HalfOrbitListModel::setRegionCounts(std::map<std::string, int> counts) {
    regions_ = std::move(counts);
    changeAllRows(regions_, -1, &HalfOrbitRow::regions, Regions);
}

void HalfOrbitListModel::setRegionCount(const std::string& stem, int count) {
    regions_[stem] = count;
    changeRow(stem, Regions);
}

void HalfOrbitListModel::setReviewStates(std::map<std::string, ReviewCount> counts) {
    reviews_ = std::move(counts);
    changeAllRows(reviews_, ReviewCount(), &HalfOrbitRow::review, Review);
}

void HalfOrbitListModel::setReviewState(const std::string& stem, ReviewCount count) {
    reviews_[stem] = count;
    changeRow(stem, Review);
}

void HalfOrbitListModel::changeRow(const std::string& stem, int column) {
    const auto found = rowByStem_.find(stem);
    if (found == rowByStem_.end())
        return;
    takeStates(rows_[static_cast<std::size_t>(found->second)]);
    emit dataChanged(index(found->second, column), index(found->second, column));
}

template <class Value>
void HalfOrbitListModel::changeAllRows(const std::map<std::string, Value>& values, Value otherwise,
                                       Value HalfOrbitRow::*member, int column) {
    for (HalfOrbitRow& row : rows_)
        row.*member = otherwise;
    for (const auto& [stem, value] : values)
        if (const auto found = rowByStem_.find(stem); found != rowByStem_.end())
            rows_[static_cast<std::size_t>(found->second)].*member = value;
    if (!rows_.empty())
        emit dataChanged(index(0, column), index(rowCount() - 1, column));
}

int HalfOrbitListModel::rowOf(const std::filesystem::path& file) const {
    const auto found = rowByFile_.find(file.native());
    return found == rowByFile_.end() ? -1 : found->second;
}

int HalfOrbitListModel::rowOfName(const std::string& fileName) const {
    const auto found = rowByStem_.find(stemOf(fileName));
    return found == rowByStem_.end() ? -1 : found->second;
}

bool HalfOrbitListModel::isDetail(int column) {
    return column == Duration || column == Gaps || column == Bursts || column == MagneticLatitude ||
           column == Warnings;
}

int HalfOrbitListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int HalfOrbitListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString HalfOrbitListModel::text(const HalfOrbitRow& row, int column) const {
    constexpr int dateLength = 10, minuteLength = 16;
    const HalfOrbitDetails* details = row.details();
    switch (column) {
    case Date:
        return row.start ? displayTime(*row.start).left(dateLength)
                         : QString::fromStdString(row.file.filename().string());
    case Start:
        return row.start ? displayTime(*row.start).mid(dateLength + 1, minuteLength - dateLength - 1)
                         : QString();
    case Orbit:
        return row.orbit ? QString::number(*row.orbit) : QString();
    case DirectionColumn:
        if (!row.direction)
            return {};
        return row.direction == Direction::Ascending ? QStringLiteral("↑") : QStringLiteral("↓");
    case LabelColumn:
        return labelText(row.label);
    case Regions:
        return row.regions < 0 ? QString() : QString::number(row.regions);
    case Review:
        return row.regions > 0 ? QStringLiteral("%1/%2").arg(row.review.reviewed).arg(row.regions)
                               : QString();
    case SeasonColumn:
        return row.start ? displayName(seasonOf(*row.start)) : QString();
    case Duration:
        if (details)
            return durationText(details->end - details->start);
        return row.start && row.end ? QStringLiteral("≤ ") + durationText(*row.end - *row.start) : QString();
    case Gaps:
        return details ? countText(details->gaps) : QString();
    case Bursts:
        return details ? countText(details->burstParts) : QString();
    case MagneticLatitude:
        return details ? rangeText(details->magneticLatitude) : QString();
    case Warnings:
        if (row.isQuarantined())
            return QStringLiteral("✕");
        return details ? countText(static_cast<int>(details->warnings.size())) : QString();
    default:
        return {};
    }
}

QString HalfOrbitListModel::toolTip(const HalfOrbitRow& row, int column) const {
    if (row.isQuarantined())
        return tr("In quarantine, this file cannot be used: %1")
            .arg(QString::fromStdString(row.indexed->problem));
    const HalfOrbitDetails* details = row.details();
    switch (column) {
    case LabelColumn:
        return labelToolTip(row.label);
    case DirectionColumn:
        return row.direction ? displayName(*row.direction) : QString();
    case Review:
        return row.regions > 0
                   ? tr("%1 of %n detection(s) reviewed", nullptr, row.regions).arg(row.review.reviewed)
                   : QString();
    case Gaps:
        return details && details->gaps > 0 ? tr("%n gap(s), %1 s without data", nullptr, details->gaps)
                                                  .arg(details->gapSeconds, 0, 'f', 1)
                                            : QString();
    case Bursts:
        return details && details->burstParts > 0 ? tr("%n burst row(s)", nullptr, details->burstRows)
                                                  : QString();
    default:
        return {};
    }
}

QVariant HalfOrbitListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const HalfOrbitRow& row = this->row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | alignmentOf(index.column()));
    case Qt::ForegroundRole:
        return row.isQuarantined()
                   ? QVariant(QApplication::palette().brush(QPalette::Disabled, QPalette::Text))
                   : QVariant();
    default:
        return {};
    }
}

QVariant HalfOrbitListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool toolTip = role == Qt::ToolTipRole;
    switch (section) {
    case Date:
        return toolTip ? tr("Day of the start, UTC") : tr("Date");
    case Start:
        return toolTip ? tr("Start of the half-orbit, UTC") : tr("Start");
    case Orbit:
        return tr("Orbit");
    case DirectionColumn:
        return toolTip ? tr("Direction: ↑ ascending, ↓ descending") : tr("Dir.");
    case LabelColumn:
        return toolTip ? tr("State of the label") : tr("Label");
    case Regions:
        return toolTip ? tr("Detected regions; empty when the model has not looked at it") : tr("Regions");
    case Review:
        return toolTip ? tr("Detected regions that somebody has judged, of all") : tr("Reviewed");
    case SeasonColumn:
        return tr("Season");
    case Duration:
        return toolTip ? tr("From the first row to the last, minutes and seconds; ≤: as the name says")
                       : tr("Duration");
    case Gaps:
        return toolTip ? tr("Gaps: places where rows were lost") : tr("Gaps");
    case Bursts:
        return toolTip ? tr("Parts recorded in burst mode") : tr("Bursts");
    case MagneticLatitude:
        return toolTip ? tr("Centred-dipole latitudes that it covers, degrees") : tr("MLAT");
    case Warnings:
        return toolTip ? tr("What was repaired or could not be used; ✕ in quarantine") : tr("Warnings");
    default:
        return {};
    }
}

} // namespace nucleoscope
