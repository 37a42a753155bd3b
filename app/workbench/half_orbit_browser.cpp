#include "app/workbench/half_orbit_browser.h"

#include "app/workbench/half_orbit_filter_bar.h"
#include "app/workbench/half_orbit_view.h"
#include "app/workbench/theme.h"
#include "app/workbench/thumbnails.h"
#include "widgets/track_map.h"

#include <QActionGroup>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace nucleoscope {

namespace {

using Model = HalfOrbitListModel;
using Grouping = HalfOrbitOutline::Grouping;

constexpr int readAheadFar = 3, readAheadNear = 1;
constexpr int mostOpened = 200;       ///< half-orbits up to which a filtered tree opens all its branches
constexpr int mostOtherTracks = 200;  ///< of selected half-orbits on the map
constexpr int thumbnailDelayMs = 250; ///< walking through the list goes before pictures

/// Another set of columns has another layout.
const QString headerKey = QStringLiteral("browser/header-%1").arg(static_cast<int>(Model::ColumnCount));

constexpr std::array hiddenAtFirst{Model::SeasonColumn, Model::Duration,         Model::Gaps,
                                   Model::Bursts,       Model::MagneticLatitude, Model::Warnings};

} // namespace

HalfOrbitBrowser::HalfOrbitBrowser(HalfOrbitListModel& model, QWidget* parent)
    : QWidget(parent), model_(model), outline_(new HalfOrbitOutline(model, this)),
      thumbnails_(new Thumbnails(this)), filter_(new HalfOrbitFilterBar),
      view_(new HalfOrbitView(*outline_, *thumbnails_)), map_(new TrackMap),
      splitter_(new QSplitter(Qt::Vertical)), count_(new QLabel), details_(new QLabel),
      menu_(new QToolButton), pause_(new QToolButton), quarantine_(new QToolButton) {
    for (int column = 0; column < Model::ColumnCount; ++column)
        view_->setColumnWidth(column, widthOf(column));
    for (const int column : hiddenAtFirst)
        view_->setColumnHidden(column, true);
    buildMenu();
    filter_->addTool(menu_);

    splitter_->addWidget(view_);
    splitter_->addWidget(map_);
    splitter_->setStretchFactor(0, 1);
    splitter_->setStretchFactor(1, 0);
    splitter_->setCollapsible(0, false);

    auto* footer = new QHBoxLayout;
    buildFooter(*footer);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    layout->addWidget(filter_);
    layout->addWidget(splitter_, 1);
    layout->addLayout(footer);

    thumbnailTimer_.setSingleShot(true);
    thumbnailTimer_.setInterval(thumbnailDelayMs);
    connect(&thumbnailTimer_, &QTimer::timeout, this, &HalfOrbitBrowser::requestThumbnails);
    connect(view_, &HalfOrbitView::sightChanged, &thumbnailTimer_, qOverload<>(&QTimer::start));
    connect(filter_, &HalfOrbitFilterBar::changed, this, &HalfOrbitBrowser::applyFilter);
    connect(outline_, &HalfOrbitOutline::changed, this, &HalfOrbitBrowser::updateCount);
    connect(&model_, &QAbstractItemModel::dataChanged, this, &HalfOrbitBrowser::updateCount);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &HalfOrbitBrowser::takeCurrent);
    connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &HalfOrbitBrowser::updateOtherTracks);
}

HalfOrbitBrowser::~HalfOrbitBrowser() = default;

