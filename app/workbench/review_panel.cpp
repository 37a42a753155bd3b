#include "app/workbench/review_panel.h"

#include "app/workbench/actions.h"
#include "widgets/names.h"
#include "widgets/region_values.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace nucleoscope {

namespace {

QString factsOf(const Region& region) {
    QStringList facts{ReviewPanel::tr("%1 UT").arg(displayTime(region.utcCenter)),
                      ReviewPanel::tr("%1 kHz").arg(region.frequencyCenterHz / 1000, 0, 'f', 2),
                      ReviewPanel::tr("MLAT %1°").arg(region.position.magneticLatitude, 0, 'f', 1)};
    if (std::isfinite(region.probabilityMean))
        facts += ReviewPanel::tr("probability %1").arg(region.probabilityMean, 0, 'f', 2);
    if (const QString review = reviewText(region.review); !review.isEmpty())
        facts += QStringLiteral("<b>%1</b>").arg(review.toHtmlEscaped());
    return facts.join(QStringLiteral(" · "));
}

} // namespace

ReviewPanel::ReviewPanel(const Actions& actions, QWidget* parent)
    : QWidget(parent), order_(new QComboBox), advances_(new QCheckBox(tr("Go on by itself"))),
      bar_(new QProgressBar), count_(new QLabel), region_(new QLabel), comment_(new QLineEdit),
      useAsLabels_(new QPushButton(tr("Use as labels …"))) {
    region_->setTextFormat(Qt::RichText);
    region_->setMinimumWidth(0);
    region_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    comment_->setPlaceholderText(tr("Comment"));
    comment_->setClearButtonEnabled(true);
    comment_->installEventFilter(this);
    setFocusPolicy(Qt::ClickFocus);
    connect(comment_, &QLineEdit::editingFinished, this, [this] { emit commentGiven(comment_->text()); });

    auto* last = new QHBoxLayout;
    last->addWidget(region_, 3);
    last->addWidget(comment_, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(6);
    layout->addLayout(commandRow(actions));
    layout->addLayout(progressRow());
    layout->addLayout(last);
    showProgress({});
    showRegion(nullptr);
}

QLayout* ReviewPanel::commandRow(const Actions& actions) {
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    const auto add = [&](QAction* action, Qt::ToolButtonStyle style) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(style);
        button->setAutoRaise(style == Qt::ToolButtonIconOnly);
        button->setFocusPolicy(Qt::NoFocus);
        row->addWidget(button);
    };
    add(actions.previousReviewed, Qt::ToolButtonIconOnly);
    add(actions.previousRegion, Qt::ToolButtonIconOnly);
    for (QAction* action : {actions.accept, actions.reject, actions.unsure, actions.correct})
        add(action, Qt::ToolButtonTextOnly);
    add(actions.nextRegion, Qt::ToolButtonIconOnly);
    add(actions.nextReviewed, Qt::ToolButtonIconOnly);
    add(actions.nextToReview, Qt::ToolButtonTextOnly);
    row->addStretch(1);
    row->addWidget(useAsLabels_);
    useAsLabels_->setToolTip(
        tr("The accepted and corrected regions of half-orbits that are reviewed to the end "
           "become their labels for the next training."));
    useAsLabels_->setFocusPolicy(Qt::NoFocus);
    connect(useAsLabels_, &QPushButton::clicked, this, &ReviewPanel::labelsRequested);
    return row;
}

QLayout* ReviewPanel::progressRow() {
    order_->addItem(tr("By time"), QVariant::fromValue(ReviewSession::Order::ByTime));
    order_->addItem(tr("Most uncertain first"),
                    QVariant::fromValue(ReviewSession::Order::MostUncertainFirst));
    order_->setToolTip(tr("In which order the regions come"));
    advances_->setToolTip(tr("After a verdict, show the next region that has none"));
    bar_->setTextVisible(false);
    connect(order_, &QComboBox::currentIndexChanged, this,
            [this] { emit orderChosen(order_->currentData().value<ReviewSession::Order>()); });
    connect(advances_, &QCheckBox::toggled, this, &ReviewPanel::advancesChosen);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(bar_, 1);
    row->addWidget(count_);
    row->addWidget(order_);
    row->addWidget(advances_);
    return row;
}

void ReviewPanel::showProgress(ReviewSession::Progress progress) {
    bar_->setRange(0, std::max(progress.total, 1));
    bar_->setValue(progress.reviewed);
    count_->setText(tr("%1 of %n reviewed", nullptr, progress.total).arg(progress.reviewed));
    hasRegions_ = progress.total > 0;
    updateText();
}

void ReviewPanel::showRegion(const Region* region) {
    regionText_ = region ? factsOf(*region) : QString();
    comment_->setEnabled(region != nullptr);
    const QString comment = region ? QString::fromStdString(region->review.comment) : QString();
    if (!comment_->hasFocus() || !region)
        comment_->setText(comment);
    updateText();
}

void ReviewPanel::setCorrecting(bool correcting) {
    correcting_ = correcting;
    updateText();
}

void ReviewPanel::setAdvances(bool advances) {
    advances_->setChecked(advances);
}

void ReviewPanel::updateText() {
    region_->setText(correcting_ ? tr("<b>Correcting:</b> paint with the brush (B) and the eraser (E); Enter "
                                      "keeps the correction.")
                     : !regionText_.isEmpty() ? regionText_
                     : hasRegions_            ? tr("No region is chosen; N goes to the next one to review.")
                                              : tr("No catalogue yet. Detect regions with Ctrl+D."));
}

bool ReviewPanel::eventFilter(QObject* watched, QEvent* event) {
    // While a comment is written, Enter ends it and Delete deletes: they are no verdicts.
    if (watched != comment_ ||
        (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress))
        return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    if (event->type() == QEvent::ShortcutOverride) {
        if (key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::ShiftModifier)
            event->accept();
    } else if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Escape) {
        setFocus(); // ends the editing; the keys of the review go on working
        return true;
    }
    return false;
}

} // namespace nucleoscope
