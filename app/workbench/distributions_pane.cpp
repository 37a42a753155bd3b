#include "app/workbench/distributions_pane.h"

#include "app/workbench/figure_export.h"
#include "core/figures/joint_figure.h"
#include "core/figures/quantity_text.h"
#include "core/figures/season_figure.h"
#include "widgets/figure_widget.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QTabWidget>
#include <QVBoxLayout>

namespace nucleoscope {

namespace {

constexpr RegionSplit splits[] = {RegionSplit::Season, RegionSplit::Hemisphere, RegionSplit::None};
constexpr Rate rates[] = {Rate::Count, Rate::PerHour, Rate::PerHalfOrbit, Rate::ShareOfHalfOrbits};
constexpr Arrangement arrangements[] = {Arrangement::Stacked, Arrangement::SideBySide, Arrangement::Lines};

QComboBox* choice(const QStringList& texts, const QString& meaning) {
    auto* box = new QComboBox;
    box->addItems(texts);
    box->setToolTip(meaning);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(7);
    return box;
}

QStringList quantityNames() {
    QStringList names;
    for (const RegionQuantity quantity : allRegionQuantities())
        names += QString::fromStdString(quantityName(quantity, figureLanguage()));
    return names;
}

} // namespace

DistributionsPane::DistributionsPane(RegionSelection& selection, QWidget* parent)
    : QWidget(parent), pages_(new QTabWidget),
      split_(choice({tr("By season"), tr("By hemisphere"), tr("All together")},
                    tr("How regions are told apart"))),
      rate_(choice({tr("Regions"), tr("Per hour"), tr("Per half-orbit"), tr("Share of half-orbits")},
                   tr("What a bar says: how many regions, or how many for the time flown in each bin"))),
      arrangement_(
          choice({tr("Stacked"), tr("Side by side"), tr("Lines")},
                 tr("How groups stand to each other; 95 % intervals are drawn unless they are stacked"))),
      quantity_(choice(quantityNames(), tr("What is counted in the tab “Any quantity”"))) {
    pages_->setDocumentMode(true);
    const auto distribution = [this](const FilteredCatalogue& catalogue, RegionQuantity quantity) {
        return std::make_shared<DistributionFigure>(catalogue, options(quantity), arrangement());
    };
    addTab(selection, tr("Frequency"), QStringLiteral("frequency"),
           [=](const FilteredCatalogue& c) { return distribution(c, RegionQuantity::Frequency); });
    addTab(selection, tr("Magnetic latitude"), QStringLiteral("magnetic-latitude"),
           [=](const FilteredCatalogue& c) { return distribution(c, RegionQuantity::MagneticLatitude); });
    addTab(selection, tr("Seasons"), QStringLiteral("seasons"), [this](const FilteredCatalogue& c) {
        return std::make_shared<SeasonFigure>(
            c, arrangement() == Arrangement::Lines ? SeasonChart::Lines : SeasonChart::Bars, flown_);
    });
    addTab(selection, tr("Frequency × latitude"), QStringLiteral("frequency-latitude"),
           [](const FilteredCatalogue& c) { return std::make_shared<JointFigure>(c); });
    addTab(selection, tr("Any quantity"), QStringLiteral("distribution"),
           [=, this](const FilteredCatalogue& c) {
               return distribution(
                   c, allRegionQuantities()[static_cast<std::size_t>(quantity_->currentIndex())]);
           });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeOptions());
    layout->addWidget(pages_, 1);
    connect(pages_, &QTabWidget::currentChanged, this, &DistributionsPane::drawCurrent);
}

void DistributionsPane::addTab(RegionSelection& selection, const QString& title, const QString& name,
                               Make make) {
    MadeTab tab;
    tab.widget = new FigureWidget(selection);
    tab.name = name;
    tab.make = std::move(make);
    pages_->addTab(tab.widget, title);
    tabs_.push_back(std::move(tab));
}

QWidget* DistributionsPane::makeOptions() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(4);
    for (QComboBox* box : {split_, rate_, arrangement_, quantity_}) {
        row->addWidget(box, 1);
        connect(box, &QComboBox::currentIndexChanged, this, &DistributionsPane::drawAnew);
    }
    connect(quantity_, &QComboBox::activated, this, [this] { pages_->setCurrentIndex(pages_->count() - 1); });
    return bar;
}

DistributionOptions DistributionsPane::options(RegionQuantity quantity) const {
    DistributionOptions options;
    options.quantity = quantity;
    options.split = splits[split_->currentIndex()];
    options.flown = flown_;
    if (flown_)
        options.rate = rates[rate_->currentIndex()];
    return options;
}

Arrangement DistributionsPane::arrangement() const {
    return arrangements[arrangement_->currentIndex()];
}

void DistributionsPane::setCatalogue(CataloguePtr catalogue) {
    catalogue_ = std::move(catalogue);
    flown_.reset();
    rate_->setEnabled(false);
    if (catalogue_)
        findFlownTime();
    else
        flying_.cancel();
    drawAnew();
}

void DistributionsPane::findFlownTime() {
    // Verdicts change while the worker reads: it gets the half-orbits only.
    auto flown = std::make_shared<Catalogue>();
    flown->halfOrbits = catalogue_->halfOrbits;
    flying_.start([this, flown, of = catalogue_](std::stop_token,
                                                 const BackgroundJob::Report&) -> BackgroundJob::Finish {
        auto time = std::make_shared<const FlownTime>(*flown);
        return [this, time, of] {
            if (of != catalogue_ || !time->isKnown())
                return;
            flown_ = time;
            rate_->setEnabled(true);
            drawAnew();
        };
    });
}

void DistributionsPane::setFilter(const CatalogueFilter& filter) {
    filter_ = filter;
    drawAnew();
}

void DistributionsPane::drawAnew() {
    for (MadeTab& tab : tabs_)
        tab.isStale = true;
    drawCurrent();
}

void DistributionsPane::drawCurrent() {
    if (pages_->currentIndex() < 0)
        return;
    MadeTab& tab = tabs_[static_cast<std::size_t>(pages_->currentIndex())];
    if (!std::exchange(tab.isStale, false))
        return;
    tab.widget->setFigure(catalogue_ ? tab.make(FilteredCatalogue(*catalogue_, filter_)) : nullptr,
                          catalogue_);
}

} // namespace nucleoscope