void HalfOrbitBrowser::buildMenu() {
    menu_->setObjectName(QStringLiteral("viewMenu"));
    menu_->setIcon(themedIcon(QStringLiteral("list")));
    menu_->setToolTip(tr("List, tree, columns"));
    menu_->setPopupMode(QToolButton::InstantPopup);
    menu_->setAutoRaise(true);
    auto* menu = new QMenu(menu_);
    groupings_ = new QActionGroup(this);
    const std::pair<Grouping, QString> choices[] = {{Grouping::List, tr("List")},
                                                    {Grouping::Day, tr("Tree: year, month, day")},
                                                    {Grouping::Orbit, tr("Tree: year, month, orbit")}};
    for (const auto& [grouping, text] : choices) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(grouping == Grouping::List);
        action->setData(static_cast<int>(grouping));
        groupings_->addAction(action);
    }
    connect(groupings_, &QActionGroup::triggered, this,
            [this](const QAction* action) { setGrouping(static_cast<Grouping>(action->data().toInt())); });
    menu->addSeparator();
    showThumbnails_ = menu->addAction(tr("Pictures in the list"));
    showThumbnails_->setCheckable(true);
    connect(showThumbnails_, &QAction::toggled, this, [this](bool shown) {
        view_->setThumbnailsShown(shown);
        view_->setColumnWidth(Model::Date, widthOf(Model::Date));
    });
    showMap_ = menu->addAction(tr("Map"));
    showMap_->setCheckable(true);
    showMap_->setChecked(true);
    connect(showMap_, &QAction::toggled, map_, &QWidget::setVisible);
    QMenu* columns = menu->addMenu(tr("Columns"));
    connect(columns, &QMenu::aboutToShow, this, [this, columns] {
        columns->clear();
        addColumnChoices(*columns);
    });
    menu->addSeparator();
    menu->addAction(tr("Files that cannot be used …"), this, &HalfOrbitBrowser::quarantineRequested);
    menu_->setMenu(menu);

    QHeaderView* header = view_->header();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint& place) {
        QMenu choices;
        addColumnChoices(choices);
        choices.exec(header->mapToGlobal(place));
    });
}

void HalfOrbitBrowser::addColumnChoices(QMenu& menu) {
    for (int column = 0; column < Model::ColumnCount; ++column) {
        QAction* action =
            menu.addAction(model_.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!view_->isColumnHidden(column));
        action->setEnabled(column != Model::Date); // branches of the tree are there
        connect(action, &QAction::toggled, view_, [this, column](bool shown) {
            view_->setColumnHidden(column, !shown);
            if (shown && view_->columnWidth(column) < widthOf(column) / 2)
                view_->setColumnWidth(column, widthOf(column));
        });
    }
}

void HalfOrbitBrowser::buildFooter(QHBoxLayout& row) {
    count_->setEnabled(false);
    details_->setEnabled(false);
    details_->setToolTip(tr("Files that have been opened for what their names do not tell, of all"));
    pause_->setIcon(themedIcon(QStringLiteral("pause")));
    pause_->setAutoRaise(true);
    pause_->setCheckable(true);
    pause_->setToolTip(tr("Pause the opening of files"));
    quarantine_->setObjectName(QStringLiteral("quarantine"));
    quarantine_->setAutoRaise(true);
    quarantine_->setIcon(themedIcon(QStringLiteral("warning")));
    quarantine_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    quarantine_->setToolTip(tr("Files that cannot be used, and why"));
    for (QWidget* hidden :
         {static_cast<QWidget*>(details_), static_cast<QWidget*>(pause_), static_cast<QWidget*>(quarantine_)})
        hidden->hide();
    row.setSpacing(4);
    row.addWidget(count_, 1);
    row.addWidget(quarantine_);
    row.addWidget(details_);
    row.addWidget(pause_);
    connect(pause_, &QToolButton::toggled, this, &HalfOrbitBrowser::pauseRequested);
    connect(quarantine_, &QToolButton::clicked, this, &HalfOrbitBrowser::quarantineRequested);
}

void HalfOrbitBrowser::setGrouping(Grouping grouping) {
    for (QAction* action : groupings_->actions())
        if (action->data().toInt() == static_cast<int>(grouping))
            action->setChecked(true);
    view_->setRootIsDecorated(grouping != Grouping::List);
    outline_->setGrouping(grouping);
    view_->setColumnWidth(Model::Date, widthOf(Model::Date));
    openTree();
}

void HalfOrbitBrowser::applyFilter() {
    outline_->setFilter(filter_->filter());
    openTree();
}

