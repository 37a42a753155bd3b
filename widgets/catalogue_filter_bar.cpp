#include "widgets/catalogue_filter_bar.h"

#include "core/figures/filter_text.h"
#include "widgets/filter_editors.h"
#include "widgets/names.h"
#include "widgets/verdict_style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>

#include <algorithm>
#include <set>

namespace nucleoscope {

namespace {

/// A choice of one; the first means all.
QComboBox* makeChoice(const QStringList& choices) {
    auto* box = new QComboBox;
    box->addItem(CatalogueFilterBar::tr("all"));
    box->addItems(choices);
    return box;
}

QStringList seasonNames() {
    QStringList names;
    for (const Season season : allSeasons)
        names += displayName(season);
    return names;
}

constexpr Verdict verdicts[] = {Verdict::Unreviewed, Verdict::Accepted, Verdict::Rejected, Verdict::Unsure,
                                Verdict::Corrected};

QStringList verdictNames() {
    QStringList names;
    for (const Verdict verdict : verdicts)
        names += displayName(verdict);
    return names;
}

QWidget* stacked(std::initializer_list<QWidget*> parts) {
    auto* whole = new QWidget;
    auto* layout = new QVBoxLayout(whole);
    layout->setContentsMargins(6, 6, 6, 6);
    for (QWidget* part : parts)
        layout->addWidget(part);
    return whole;
}

template <typename Value>
std::optional<Value> chosen(const QComboBox& box, std::initializer_list<Value> values) {
    return box.currentIndex() > 0 ? std::optional(values.begin()[box.currentIndex() - 1]) : std::nullopt;
}

template <typename Value>
void choose(QComboBox& box, std::initializer_list<Value> values, const std::optional<Value>& value) {
    const QSignalBlocker blocker(box);
    box.setCurrentIndex(
        value ? 1 + static_cast<int>(std::find(values.begin(), values.end(), *value) - values.begin()) : 0);
}

constexpr std::initializer_list<Direction> directions{Direction::Ascending, Direction::Descending};
constexpr std::initializer_list<Hemisphere> hemispheres{Hemisphere::North, Hemisphere::South};

} // namespace

CatalogueFilterBar::CatalogueFilterBar(QWidget* parent)
    : QWidget(parent), days_(new DayRangeEditor), seasons_(new ChoiceEditor(seasonNames())),
      verdicts_(new ChoiceEditor(verdictNames())), seasonRule_(new QComboBox),
      direction_(makeChoice({displayName(Direction::Ascending), displayName(Direction::Descending)})),
      hemisphere_(makeChoice({displayName(Hemisphere::North), displayName(Hemisphere::South)})),
      run_(makeChoice({})), frequency_(new RangeEditor({0, 25, 0.5, 2, tr(" kHz"), 1000})),
      magneticLatitude_(new RangeEditor({-90, 90, 1, 1, QStringLiteral("°")})),
      probability_(new RangeEditor({0, 1, 0.05, 2, {}})),
      bothHemispheres_(new QCheckBox(tr("In both hemispheres"))), clear_(new QToolButton),
      sentence_(new QLabel) {
    seasonRule_->addItem(tr("Seasons of the north everywhere, as published"));
    seasonRule_->addItem(tr("Seasons where the region lies"));
    clear_->setText(tr("Clear all"));
    clear_->setAutoRaise(true);
    sentence_->setEnabled(false);
    sentence_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 6);
    row->setSpacing(4);
    addCondition(row, tr("Time"), days_, [](const CatalogueFilter& f) { return f.from || f.to; });
    addCondition(row, tr("Season"), stacked({seasons_, seasonRule_}), [](const CatalogueFilter& f) {
        return !f.seasons.empty() || f.seasonRule != SeasonRule::Published;
    });
    addCondition(row, tr("Direction"), stacked({direction_}),
                 [](const CatalogueFilter& f) { return f.direction.has_value(); });
    addCondition(row, tr("Hemisphere"), stacked({hemisphere_}),
                 [](const CatalogueFilter& f) { return f.hemisphere.has_value(); });
    addCondition(row, tr("Band"), frequency_,
                 [](const CatalogueFilter& f) { return !f.frequencyHz.isAll(); });
    addCondition(row, tr("MLAT"), stacked({magneticLatitude_, bothHemispheres_}),
                 [](const CatalogueFilter& f) { return !f.magneticLatitude.isAll(); });
    addCondition(row, tr("Probability"), probability_,
                 [](const CatalogueFilter& f) { return !f.probability.isAll(); });
    addCondition(row, tr("Review"), verdicts_, [](const CatalogueFilter& f) { return !f.verdicts.empty(); });
    addCondition(row, tr("Run"), stacked({run_}), [](const CatalogueFilter& f) { return !f.run.empty(); });
    row->addWidget(clear_);
    row->addSpacing(6);
    row->addWidget(sentence_, 1);

