#include "widgets/difference_model.h"

#include "widgets/region_values.h"

#include <QCoreApplication>

#include <algorithm>

namespace nucleoscope {

namespace {

/// The columns that say of a region what the catalogue's table says too; −1 for the others.
int catalogueColumn(int column) {
    switch (column) {
    case DifferenceModel::Time:
        return CatalogueModel::Time;
    case DifferenceModel::Orbit:
        return CatalogueModel::Orbit;
    case DifferenceModel::Direction:
        return CatalogueModel::DirectionColumn;
    case DifferenceModel::Frequency:
        return CatalogueModel::Frequency;
    case DifferenceModel::MagneticLatitude:
        return CatalogueModel::MagneticLatitude;
    default:
        return -1;
    }
}

QString probabilityOf(const Region* region) {
    return region ? regionText(*region, CatalogueModel::Probability) : QString();
}

} // namespace

QColor colorOf(FoundIn foundIn) {
    switch (foundIn) {
    case FoundIn::OnlyA:
        return {86, 180, 233};
    case FoundIn::OnlyB:
        return {230, 159, 0};
    case FoundIn::Both:
        break;
    }
    return {255, 255, 255};
}

QString displayName(FoundIn foundIn) {
    switch (foundIn) {
    case FoundIn::OnlyA:
        return QCoreApplication::translate("DifferenceModel", "only A");
    case FoundIn::OnlyB:
        return QCoreApplication::translate("DifferenceModel", "only B");
    case FoundIn::Both:
        break;
    }
    return QCoreApplication::translate("DifferenceModel", "both");
}

void DifferenceModel::setDifference(CataloguePtr a, CataloguePtr b, const RunDifference& difference) {
    a_ = std::move(a);
    b_ = std::move(b);
    rows_.clear();
    for (const RegionPair& pair : difference.both)
        rows_.push_back({FoundIn::Both, &a_->regions[pair.a], &b_->regions[pair.b], pair.overlap});
    for (const std::size_t region : difference.onlyA)
        rows_.push_back({FoundIn::OnlyA, &a_->regions[region], nullptr, 0});
    for (const std::size_t region : difference.onlyB)
        rows_.push_back({FoundIn::OnlyB, nullptr, &b_->regions[region], 0});
    arrange();
}

void DifferenceModel::clear() {
    beginResetModel();
    rows_.clear();
    shown_.clear();
    a_.reset();
    b_.reset();
    endResetModel();
}

void DifferenceModel::setShown(FoundIn foundIn, bool shown) {
    isShown_[static_cast<std::size_t>(foundIn)] = shown;
    arrange();
}

std::vector<DifferenceModel::Row> DifferenceModel::rowsOf(const std::string& file) const {
    std::vector<Row> rows;
    std::copy_if(rows_.begin(), rows_.end(), std::back_inserter(rows),
                 [&file](const Row& row) { return row.region().file == file; });
    return rows;
}

int DifferenceModel::count(FoundIn foundIn) const {
    return static_cast<int>(std::count_if(rows_.begin(), rows_.end(),
                                          [foundIn](const Row& row) { return row.foundIn == foundIn; }));
}

void DifferenceModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= ColumnCount)
        return;
    sortColumn_ = column;
    sortOrder_ = order;
    arrange();
}

double DifferenceModel::sortKey(const Row& row) const {
    const auto probability = [](const Region* region) {
        return region ? regionSortKey(*region, CatalogueModel::Probability) : -1;
    };
    switch (sortColumn_) {
    case Found:
        return static_cast<double>(row.foundIn);
    case ProbabilityA:
        return probability(row.a);
    case ProbabilityB:
        return probability(row.b);
    case Overlap:
        return row.overlap;
    default:
        return regionSortKey(row.region(), catalogueColumn(sortColumn_));
    }
}

void DifferenceModel::arrange() {
    beginResetModel();
    shown_.clear();
    std::vector<double> keys;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        keys.push_back(sortKey(rows_[i]));
        if (isShown_[static_cast<std::size_t>(rows_[i].foundIn)])
            shown_.push_back(static_cast<int>(i));
    }
    const auto keyOf = [&keys](int row) { return keys[static_cast<std::size_t>(row)]; };
    if (sortOrder_ == Qt::AscendingOrder)
        std::ranges::stable_sort(shown_, std::less(), keyOf);
    else
        std::ranges::stable_sort(shown_, std::greater(), keyOf);
    endResetModel();
}

int DifferenceModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int DifferenceModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DifferenceModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& of = row(index.row());
    const int column = index.column(), known = catalogueColumn(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::AlignVCenter |
            (column == Found || (known >= 0 && isTextColumn(known)) ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Found:
        return displayName(of.foundIn);
    case ProbabilityA:
        return probabilityOf(of.a);
    case ProbabilityB:
        return probabilityOf(of.b);
    case Overlap:
        return of.foundIn == FoundIn::Both ? QString::number(of.overlap, 'f', 2) : QString();
    default:
        return regionText(of.region(), known);
    }
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool isMeaning = role == Qt::ToolTipRole;
    switch (section) {
    case Found:
        return isMeaning ? tr("Which of the two runs found it") : tr("Found by");
    case ProbabilityA:
        return isMeaning ? tr("Mean probability of the pixels, run A") : tr("p (A)");
    case ProbabilityB:
        return isMeaning ? tr("Mean probability of the pixels, run B") : tr("p (B)");
    case Overlap:
        return isMeaning ? tr("Intersection over union of the two boxes in time and frequency")
                         : tr("Overlap");
    default:
        return isMeaning ? regionColumnMeaning(catalogueColumn(section))
                         : regionColumnTitle(catalogueColumn(section));
    }
}

} // namespace nucleoscope
