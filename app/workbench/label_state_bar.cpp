#include "app/workbench/label_state_bar.h"

#include "app/workbench/actions.h"
#include "app/workbench/label_document.h"
#include "app/workbench/label_state_names.h"
#include "widgets/names.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace nucleoscope {

namespace {

constexpr int minuteLength = 16;

QString minuteOf(const std::string& isoTime) {
    const auto time = fromIso8601(isoTime);
    return time ? displayTime(*time).left(minuteLength) : QString();
}

} // namespace

LabelStateBar::LabelStateBar(const Actions& actions, LabelDocument& document, QWidget* parent)
    : QWidget(parent), document_(document), notes_(new QLineEdit), history_(new QLabel) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 8, 3);
    row->setSpacing(2);
    addState(*actions.labelInProgress, LabelState::InProgress);
    addState(*actions.labelDone, LabelState::Done);
    addState(*actions.labelNothingHere, LabelState::NothingHere);
    addState(*actions.labelVerified, LabelState::Verified);
    addState(*actions.labelFlagged, LabelState::Flagged);
    notes_->setObjectName(QStringLiteral("labelNotes"));
    notes_->setPlaceholderText(tr("Notes"));
    notes_->setToolTip(tr("Notes on this half-orbit (%1); they are saved as you type")
                           .arg(actions.labelNotes->shortcut().toString(QKeySequence::NativeText)));
    notes_->installEventFilter(this);
    history_->setEnabled(false);
    row->addSpacing(6);
    row->addWidget(notes_, 1);
    row->addSpacing(6);
    row->addWidget(history_);
    connect(notes_, &QLineEdit::textEdited, &document_, &LabelDocument::setNotes);
    connect(&document_, &LabelDocument::detailsChanged, this, &LabelStateBar::showDetails);
    connect(&document_, &LabelDocument::saved, this, &LabelStateBar::showDetails);
    connect(&document_, &LabelDocument::stateChanged, this, &LabelStateBar::showState);
    showDetails();
}

void LabelStateBar::addState(QAction& action, LabelState state) {
    auto* button = new QToolButton;
    button->setDefaultAction(&action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    layout()->addWidget(button);
    states_.emplace_back(&action, state);
}

void LabelStateBar::focusNotes() {
    notes_->setFocus(Qt::ShortcutFocusReason);
}

/// Enter and Esc go back to the spectrum.
bool LabelStateBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                notes_->clearFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void LabelStateBar::showDetails() {
    const Label& label = document_.label();
    const QString notes = QString::fromStdString(label.notes);
    if (notes_->text() != notes)
        notes_->setText(notes);
    const bool isEditable = document_.isOpen() && !document_.isReadOnly();
    notes_->setReadOnly(!isEditable);
    setEnabled(document_.isOpen());

    QStringList parts{QString::fromStdString(label.author), minuteOf(label.modified)};
    parts.removeAll(QString());
    history_->setText(parts.join(QStringLiteral(" · ")));
    QStringList lines;
    if (!label.created.empty())
        lines << tr("Begun: %1").arg(minuteOf(label.created));
    if (!label.stateTime.empty())
        lines << QStringLiteral("%1: %2 %3")
                     .arg(labelStateName(label.state), QString::fromStdString(label.stateAuthor),
                          minuteOf(label.stateTime));
    history_->setToolTip(lines.join(QLatin1Char('\n')));
    showState();
}

void LabelStateBar::showState() {
    const LabelState state = document_.state();
    for (const auto& [action, meaning] : states_)
        action->setChecked(document_.isOpen() && meaning == state);
}

} // namespace nucleoscope
