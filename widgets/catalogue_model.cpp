#include "widgets/catalogue_model.h"

#include "widgets/region_values.h"
#include "widgets/verdict_style.h"

#include <algorithm>
#include <numeric>

namespace nucleoscope {

void CatalogueModel::setCatalogue(CataloguePtr catalogue) {
    catalogue_ = std::move(catalogue);
    shown_.reset();
    searchText_.clear();
    arrange();
}

void CatalogueModel::setShown(std::optional<std::vector<int>> regions) {
    shown_ = std::move(regions);
    arrange();
}

void CatalogueModel::setTextFilter(const QString& text) {
    filter_ = text.toLower().toStdString();
    arrange();
}

void CatalogueModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= ColumnCount)
        return;
    sortColumn_ = column;
    sortOrder_ = order;
    arrange();
}

void CatalogueModel::showReviews(const std::vector<int>& regions) {
    int first = rowCount(), last = -1;
    for (const int region : regions) {
        if (!searchText_.empty())
            searchText_[static_cast<std::size_t>(region)] =
                regionSearchText(catalogue_->regions[static_cast<std::size_t>(region)]);
        if (const int row = rowOf(region); row >= 0) {
            first = std::min(first, row);
            last = std::max(last, row);
        }
    }
    if (last >= 0)
        emit dataChanged(index(first, ReviewColumn), index(last, Comment));
}

void CatalogueModel::arrange() {
    beginResetModel();
    regions_ = filtered();
    sortRegions(regions_);
    rows_.assign(static_cast<std::size_t>(regionCount()), -1);
    for (std::size_t row = 0; row < regions_.size(); ++row)
        rows_[static_cast<std::size_t>(regions_[row])] = static_cast<int>(row);
    endResetModel();
}

std::vector<int> CatalogueModel::filtered() const {
    std::vector<int> regions;
    if (shown_) {
        regions = *shown_;
    } else {
        regions.resize(static_cast<std::size_t>(regionCount()));
        std::iota(regions.begin(), regions.end(), 0);
    }
    if (filter_.empty() || !catalogue_)
        return regions;
    if (searchText_.empty())
        std::transform(catalogue_->regions.begin(), catalogue_->regions.end(),
                       std::back_inserter(searchText_), regionSearchText);
    std::erase_if(regions, [this](int region) {
        return searchText_[static_cast<std::size_t>(region)].find(filter_) == std::string::npos;
    });
    return regions;
}

void CatalogueModel::sortRegions(std::vector<int>& regions) const {
    if (!catalogue_)
        return;
    const auto sortBy = [&](const auto& keyOf) {
        if (sortOrder_ == Qt::AscendingOrder)
            std::ranges::stable_sort(regions, std::less(), keyOf);
        else
            std::ranges::stable_sort(regions, std::greater(), keyOf);
    };
    const std::vector<Region>& all = catalogue_->regions;
    if (sortColumn_ == File || sortColumn_ == Comment) {
        sortBy([&](int index) -> const std::string& {
            const Region& region = all[static_cast<std::size_t>(index)];
            return sortColumn_ == File ? region.file : region.review.comment;
        });
        return;
    }
    std::vector<double> keys(all.size());
    std::transform(all.begin(), all.end(), keys.begin(),
                   [this](const Region& region) { return regionSortKey(region, sortColumn_); });
    sortBy([&](int region) { return keys[static_cast<std::size_t>(region)]; });
}

int CatalogueModel::rowOf(int region) const {
    return region >= 0 && region < regionCount() ? rows_[static_cast<std::size_t>(region)] : -1;
}

int CatalogueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(regions_.size());
}

int CatalogueModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CatalogueModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Region& region = catalogue_->regions[static_cast<std::size_t>(regionAt(index.row()))];
    switch (role) {
    case Qt::DisplayRole:
        return regionText(region, index.column());
    case Qt::ForegroundRole:
        if (const QColor color = verdictColor(region.review.verdict);
            index.column() == ReviewColumn && color.isValid())
            return color;
        return {};
    case Qt::ToolTipRole:
        return index.column() == ReviewColumn ? reviewText(region.review) : QString();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isTextColumn(index.column()) ? Qt::AlignLeft : Qt::AlignRight));
    default:
        return {};
    }
}

QVariant CatalogueModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return regionColumnTitle(section);
    if (role == Qt::ToolTipRole)
        return regionColumnMeaning(section);
    return {};
}

} // namespace nucleoscope
