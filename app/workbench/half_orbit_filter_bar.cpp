#include "app/workbench/half_orbit_filter_bar.h"

#include "app/workbench/flow_layout.h"
#include "app/workbench/theme.h"
#include "widgets/names.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace nucleoscope {

namespace {

using Filter = HalfOrbitFilter;

QComboBox* makeCombo(const char* name, const QStringList& texts) {
    auto* combo = new QComboBox;
    combo->setObjectName(QLatin1String(name));
    combo->addItems(texts);
    // Narrow columns: the texts set no width.
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(6);
    return combo;
}

template <class Choice>
Choice choiceOf(const QComboBox* combo) {
    return static_cast<Choice>(combo->currentIndex());
}

/// The first entry of a combo stands for any.
template <class Value>
std::optional<Value> valueOf(const QComboBox* combo, std::initializer_list<Value> values) {
    const int index = combo->currentIndex();
    return index > 0 ? std::optional(*(values.begin() + index - 1)) : std::nullopt;
}

constexpr std::initializer_list<Direction> directions{Direction::Ascending, Direction::Descending};
constexpr std::initializer_list<Hemisphere> hemispheres{Hemisphere::North, Hemisphere::South};

template <class Value>
int indexOf(const std::optional<Value>& value, std::initializer_list<Value> values) {
    return value ? static_cast<int>(std::find(values.begin(), values.end(), *value) - values.begin()) + 1 : 0;
}

QDoubleSpinBox* makeLatitude(const char* name, double value) {
    auto* box = new QDoubleSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setRange(-90, 90);
    box->setDecimals(0);
    box->setSuffix(QStringLiteral("°"));
    box->setValue(value);
    box->setEnabled(false);
    return box;
}

} // namespace

HalfOrbitFilterBar::HalfOrbitFilterBar(QWidget* parent)
    : QWidget(parent), text_(new QLineEdit), unfold_(new QToolButton), top_(new QHBoxLayout) {
    text_->setPlaceholderText(tr("Orbit or date, e.g. 2022-03"));
    text_->setToolTip(
        tr("Beginnings of orbit numbers, dates, times, seasons or file names; several words narrow it down"));
    text_->setClearButtonEnabled(true);
    unfold_->setObjectName(QStringLiteral("unfold"));
    unfold_->setIcon(themedIcon(QStringLiteral("filter")));
    unfold_->setToolTip(tr("More filters"));
    unfold_->setCheckable(true);
    unfold_->setAutoRaise(true);
    top_->setSpacing(2);
    top_->addWidget(text_, 1);
    top_->addWidget(unfold_);

    choices_ = makeChoices();
    choices_->hide();
    chips_ = new QWidget;
    new FlowLayout(4, chips_);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(top_);
    layout->addWidget(choices_);
    layout->addWidget(chips_);
    chips_->hide();

    connect(text_, &QLineEdit::textChanged, this, &HalfOrbitFilterBar::announce);
    connect(unfold_, &QToolButton::toggled, choices_, &QWidget::setVisible);
}

void HalfOrbitFilterBar::addTool(QWidget* tool) {
    top_->addWidget(tool);
}