/// Where little is shown all of it is, and the current one always.
void HalfOrbitBrowser::openTree() {
    if (outline_->grouping() != Grouping::List && static_cast<int>(outline_->shown().size()) <= mostOpened)
        view_->expandAll();
    const int row = model_.rowOf(current_);
    const QModelIndex index = outline_->indexOf(row);
    if (!index.isValid())
        return;
    if (view_->currentIndex().siblingAtColumn(0) != index)
        view_->setCurrentIndex(index); // a filter had hidden it
    view_->scrollTo(index);
}

void HalfOrbitBrowser::takeCurrent() {
    const int row = outline_->sourceRow(view_->currentIndex());
    if (row < 0 || model_.file(row) == current_)
        return;
    current_ = model_.file(row);
    thumbnails_->want({}); // what is to be seen large goes before what is small
    thumbnailTimer_.start();
    emit chosen(current_);
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
    if (outline_->positionOf(sourceRow) < 0)
        filter_->clear();
    const QModelIndex index = outline_->indexOf(sourceRow);
    view_->setCurrentIndex(index);
    view_->scrollTo(index);
    return true;
}

int HalfOrbitBrowser::position() const {
    const int row = model_.rowOf(current_);
    return row < 0 ? -1 : outline_->positionOf(row);
}

bool HalfOrbitBrowser::isStop(int sourceRow, Steps steps) const {
    const HalfOrbitRow& row = model_.row(sourceRow);
    return steps == Steps::All || (steps == Steps::WithRegions && row.regions > 0) ||
           (steps == Steps::ToReview && row.needsReview());
}

bool HalfOrbitBrowser::move(int step, Steps steps) {
    const std::vector<int>& shown = outline_->shown();
    int place = position();
    const int row = model_.rowOf(current_);
    if (place < 0 && row >= 0) // hidden: from between its neighbours
        place = outline_->positionBefore(row) - (step > 0 ? 1 : 0);
    do {
        place += step;
        if (place < 0 || place >= static_cast<int>(shown.size()))
            return false;
    } while (!isStop(shown[static_cast<std::size_t>(place)], steps));
    lastStep_ = step;
    view_->setCurrentIndex(outline_->indexOf(shown[static_cast<std::size_t>(place)]));
    return true;
}

std::vector<std::filesystem::path> HalfOrbitBrowser::neighbours() const {
    std::vector<std::filesystem::path> files;
    const std::vector<int>& shown = outline_->shown();
    const int current = position(), direction = lastStep_ < 0 ? -1 : 1;
    const auto add = [&](int place) {
        if (current >= 0 && place >= 0 && place < static_cast<int>(shown.size()))
            files.push_back(model_.file(shown[static_cast<std::size_t>(place)]));
    };
    for (int distance = 1; distance <= readAheadFar; ++distance) {
        add(current + direction * distance);
        if (distance <= readAheadNear)
            add(current - direction * distance);
    }
    return files;
}

std::vector<std::filesystem::path> HalfOrbitBrowser::shown() const {
    std::vector<std::filesystem::path> files;
    for (const int row : outline_->shown())
        files.push_back(model_.file(row));
    return files;
}

std::vector<std::filesystem::path> HalfOrbitBrowser::selected() const {
    std::vector<std::filesystem::path> files;
    for (const QModelIndex& index : view_->selectionModel()->selectedRows())
        if (const int row = outline_->sourceRow(index); row >= 0)
            files.push_back(model_.file(row));
    return files;
}

int HalfOrbitBrowser::widthOf(int column) const {
    QString widest = model_.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    int padding = 16;
    if (column == Model::Date) {
        widest = QStringLiteral("2022-22-22");
        padding = 26; // the list is sorted by it at first
        if (outline_->grouping() != Grouping::List)
            padding += 60;
        if (view_->areThumbnailsShown())
            padding += 78;
    } else if (column == Model::Start) {
        widest = QStringLiteral("22:22");
    } else if (column == Model::Orbit) {
        widest = QStringLiteral("000000");
    } else if (column == Model::Duration) {
        widest = QStringLiteral("≤ 37:22");
    }
    const QString header = model_.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    return std::max(view_->fontMetrics().horizontalAdvance(widest),
                    view_->fontMetrics().horizontalAdvance(header)) +
           padding;
}

