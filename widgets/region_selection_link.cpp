#include "widgets/region_selection_link.h"

#include "widgets/catalogue_model.h"
#include "widgets/region_selection.h"

#include <QAbstractItemView>
#include <QApplication>

#include <algorithm>

namespace nucleoscope {

namespace {

/// Qt compares each piece of a selection with each of the one before.
constexpr std::size_t mostPieces = 500;

struct Rows {
    int first = 0, last = 0;
};

/// Ascending rows as pieces without a hole.
std::vector<Rows> piecesOf(const std::vector<int>& rows) {
    std::vector<Rows> pieces;
    for (const int row : rows) {
        if (pieces.empty() || pieces.back().last + 1 != row)
            pieces.push_back({row, row});
        pieces.back().last = row;
    }
    return pieces;
}

std::vector<int> regionsOf(const CatalogueModel& model, const QItemSelection& selection) {
    std::vector<int> regions;
    for (const QItemSelectionRange& range : selection)
        for (int row = range.top(); row <= range.bottom(); ++row)
            regions.push_back(model.regionAt(row));
    std::sort(regions.begin(), regions.end());
    return regions;
}

} // namespace

RegionSelectionLink::RegionSelectionLink(RegionSelection& selection, CatalogueModel& model,
                                         QAbstractItemView& view)
    : QObject(&view), selection_(selection), model_(model), view_(view) {
    connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RegionSelectionLink::shareSelection);
    connect(view.selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) { showRegion(index.row()); });
    connect(&view, &QAbstractItemView::clicked, this,
            [this](const QModelIndex& index) { showRegion(index.row()); });
    connect(&selection_, &RegionSelection::changed, this, &RegionSelectionLink::showSharedSelection);
    connect(&model_, &CatalogueModel::modelAboutToBeReset, this, [this] { following_ = true; });
    connect(&model_, &CatalogueModel::modelReset, this, [this] {
        following_ = false; // rows that went are not taken out of the selection
        showSharedSelection();
    });
}

void RegionSelectionLink::showSharedSelection() {
    if (following_)
        return;
    following_ = true;
    std::vector<int> rows;
    for (const int region : selection_.regions())
        if (const int row = model_.rowOf(region); row >= 0)
            rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    const std::vector<Rows> pieces = piecesOf(rows);
    isComplete_ = pieces.size() <= mostPieces;
    QItemSelectionModel& own = *view_.selectionModel();
    own.reset(); // says nothing, compares nothing
    if (isComplete_) {
        QItemSelection ranges;
        for (const Rows& piece : pieces)
            ranges.append(QItemSelectionRange(model_.index(piece.first, 0),
                                              model_.index(piece.last, model_.columnCount() - 1)));
        own.select(ranges, QItemSelectionModel::Select);
    }
    if (!rows.empty()) {
        const QModelIndex first = model_.index(rows.front(), 0);
        own.setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        view_.scrollTo(first);
    }
    view_.viewport()->update();
    following_ = false;
}

void RegionSelectionLink::shareSelection(const QItemSelection& selected, const QItemSelection& deselected) {
    if (following_)
        return;
    following_ = true;
    std::vector<int> regions;
    if (isComplete_) {
        regions = regionsOf(model_, view_.selectionModel()->selection());
    } else if (QApplication::keyboardModifiers() & Qt::ControlModifier) {
        const std::vector<int> added = regionsOf(model_, selected), removed = regionsOf(model_, deselected);
        std::vector<int> kept;
        std::ranges::set_difference(selection_.regions(), removed, std::back_inserter(kept));
        std::ranges::set_union(kept, added, std::back_inserter(regions));
    } else {
        regions = regionsOf(model_, view_.selectionModel()->selection());
        isComplete_ = true;
    }
    selection_.select(std::move(regions));
    view_.viewport()->update();
    following_ = false;
}

void RegionSelectionLink::showRegion(int row) {
    // A row that Ctrl+click took out of the selection becomes the current one too: that is no wish to see it.
    if (!following_ && row >= 0 && selection_.contains(model_.regionAt(row)))
        selection_.show(model_.regionAt(row));
}

} // namespace nucleoscope