QWidget* HalfOrbitFilterBar::makeChoices() {
    direction_ =
        makeCombo("direction", {tr("Any direction"), tr("Ascending (night)"), tr("Descending (day)")});
    hemisphere_ =
        makeCombo("hemisphere", {tr("Any hemisphere"), tr("Covers the north"), tr("Covers the south")});
    labels_ = makeCombo("labels", {tr("Any label"), tr("Labelled"), tr("Not labelled"), tr("Label begun"),
                                   tr("Label done"), tr("Nothing here"), tr("Verified"), tr("Flagged"),
                                   tr("With notes")});
    detections_ = makeCombo("detections", {tr("Any detections"), tr("With detections"),
                                           tr("Without detections"), tr("Not looked at")});
    review_ = makeCombo("review", {tr("Any review"), tr("All reviewed"), tr("To be reviewed")});
    content_ = makeContentMenu();

    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    grid->addWidget(makeSeasons(), 0, 0, 1, 2);
    grid->addWidget(direction_, 1, 0);
    grid->addWidget(hemisphere_, 1, 1);
    grid->addWidget(labels_, 2, 0);
    grid->addWidget(detections_, 2, 1);
    grid->addWidget(review_, 3, 0);
    grid->addWidget(content_, 3, 1);
    grid->addWidget(makeMagneticLatitude(), 4, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    for (QComboBox* combo : {direction_, hemisphere_, labels_, detections_, review_})
        connect(combo, &QComboBox::currentIndexChanged, this, &HalfOrbitFilterBar::announce);
    return box;
}

QWidget* HalfOrbitFilterBar::makeSeasons() {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (const Season season : allSeasons) {
        auto* button = new QToolButton;
        button->setText(displayName(season));
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        row->addWidget(button);
        connect(button, &QToolButton::toggled, this, &HalfOrbitFilterBar::announce);
        seasons_[static_cast<std::size_t>(season)] = button;
    }
    return box;
}

QWidget* HalfOrbitFilterBar::makeMagneticLatitude() {
    byMagneticLatitude_ = new QCheckBox(tr("MLAT"));
    byMagneticLatitude_->setObjectName(QStringLiteral("byMagneticLatitude"));
    byMagneticLatitude_->setToolTip(tr("Half-orbits that cover some of these centred-dipole latitudes"));
    constexpr double bandFrom = 58, bandTo = 80; // where regions are found
    fromMagneticLatitude_ = makeLatitude("fromMagneticLatitude", bandFrom);
    toMagneticLatitude_ = makeLatitude("toMagneticLatitude", bandTo);
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(byMagneticLatitude_);
    row->addWidget(fromMagneticLatitude_, 1);
    row->addWidget(new QLabel(QStringLiteral("–")));
    row->addWidget(toMagneticLatitude_, 1);
    connect(byMagneticLatitude_, &QCheckBox::toggled, fromMagneticLatitude_, &QWidget::setEnabled);
    connect(byMagneticLatitude_, &QCheckBox::toggled, toMagneticLatitude_, &QWidget::setEnabled);
    connect(byMagneticLatitude_, &QCheckBox::toggled, this, &HalfOrbitFilterBar::announce);
    for (QDoubleSpinBox* latitude : {fromMagneticLatitude_, toMagneticLatitude_})
        connect(latitude, &QDoubleSpinBox::valueChanged, this, &HalfOrbitFilterBar::announce);
    return box;
}

QToolButton* HalfOrbitFilterBar::makeContentMenu() {
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("content"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* menu = new QMenu(button);
    withGaps_ = menu->addAction(tr("With gaps"));
    withBursts_ = menu->addAction(tr("With bursts"));
    withWarnings_ = menu->addAction(tr("With warnings"));
    quarantined_ = menu->addAction(tr("In quarantine"));
    for (QAction* action : {withGaps_, withBursts_, withWarnings_, quarantined_}) {
        action->setCheckable(true);
        connect(action, &QAction::toggled, this, &HalfOrbitFilterBar::announce);
    }
    button->setMenu(menu);
    button->setText(tr("Any content"));
    return button;
}

HalfOrbitFilter HalfOrbitFilterBar::filter() const {
    HalfOrbitFilter filter;
    filter.text = text_->text().trimmed();
    for (std::size_t season = 0; season < seasons_.size(); ++season)
        filter.seasons |= seasons_[season]->isChecked() ? 1U << season : 0U;
    filter.direction = valueOf(direction_, directions);
    filter.hemisphere = valueOf(hemisphere_, hemispheres);
    if (byMagneticLatitude_->isChecked())
        filter.magneticLatitude = std::minmax(fromMagneticLatitude_->value(), toMagneticLatitude_->value());
    filter.labels = choiceOf<Filter::Labels>(labels_);
    filter.detections = choiceOf<Filter::Detections>(detections_);
    filter.review = choiceOf<Filter::Review>(review_);
    filter.withGaps = withGaps_->isChecked();
    filter.withBursts = withBursts_->isChecked();
    filter.withWarnings = withWarnings_->isChecked();
    filter.quarantined = quarantined_->isChecked();
    return filter;
}

void HalfOrbitFilterBar::setFilter(const HalfOrbitFilter& filter) {
    isSetting_ = true;
    text_->setText(filter.text);
    for (std::size_t season = 0; season < seasons_.size(); ++season)
        seasons_[season]->setChecked((filter.seasons >> season & 1U) != 0);
    direction_->setCurrentIndex(indexOf(filter.direction, directions));
    hemisphere_->setCurrentIndex(indexOf(filter.hemisphere, hemispheres));
    byMagneticLatitude_->setChecked(filter.magneticLatitude.has_value());
    if (filter.magneticLatitude) {
        fromMagneticLatitude_->setValue(filter.magneticLatitude->first);
        toMagneticLatitude_->setValue(filter.magneticLatitude->second);
    }
    labels_->setCurrentIndex(static_cast<int>(filter.labels));
    detections_->setCurrentIndex(static_cast<int>(filter.detections));
    review_->setCurrentIndex(static_cast<int>(filter.review));
    withGaps_->setChecked(filter.withGaps);
    withBursts_->setChecked(filter.withBursts);
    withWarnings_->setChecked(filter.withWarnings);
    quarantined_->setChecked(filter.quarantined);
    isSetting_ = false;
    announce();
}

void HalfOrbitFilterBar::setUnfolded(bool unfolded) {
    unfold_->setChecked(unfolded);
}

bool HalfOrbitFilterBar::isUnfolded() const {
    return unfold_->isChecked();
}

void HalfOrbitFilterBar::focusText() {
    text_->setFocus(Qt::ShortcutFocusReason);
    text_->selectAll();
}

void HalfOrbitFilterBar::announce() {
    if (isSetting_)
        return;
    updateContentText();
    showChips();
    emit changed();
}

void HalfOrbitFilterBar::updateContentText() {
    QStringList texts;
    for (const QAction* action : {withGaps_, withBursts_, withWarnings_, quarantined_})
        if (action->isChecked())
            texts << action->text();
    content_->setText(texts.isEmpty()
                          ? tr("Any content")
                          : texts.first() + (texts.size() > 1 ? QStringLiteral(" …") : QString()));
}

QList<HalfOrbitFilterBar::Chip> HalfOrbitFilterBar::chips() const {
    const HalfOrbitFilter all = filter();
    QList<Chip> chips;
    const auto add = [&](bool active, const QString& text, auto reset) {
        if (!active)
            return;
        HalfOrbitFilter without = all;
        reset(without);
        chips << Chip{text, without};
    };
    QStringList seasons;
    for (const QToolButton* season : seasons_)
        if (season->isChecked())
            seasons << season->text();
    add(!seasons.isEmpty(), seasons.join(QStringLiteral(", ")), [](Filter& f) { f.seasons = 0; });
    add(all.direction.has_value(), direction_->currentText(), [](Filter& f) { f.direction.reset(); });
    add(all.hemisphere.has_value(), hemisphere_->currentText(), [](Filter& f) { f.hemisphere.reset(); });
    add(all.labels != Filter::Labels::Any, labels_->currentText(), [](Filter& f) { f.labels = {}; });
    add(all.detections != Filter::Detections::Any, detections_->currentText(),
        [](Filter& f) { f.detections = {}; });
    add(all.review != Filter::Review::Any, review_->currentText(), [](Filter& f) { f.review = {}; });
    add(all.withGaps, withGaps_->text(), [](Filter& f) { f.withGaps = false; });
    add(all.withBursts, withBursts_->text(), [](Filter& f) { f.withBursts = false; });
    add(all.withWarnings, withWarnings_->text(), [](Filter& f) { f.withWarnings = false; });
    add(all.quarantined, quarantined_->text(), [](Filter& f) { f.quarantined = false; });
    const auto range = all.magneticLatitude.value_or(std::pair(0.0, 0.0));
    add(all.magneticLatitude.has_value(), tr("MLAT %1 … %2°").arg(range.first).arg(range.second),
        [](Filter& f) { f.magneticLatitude.reset(); });
    return chips;
}

void HalfOrbitFilterBar::showChips() {
    while (QLayoutItem* item = chips_->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was clicked
        delete item;
    }
    const QList<Chip> all = chips();
    for (const Chip& chip : all) {
        auto* button = new QToolButton;
        button->setObjectName(QStringLiteral("chip"));
        button->setText(chip.text + QStringLiteral("  ✕"));
        button->setToolTip(tr("Remove this filter"));
        button->setFocusPolicy(Qt::NoFocus);
        connect(button, &QToolButton::clicked, this, [this, chip] { setFilter(chip.without); });
        chips_->layout()->addWidget(button);
    }
    chips_->setVisible(!all.isEmpty());
}

} // namespace nucleoscope
