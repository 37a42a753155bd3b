#include "widgets/filter_editors.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDateTime>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QSignalBlocker>
#include <QTimeZone>
#include <QVBoxLayout>

#include <cmath>

namespace nucleoscope {

namespace {

QDateTime dateTimeOf(UtcMs time) {
    return QDateTime::fromMSecsSinceEpoch(time, QTimeZone::utc());
}

UtcMs startOf(const QDate& day) {
    return day.startOfDay(Qt::UTC).toMSecsSinceEpoch();
}

/// A number, or nothing: one step beyond the end of its scale.
class EndBox : public QDoubleSpinBox {
public:
    EndBox(double open, const QString& unit) : open_(open), unit_(unit) {}

    QString textFromValue(double value) const override {
        return value == open_ ? RangeEditor::tr("any") : QDoubleSpinBox::textFromValue(value) + unit_;
    }
    double valueFromText(const QString& text) const override {
        bool isNumber = false;
        const double value = locale().toDouble(QString(text).remove(unit_).trimmed(), &isNumber);
        return isNumber ? value : open_;
    }
    QValidator::State validate(QString&, int&) const override { return QValidator::Acceptable; }

private:
    double open_;
    QString unit_;
};

QDateEdit* dayEdit() {
    auto* edit = new QDateEdit;
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    edit->setCalendarPopup(true);
    edit->setEnabled(false);
    return edit;
}

} // namespace

RangeEditor::RangeEditor(const Scale& scale, QWidget* parent)
    : QWidget(parent), scale_(scale), low_(new EndBox(scale.low - scale.step, scale.unit)),
      high_(new EndBox(scale.high + scale.step, scale.unit)) {
    for (QDoubleSpinBox* box : {low_, high_}) {
        box->setDecimals(scale.decimals);
        box->setSingleStep(scale.step);
        box->setKeyboardTracking(false);
    }
    low_->setRange(scale.low - scale.step, scale.high);
    high_->setRange(scale.low, scale.high + scale.step);
    for (QDoubleSpinBox* box : {low_, high_}) {
        connect(box, &QDoubleSpinBox::valueChanged, this, &RangeEditor::edited);
    }
    auto* layout = new QFormLayout(this);
    layout->addRow(tr("From"), low_);
    layout->addRow(tr("To"), high_);
    setRange({});
}

ValueRange RangeEditor::range() const {
    ValueRange range;
    if (low_->value() >= scale_.low)
        range.low = low_->value() * scale_.factor;
    if (high_->value() <= scale_.high)
        range.high = high_->value() * scale_.factor;
    return range;
}

void RangeEditor::setRange(const ValueRange& range) {
    const QSignalBlocker lowBlocker(low_), highBlocker(high_);
    low_->setValue(std::isfinite(range.low) ? range.low / scale_.factor : low_->minimum());
    high_->setValue(std::isfinite(range.high) ? range.high / scale_.factor : high_->maximum());
}

ChoiceEditor::ChoiceEditor(const QStringList& choices, QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    for (const QString& choice : choices) {
        auto* box = new QCheckBox(choice);
        connect(box, &QCheckBox::toggled, this, &ChoiceEditor::edited);
        layout->addWidget(box);
        boxes_.push_back(box);
    }
}

std::vector<int> ChoiceEditor::chosen() const {
    std::vector<int> chosen;
    for (std::size_t i = 0; i < boxes_.size(); ++i)
        if (boxes_[i]->isChecked())
            chosen.push_back(static_cast<int>(i));
    return chosen;
}

void ChoiceEditor::setChosen(const std::vector<int>& chosen) {
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        const QSignalBlocker blocker(boxes_[i]);
        boxes_[i]->setChecked(std::find(chosen.begin(), chosen.end(), static_cast<int>(i)) != chosen.end());
    }
}

DayRangeEditor::DayRangeEditor(QWidget* parent)
    : QWidget(parent), hasFirst_(new QCheckBox(tr("First day"))), hasLast_(new QCheckBox(tr("Last day"))),
      first_(dayEdit()), last_(dayEdit()) {
    auto* layout = new QFormLayout(this);
    layout->addRow(hasFirst_, first_);
    layout->addRow(hasLast_, last_);
    for (const auto& [box, edit] : {std::pair(hasFirst_, first_), std::pair(hasLast_, last_)}) {
        connect(box, &QCheckBox::toggled, edit, &QWidget::setEnabled);
        connect(box, &QCheckBox::toggled, this, &DayRangeEditor::edited);
        connect(edit, &QDateEdit::dateChanged, this, &DayRangeEditor::edited);
    }
}

void DayRangeEditor::setProposal(UtcMs first, UtcMs last) {
    const QSignalBlocker firstBlocker(first_), lastBlocker(last_);
    if (!hasFirst_->isChecked())
        first_->setDate(dateTimeOf(first).date());
    if (!hasLast_->isChecked())
        last_->setDate(dateTimeOf(last).date());
}

std::optional<UtcMs> DayRangeEditor::from() const {
    return hasFirst_->isChecked() ? std::optional(startOf(first_->date())) : std::nullopt;
}

std::optional<UtcMs> DayRangeEditor::to() const {
    return hasLast_->isChecked() ? std::optional(startOf(last_->date().addDays(1))) : std::nullopt;
}

void DayRangeEditor::setRange(std::optional<UtcMs> from, std::optional<UtcMs> to) {
    const QSignalBlocker firstBlocker(first_), lastBlocker(last_), hasFirstBlocker(hasFirst_),
        hasLastBlocker(hasLast_);
    hasFirst_->setChecked(from.has_value());
    hasLast_->setChecked(to.has_value());
    first_->setEnabled(from.has_value());
    last_->setEnabled(to.has_value());
    if (from)
        first_->setDate(dateTimeOf(*from).date());
    if (to)
        last_->setDate(dateTimeOf(*to - 1).date());
}

} // namespace nucleoscope