void HalfOrbitBrowser::focusFilter() {
    filter_->focusText();
}

void HalfOrbitBrowser::clear() {
    current_.clear();
    map_->clear();
    map_->setOtherTracks({});
    setDetailsProgress(0, 0);
}

void HalfOrbitBrowser::setBusy(const QString& text) {
    if (text.isEmpty())
        updateCount();
    else
        count_->setText(text);
}

void HalfOrbitBrowser::setDetailsProgress(int done, int total) {
    const bool isUnderWay = done < total;
    details_->setText(tr("%1 / %2 opened").arg(done).arg(total));
    details_->setVisible(isUnderWay);
    pause_->setVisible(isUnderWay);
}

void HalfOrbitBrowser::setColorMap(const ColorMap& map) {
    if (map.name == colorMapName_)
        return; // the range has changed: pictures have their own
    colorMapName_ = map.name;
    thumbnails_->setColorMap(map);
    view_->viewport()->update();
}

void HalfOrbitBrowser::updateCount() {
    const int all = model_.rowCount(), shown = static_cast<int>(outline_->shown().size());
    count_->setText(shown == all ? tr("%n half-orbit(s)", nullptr, all)
                                 : tr("%1 of %n half-orbit(s)", nullptr, all).arg(shown));
    const auto quarantined = std::count_if(model_.rows().begin(), model_.rows().end(),
                                           [](const HalfOrbitRow& row) { return row.isQuarantined(); });
    quarantine_->setText(QString::number(quarantined));
    quarantine_->setVisible(quarantined > 0);
}

/// Those that are selected beside the current one, from the index.
void HalfOrbitBrowser::updateOtherTracks() {
    std::vector<std::vector<GeographicPoint>> tracks;
    const QModelIndexList rows = view_->selectionModel()->selectedRows();
    for (const QModelIndex& index : rows.mid(0, mostOtherTracks)) {
        const int row = outline_->sourceRow(index);
        const HalfOrbitDetails* details = row >= 0 ? model_.row(row).details() : nullptr;
        if (details && rows.size() > 1)
            tracks.push_back(details->track);
    }
    map_->setOtherTracks(tracks);
}

void HalfOrbitBrowser::requestThumbnails() {
    if (view_->areThumbnailsShown() && isVisible())
        thumbnails_->want(view_->filesInSight());
}

void HalfOrbitBrowser::saveLayout(QSettings& settings) const {
    settings.setValue(headerKey, view_->header()->saveState());
    settings.setValue(QStringLiteral("browser/splitter"), splitter_->saveState());
    settings.setValue(QStringLiteral("browser/grouping"), static_cast<int>(outline_->grouping()));
    settings.setValue(QStringLiteral("browser/thumbnails"), showThumbnails_->isChecked());
    settings.setValue(QStringLiteral("browser/map"), showMap_->isChecked());
    settings.setValue(QStringLiteral("browser/filtersUnfolded"), filter_->isUnfolded());
}

void HalfOrbitBrowser::restoreLayout(const QSettings& settings) {
    showThumbnails_->setChecked(settings.value(QStringLiteral("browser/thumbnails"), false).toBool());
    showMap_->setChecked(settings.value(QStringLiteral("browser/map"), true).toBool());
    filter_->setUnfolded(settings.value(QStringLiteral("browser/filtersUnfolded"), false).toBool());
    const int grouping = settings.value(QStringLiteral("browser/grouping"), 0).toInt();
    if (grouping >= 0 && grouping < groupings_->actions().size())
        setGrouping(static_cast<Grouping>(grouping));
    splitter_->restoreState(settings.value(QStringLiteral("browser/splitter")).toByteArray());
    view_->header()->restoreState(settings.value(headerKey).toByteArray());
}

} // namespace nucleoscope
