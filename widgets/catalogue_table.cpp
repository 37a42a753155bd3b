#include "widgets/catalogue_table.h"

#include "widgets/region_selection.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace nucleoscope {

CatalogueTable::CatalogueTable(RegionSelection& selection, QWidget* parent)
    : QWidget(parent), selection_(selection), model_(new CatalogueModel(this)),
      proxy_(new QSortFilterProxyModel(this)), filter_(new QLineEdit), count_(new QLabel),
      view_(new QTableView) {
    proxy_->setSourceModel(model_);
    proxy_->setSortRole(Qt::UserRole);
    proxy_->setFilterKeyColumn(-1);
    proxy_->setFilterCaseSensitivity(Qt::CaseInsensitive);

    filter_->setPlaceholderText(tr("Filter: date, orbit, season, file …"));
    filter_->setClearButtonEnabled(true);
    count_->setEnabled(false);

    view_->setModel(proxy_);
    view_->setSortingEnabled(true);
    view_->sortByColumn(CatalogueModel::Time, Qt::AscendingOrder);
    view_->setSelectionBehavior(QAbstractItemView::SelectRows);
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view_->setAlternatingRowColors(true);
    view_->setShowGrid(false);
    view_->setWordWrap(false);
    view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->verticalHeader()->hide();
    view_->verticalHeader()->setDefaultSectionSize(view_->fontMetrics().height() + 8);
    view_->horizontalHeader()->setHighlightSections(false);
    view_->horizontalHeader()->setSectionsMovable(true);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(6, 6, 6, 0);
    top->addWidget(filter_, 1);
    top->addWidget(count_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(view_, 1);

    connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) {
        following_ = true; // rows that go are not taken out of the selection
        proxy_->setFilterFixedString(text);
        following_ = false;
        updateCount();
        showSharedSelection();
    });
    connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &CatalogueTable::shareSelection);
    connect(view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CatalogueTable::showRegion);
    connect(view_, &QTableView::clicked, this, &CatalogueTable::showRegion);
    connect(&selection_, &RegionSelection::changed, this, &CatalogueTable::showSharedSelection);
}

void CatalogueTable::setCatalogue(CataloguePtr catalogue) {
    following_ = true;
    model_->setCatalogue(std::move(catalogue));
    following_ = false;
    view_->resizeColumnsToContents();
    updateCount();
    showSharedSelection();
}

std::vector<int> CatalogueTable::visibleRegions() const {
    std::vector<int> regions;
    for (int row = 0; row < proxy_->rowCount(); ++row)
        regions.push_back(proxy_->mapToSource(proxy_->index(row, 0)).row());
    return regions;
}

void CatalogueTable::showSharedSelection() {
    if (following_)
        return;
    following_ = true;
    QItemSelection rows;
    QModelIndex first;
    for (int region : selection_.regions()) {
        const QModelIndex index = proxy_->mapFromSource(model_->index(region, 0));
        if (!index.isValid())
            continue;
        rows.select(index, index);
        if (!first.isValid() || index.row() < first.row())
            first = index;
    }
    view_->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (first.isValid()) {
        view_->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        view_->scrollTo(first);
    }
    following_ = false;
}

void CatalogueTable::shareSelection() {
    if (following_)
        return;
    following_ = true;
    std::vector<int> regions;
    for (const QModelIndex& index : view_->selectionModel()->selectedRows())
        regions.push_back(proxy_->mapToSource(index).row());
    selection_.select(std::move(regions));
    following_ = false;
}

void CatalogueTable::showRegion(const QModelIndex& index) {
    // A row that Ctrl+click took out of the selection becomes the current one too: that is no wish to see it.
    if (!following_ && view_->selectionModel()->isRowSelected(index.row()))
        selection_.show(proxy_->mapToSource(index).row());
}

void CatalogueTable::updateCount() {
    const int all = model_->rowCount(), shown = proxy_->rowCount();
    count_->setText(shown == all ? tr("%n region(s)", nullptr, all)
                                 : tr("%1 of %n region(s)", nullptr, all).arg(shown));
}

} // namespace nucleoscope
