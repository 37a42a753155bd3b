#include "app/workbench/catalogue_pane.h"

#include "app/workbench/distributions_pane.h"
#include "app/workbench/figure_export.h"
#include "app/workbench/run_chooser.h"
#include "app/workbench/theme.h"
#include "core/figures/map_figure.h"
#include "widgets/catalogue_filter_bar.h"
#include "widgets/catalogue_table.h"
#include "widgets/map_options_bar.h"
#include "widgets/map_widget.h"
#include "widgets/region_selection.h"

#include <QAction>
#include <QDataStream>
#include <QLabel>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <set>

namespace nucleoscope {

namespace {

QSplitter* splitter(Qt::Orientation orientation) {
    auto* made = new QSplitter(orientation);
    made->setChildrenCollapsible(false);
    made->setHandleWidth(5);
    return made;
}

} // namespace

CataloguePane::CataloguePane(RegionSelection& selection, QWidget* parent)
    : QWidget(parent), selection_(selection), summary_(new QLabel),
      simulated_(new QLabel(tr("Simulated data"))), runs_(new RunChooser), difference_(new QToolButton),
      filterBar_(new CatalogueFilterBar), table_(new CatalogueTable(selection)),
      map_(new MapWidget(selection)), mapOptions_(new MapOptionsBar(figureLanguage())),
      distributions_(new DistributionsPane(selection)), columns_(splitter(Qt::Horizontal)),
      left_(splitter(Qt::Vertical)), right_(splitter(Qt::Vertical)) {
    simulated_->setObjectName(QStringLiteral("simulatedBadge"));
    auto* mapBox = new QWidget;
    auto* mapLayout = new QVBoxLayout(mapBox);
    mapLayout->setContentsMargins(0, 0, 0, 0);
    mapLayout->setSpacing(0);
    mapLayout->addWidget(mapOptions_);
    mapLayout->addWidget(map_, 1);
    left_->addWidget(mapBox);
    left_->addWidget(table_);
    left_->setSizes({550, 450});
    right_->addWidget(distributions_);
    columns_->addWidget(left_);
    columns_->addWidget(right_);
    columns_->setSizes({550, 450});

    for (const NamedFigure& named : figures()) {
        named.figure->setLanguage(figureLanguage());
        named.figure->setEmptyText(tr("No catalogue yet. Detect regions with Ctrl+D."));
        addMenu(named.figure, named.name);
    }

    filterBar_->setLanguage(figureLanguage());
    auto* header = new QHBoxLayout;
    header->setContentsMargins(8, 6, 8, 6);
    header->addWidget(summary_);
    header->addSpacing(10);
    header->addWidget(simulated_);
    header->addStretch(1);
    header->addWidget(runs_);
    difference_->setText(tr("Compare runs …"));
    difference_->setToolTip(tr("What only one of two runs found, and what both did"));
    difference_->setAutoRaise(true);
    connect(difference_, &QToolButton::clicked, this, &CataloguePane::differenceRequested);
    header->addWidget(difference_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(filterBar_);
    layout->addWidget(columns_, 1);

    connect(&selection_, &RegionSelection::changed, this, &CataloguePane::showSelectionCount);
    connect(filterBar_, &CatalogueFilterBar::filterChanged, this, &CataloguePane::showFiltered);
    connect(mapOptions_, &MapOptionsBar::optionsChanged, this, &CataloguePane::showMap);
    connect(&selection_, &RegionSelection::changed, this, [this] {
        if (mapOptions_->showsNight())
            showMap();
        else
            showTracks();
    });
    setCatalogue(nullptr, false);
}

void CataloguePane::setCatalogue(CataloguePtr catalogue, bool simulated) {
    catalogue_ = std::move(catalogue);
    selection_.clear();
    table_->setCatalogue(catalogue_);
    runs_->setCatalogue(catalogue_);
    filterBar_->setCatalogue(catalogue_);
    filterBar_->setEnabled(catalogue_ != nullptr);
    difference_->setEnabled(catalogue_ != nullptr);
    distributions_->setCatalogue(catalogue_);
    simulated_->setVisible(simulated);
    showFiltered();
}

void CataloguePane::showFiltered() {
    if (!catalogue_) {
        showMap();
        shown_ = 0;
        emit shownRegionsChanged({});
        showSelectionCount();
        return;
    }
    const FilteredCatalogue filtered(*catalogue_, filterBar_->filter());
    showMap();
    distributions_->setFilter(filterBar_->filter());
    const std::vector<int> shown(filtered.regions().begin(), filtered.regions().end());
    table_->model().setShown(shown);
    shown_ = static_cast<int>(shown.size());
    emit shownRegionsChanged(shown);
    showSelectionCount();
}

void CataloguePane::showReviews(const std::vector<int>& regions) {
    table_->model().showReviews(regions);
    if (catalogue_ && !filterBar_->filter().verdicts.empty())
        showFiltered();
}

void CataloguePane::showMap() {
    if (!catalogue_) {
        map_->setMap(nullptr, nullptr);
        return;
    }
    MapOptions options = mapOptions_->options();
    if (mapOptions_->showsNight() && !selection_.isEmpty())
        options.night = catalogue_->regions[static_cast<std::size_t>(selection_.regions().front())].utcCenter;
    map_->setMap(std::make_shared<MapFigure>(FilteredCatalogue(*catalogue_, filterBar_->filter()), options),
                 catalogue_);
    showTracks();
}

void CataloguePane::showTracks() {
    constexpr std::size_t mostTracks = 200;
    if (!catalogue_ || (!mapOptions_->showsTracks() && !hasTracks_))
        return;
    std::set<std::string> files;
    if (mapOptions_->showsTracks())
        for (const int region : selection_.regions()) {
            files.insert(catalogue_->regions[static_cast<std::size_t>(region)].file);
            if (files.size() == mostTracks)
                break;
        }
    std::vector<std::vector<GeographicPoint>> tracks;
    for (const HalfOrbitRecord& record : catalogue_->halfOrbits)
        if (files.contains(record.file))
            for (const TrackLine& line : record.track) {
                auto& track = tracks.emplace_back();
                for (const TrackPoint& point : line)
                    track.push_back({point.latitude, point.longitude});
            }
    hasTracks_ = !tracks.empty();
    map_->setTracks(tracks);
}

void CataloguePane::setSpectrum(QWidget* spectrum) {
    right_->insertWidget(0, spectrum);
    spectrum->show();
    if (right_->sizes().value(0) == 0)
        right_->setSizes({550, 450});
}

QByteArray CataloguePane::saveLayout() const {
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << columns_->saveState() << left_->saveState() << right_->saveState();
    return state;
}

void CataloguePane::restoreLayout(const QByteArray& state) {
    QDataStream stream(state);
    QByteArray columns, left, right;
    stream >> columns >> left >> right;
    if (stream.status() != QDataStream::Ok)
        return;
    columns_->restoreState(columns);
    left_->restoreState(left);
    right_->restoreState(right);
}

CataloguePane::NamedFigure CataloguePane::figureAtMouse() const {
    for (const NamedFigure& named : figures())
        if (named.figure->underMouse())
            return named;
    return figures().front();
}

FigureWidget* CataloguePane::frequency() const {
    return distributions_->frequency();
}

std::vector<CataloguePane::NamedFigure> CataloguePane::figures() const {
    std::vector<NamedFigure> figures{{map_, QStringLiteral("map")}};
    for (const DistributionsPane::Tab& tab : distributions_->tabs())
        figures.push_back({tab.widget, tab.name});
    return figures;
}

void CataloguePane::addMenu(FigureWidget* figure, const QString& name) {
    auto* action = new QAction(themedIcon(QStringLiteral("export")), tr("Export this figure …"), figure);
    connect(action, &QAction::triggered, this, [this, figure, name] { emit exportRequested(figure, name); });
    figure->addAction(action);
    if (auto* map = qobject_cast<MapWidget*>(figure)) {
        auto* world = new QAction(tr("Show the whole world"), figure);
        connect(world, &QAction::triggered, map, &MapWidget::showWorld);
        figure->addAction(world);
    }
    figure->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void CataloguePane::showSelectionCount() {
    if (!catalogue_) {
        summary_->setText(tr("No catalogue"));
        return;
    }
    const int all = static_cast<int>(catalogue_->regions.size());
    QString text = (shown_ == all ? tr("%n region(s)", nullptr, all)
                                  : tr("%1 of %n region(s)", nullptr, all).arg(shown_)) +
                   QStringLiteral(" · ") +
                   tr("%n half-orbit(s)", nullptr, static_cast<int>(catalogue_->halfOrbits.size()));
    if (!selection_.isEmpty())
        text +=
            QStringLiteral(" · ") + tr("%n selected", nullptr, static_cast<int>(selection_.regions().size()));
    summary_->setText(text);
}

} // namespace nucleoscope
