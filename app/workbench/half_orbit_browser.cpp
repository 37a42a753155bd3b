#include "app/workbench/half_orbit_browser.h"

#include "app/workbench/half_orbit_filter.h"
#include "widgets/names.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace nucleoscope {

namespace {

constexpr int readAheadAfter = 3, readAheadBefore = 1;

} // namespace

HalfOrbitBrowser::HalfOrbitBrowser(HalfOrbitListModel& model, QWidget* parent)
    : QWidget(parent), model_(model), filter_(new HalfOrbitFilter(this)), text_(new QLineEdit),
      kind_(new QComboBox), count_(new QLabel), view_(new QTableView) {
    filter_->setSourceModel(&model_);
    filter_->setSortRole(Qt::UserRole);

    text_->setPlaceholderText(tr("Orbit or date, e.g. 2022-03"));
    text_->setClearButtonEnabled(true);
    kind_->addItem(tr("All half-orbits"), static_cast<int>(HalfOrbitFilter::Kind::All));
    kind_->addItem(tr("With detections"), static_cast<int>(HalfOrbitFilter::Kind::WithRegions));
    kind_->addItem(tr("Labelled"), static_cast<int>(HalfOrbitFilter::Kind::Labelled));
    kind_->addItem(tr("Not labelled"), static_cast<int>(HalfOrbitFilter::Kind::NotLabelled));
    count_->setEnabled(false);

    view_->setModel(filter_);
    view_->setSortingEnabled(true);
    view_->sortByColumn(HalfOrbitListModel::Time, Qt::AscendingOrder);
    view_->setSelectionBehavior(QAbstractItemView::SelectRows);
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view_->setAlternatingRowColors(true);
    view_->setShowGrid(false);
    view_->setWordWrap(false);
    // Letters are keys of the window (A, D, …), not the start of a search.
    view_->setTabKeyNavigation(false);
    view_->verticalHeader()->hide();
    view_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view_->verticalHeader()->setDefaultSectionSize(view_->fontMetrics().height() + 8);
    view_->horizontalHeader()->setHighlightSections(false);
    for (int column = 0; column < HalfOrbitListModel::ColumnCount; ++column)
        view_->setColumnWidth(column, widthOf(column));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    layout->addWidget(text_);
    layout->addWidget(kind_);
    layout->addWidget(view_, 1);
    layout->addWidget(count_);

    connect(text_, &QLineEdit::textChanged, this, [this](const QString& text) {
        filter_->setText(text);
        updateCount();
    });
    connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
        filter_->setKind(static_cast<HalfOrbitFilter::Kind>(kind_->currentData().toInt()));
        updateCount();
    });
    connect(&model_, &QAbstractItemModel::modelReset, this, &HalfOrbitBrowser::updateCount);
    connect(view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                if (index.isValid())
                    emit chosen(model_.file(filter_->mapToSource(index).row()));
            });
}

std::filesystem::path HalfOrbitBrowser::current() const {
    const QModelIndex index = view_->currentIndex();
    return index.isValid() ? model_.file(filter_->mapToSource(index).row()) : std::filesystem::path();
}

bool HalfOrbitBrowser::choose(const std::filesystem::path& file) {
    return chooseRow(model_.rowOf(file));
}

bool HalfOrbitBrowser::chooseName(const std::string& fileName) {
    return chooseRow(model_.rowOfName(fileName));
}

bool HalfOrbitBrowser::chooseRow(int sourceRow) {
    if (sourceRow < 0)
        return false;
    QModelIndex index = filter_->mapFromSource(model_.index(sourceRow, 0));
    if (!index.isValid()) {
        text_->clear();
        kind_->setCurrentIndex(0);
        index = filter_->mapFromSource(model_.index(sourceRow, 0));
    }
    view_->setCurrentIndex(index);
    view_->scrollTo(index);
    return true;
}

int HalfOrbitBrowser::currentRow() const {
    return view_->currentIndex().isValid() ? view_->currentIndex().row() : -1;
}

bool HalfOrbitBrowser::move(int step, Steps steps) {
    int row = currentRow();
    do {
        row += step;
        if (row < 0 || row >= filter_->rowCount())
            return false;
    } while (steps == Steps::WithRegions &&
             model_.regionCount(filter_->mapToSource(filter_->index(row, 0)).row()) <= 0);
    view_->setCurrentIndex(filter_->index(row, 0));
    return true;
}

std::vector<std::filesystem::path> HalfOrbitBrowser::neighbours() const {
    std::vector<std::filesystem::path> files;
    const int current = currentRow();
    const auto add = [&](int row) {
        if (row >= 0 && row < filter_->rowCount())
            files.push_back(model_.file(filter_->mapToSource(filter_->index(row, 0)).row()));
    };
    for (int distance = 1; distance <= std::max(readAheadAfter, readAheadBefore); ++distance) {
        if (distance <= readAheadAfter)
            add(current + distance);
        if (distance <= readAheadBefore)
            add(current - distance);
    }
    return files;
}

std::vector<std::filesystem::path> HalfOrbitBrowser::shown() const {
    std::vector<std::filesystem::path> files;
    for (int row = 0; row < filter_->rowCount(); ++row)
        files.push_back(model_.file(filter_->mapToSource(filter_->index(row, 0)).row()));
    return files;
}

std::vector<std::filesystem::path> HalfOrbitBrowser::selected() const {
    std::vector<std::filesystem::path> files;
    for (const QModelIndex& index : view_->selectionModel()->selectedRows())
        files.push_back(model_.file(filter_->mapToSource(index).row()));
    return files;
}

int HalfOrbitBrowser::widthOf(int column) const {
    QString widest = model_.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    if (column == HalfOrbitListModel::Time)
        widest = QStringLiteral("2022-22-22 22:22");
    else if (column == HalfOrbitListModel::Orbit)
        widest = QStringLiteral("000000");
    const int padding = column == HalfOrbitListModel::Time ? 24 : 14; // the list is sorted by time at first
    return view_->fontMetrics().horizontalAdvance(widest) + padding;
}

void HalfOrbitBrowser::focusFilter() {
    text_->setFocus(Qt::ShortcutFocusReason);
    text_->selectAll();
}

void HalfOrbitBrowser::setBusy(const QString& text) {
    if (text.isEmpty())
        updateCount();
    else
        count_->setText(text);
}

void HalfOrbitBrowser::updateCount() {
    const int all = model_.rowCount(), shown = filter_->rowCount();
    count_->setText(shown == all ? tr("%n half-orbit(s)", nullptr, all)
                                 : tr("%1 of %n half-orbit(s)", nullptr, all).arg(shown));
}

} // namespace nucleoscope
