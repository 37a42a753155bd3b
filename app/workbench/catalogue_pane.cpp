#include "app/workbench/catalogue_pane.h"

#include "app/workbench/figure_export.h"
#include "app/workbench/theme.h"
#include "core/figures/histogram_figure.h"
#include "core/figures/map_figure.h"
#include "core/figures/season_figure.h"
#include "widgets/catalogue_table.h"
#include "widgets/map_widget.h"
#include "widgets/region_selection.h"

#include <QAction>
#include <QDataStream>
#include <QLabel>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

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
      simulated_(new QLabel(tr("Simulated data"))), table_(new CatalogueTable(selection)),
      map_(new MapWidget(selection)), frequency_(new FigureWidget(selection)),
      magneticLatitude_(new FigureWidget(selection)), seasons_(new FigureWidget(selection)),
      distributions_(new QTabWidget), columns_(splitter(Qt::Horizontal)), left_(splitter(Qt::Vertical)),
      right_(splitter(Qt::Vertical)) {
    simulated_->setObjectName(QStringLiteral("simulatedBadge"));
    distributions_->setDocumentMode(true);
    distributions_->addTab(frequency_, tr("Frequency"));
    distributions_->addTab(magneticLatitude_, tr("Magnetic latitude"));
    distributions_->addTab(seasons_, tr("Seasons"));
    left_->addWidget(map_);
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

    auto* header = new QHBoxLayout;
    header->setContentsMargins(8, 6, 8, 6);
    header->addWidget(summary_);
    header->addSpacing(10);
    header->addWidget(simulated_);
    header->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(columns_, 1);

    connect(&selection_, &RegionSelection::changed, this, &CataloguePane::showSelectionCount);
    setCatalogue(nullptr, false);
}

void CataloguePane::setCatalogue(CataloguePtr catalogue, bool simulated) {
    catalogue_ = std::move(catalogue);
    selection_.clear();
    table_->setCatalogue(catalogue_);
    if (catalogue_) {
        map_->setMap(std::make_shared<MapFigure>(*catalogue_), catalogue_);
        frequency_->setFigure(std::make_shared<FrequencyFigure>(*catalogue_), catalogue_);
        magneticLatitude_->setFigure(std::make_shared<MagneticLatitudeFigure>(*catalogue_), catalogue_);
        seasons_->setFigure(std::make_shared<SeasonFigure>(*catalogue_), catalogue_);
    } else {
        map_->setMap(nullptr, nullptr);
        for (FigureWidget* figure : {frequency_, magneticLatitude_, seasons_})
            figure->setFigure(nullptr, nullptr);
    }
    simulated_->setVisible(simulated);
    showSelectionCount();
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

std::array<CataloguePane::NamedFigure, 4> CataloguePane::figures() const {
    return {{{map_, QStringLiteral("map")},
             {frequency_, QStringLiteral("frequency")},
             {magneticLatitude_, QStringLiteral("magnetic-latitude")},
             {seasons_, QStringLiteral("seasons")}}};
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
    QString text = tr("%n region(s)", nullptr, static_cast<int>(catalogue_->regions.size())) +
                   QStringLiteral(" · ") +
                   tr("%n half-orbit(s)", nullptr, static_cast<int>(catalogue_->halfOrbits.size()));
    if (!selection_.isEmpty())
        text +=
            QStringLiteral(" · ") + tr("%n selected", nullptr, static_cast<int>(selection_.regions().size()));
    summary_->setText(text);
}

} // namespace nucleoscope
