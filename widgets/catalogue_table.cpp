#include "widgets/catalogue_table.h"

#include "widgets/region_selection.h"
#include "widgets/region_selection_link.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace nucleoscope {

namespace {

/// Marks the rows of the shared selection, which the view's own need not hold.
class RowDelegate : public QStyledItemDelegate {
public:
    RowDelegate(const RegionSelection& selection, const CatalogueModel& model, QObject* parent)
        : QStyledItemDelegate(parent), selection_(selection), model_(model) {}

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state.setFlag(QStyle::State_Selected, selection_.contains(model_.regionAt(index.row())));
    }

private:
    const RegionSelection& selection_;
    const CatalogueModel& model_;
};

} // namespace

CatalogueTable::CatalogueTable(RegionSelection& selection, QWidget* parent)
    : QWidget(parent), model_(new CatalogueModel(this)), filter_(new QLineEdit), count_(new QLabel),
      view_(new QTableView) {
    filter_->setPlaceholderText(tr("Filter: date, orbit, season, file …"));
    filter_->setClearButtonEnabled(true);
    count_->setEnabled(false);

    view_->setModel(model_);
    view_->setItemDelegate(new RowDelegate(selection, *model_, this));
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
    view_->horizontalHeader()->setResizeContentsPrecision(0); // the rows that are seen tell the widths

    auto* top = new QHBoxLayout;
    top->setContentsMargins(6, 6, 6, 0);
    top->addWidget(filter_, 1);
    top->addWidget(count_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(view_, 1);

    new RegionSelectionLink(selection, *model_, *view_);
    connect(filter_, &QLineEdit::textChanged, model_, &CatalogueModel::setTextFilter);
    connect(model_, &CatalogueModel::modelReset, this, &CatalogueTable::updateCount);
}

void CatalogueTable::setCatalogue(CataloguePtr catalogue) {
    model_->setCatalogue(std::move(catalogue));
    view_->resizeColumnsToContents();
}

void CatalogueTable::updateCount() {
    const int all = model_->regionCount(), shown = model_->rowCount();
    count_->setText(shown == all ? tr("%n region(s)", nullptr, all)
                                 : tr("%1 of %n region(s)", nullptr, all).arg(shown));
}

} // namespace nucleoscope