    for (ChoiceEditor* editor : {seasons_, verdicts_})
        connect(editor, &ChoiceEditor::edited, this, &CatalogueFilterBar::readEditors);
    for (RangeEditor* editor : {frequency_, magneticLatitude_, probability_})
        connect(editor, &RangeEditor::edited, this, &CatalogueFilterBar::readEditors);
    for (QComboBox* box : {seasonRule_, direction_, hemisphere_, run_})
        connect(box, &QComboBox::currentIndexChanged, this, &CatalogueFilterBar::readEditors);
    connect(bothHemispheres_, &QCheckBox::toggled, this, &CatalogueFilterBar::readEditors);
    connect(days_, &DayRangeEditor::edited, this, &CatalogueFilterBar::readEditors);
    connect(clear_, &QToolButton::clicked, this, [this] { setFilter({}); });
    showFilter();
}

void CatalogueFilterBar::addCondition(QHBoxLayout* row, const QString& name, QWidget* editor,
                                      std::function<bool(const CatalogueFilter&)> isSet) {
    auto* button = new QToolButton;
    button->setText(name);
    button->setCheckable(true);
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(editor);
    menu->addAction(action);
    button->setMenu(menu);
    row->addWidget(button);
    conditions_.push_back({button, std::move(isSet)});
}

void CatalogueFilterBar::setCatalogue(const CataloguePtr& catalogue) {
    std::set<std::string> runs;
    if (catalogue && !catalogue->regions.empty()) {
        days_->setProposal(catalogue->regions.front().utcStart, catalogue->regions.back().utcStart);
        for (const Region& region : catalogue->regions)
            runs.insert(region.run);
    }
    const QSignalBlocker blocker(run_);
    while (run_->count() > 1)
        run_->removeItem(1);
    for (const std::string& run : runs)
        run_->addItem(QString::fromStdString(run));
    showFilter();
}

void CatalogueFilterBar::setLanguage(FigureLanguage language) {
    language_ = language;
    showFilter();
}

void CatalogueFilterBar::setFilter(const CatalogueFilter& filter) {
    if (filter == filter_)
        return;
    filter_ = filter;
    showFilter();
    emit filterChanged(filter_);
}

QString CatalogueFilterBar::sentence() const {
    return filter_.isEmpty() ? QString() : QString::fromStdString(filterSentence(filter_, language_));
}

void CatalogueFilterBar::readEditors() {
    CatalogueFilter filter = filter_; // the half-orbit has no editor
    filter.from = days_->from();
    filter.to = days_->to();
    filter.seasons.clear();
    for (const int season : seasons_->chosen())
        filter.seasons.push_back(allSeasons[static_cast<std::size_t>(season)]);
    filter.seasonRule = seasonRule_->currentIndex() == 0 ? SeasonRule::Published : SeasonRule::Local;
    filter.direction = chosen(*direction_, directions);
    filter.hemisphere = chosen(*hemisphere_, hemispheres);
    filter.frequencyHz = frequency_->range();
    filter.magneticLatitude = magneticLatitude_->range();
    filter.bothHemispheres = bothHemispheres_->isChecked();
    filter.probability = probability_->range();
    filter.verdicts.clear();
    for (const int verdict : verdicts_->chosen())
        filter.verdicts.push_back(verdicts[verdict]);
    filter.run = run_->currentIndex() > 0 ? run_->currentText().toStdString() : std::string();
    setFilter(filter);
}

void CatalogueFilterBar::showFilter() {
    days_->setRange(filter_.from, filter_.to);
    std::vector<int> seasons;
    for (const Season season : filter_.seasons)
        seasons.push_back(static_cast<int>(season));
    seasons_->setChosen(seasons);
    std::vector<int> chosenVerdicts;
    for (const Verdict verdict : filter_.verdicts)
        chosenVerdicts.push_back(static_cast<int>(verdict)); // their order is that of the choices
    verdicts_->setChosen(chosenVerdicts);
    const QSignalBlocker ruleBlocker(seasonRule_), runBlocker(run_), bothBlocker(bothHemispheres_);
    seasonRule_->setCurrentIndex(filter_.seasonRule == SeasonRule::Published ? 0 : 1);
    choose(*direction_, directions, filter_.direction);
    choose(*hemisphere_, hemispheres, filter_.hemisphere);
    frequency_->setRange(filter_.frequencyHz);
    magneticLatitude_->setRange(filter_.magneticLatitude);
    bothHemispheres_->setChecked(filter_.bothHemispheres);
    probability_->setRange(filter_.probability);
    run_->setCurrentIndex(
        filter_.run.empty() ? 0 : std::max(run_->findText(QString::fromStdString(filter_.run)), 0));

    for (const auto& [button, isSet] : conditions_)
        button->setChecked(isSet(filter_));
    clear_->setEnabled(!filter_.isEmpty());
    sentence_->setText(sentence());
    sentence_->setToolTip(sentence());
}

} // namespace nucleoscope
