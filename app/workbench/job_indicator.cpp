#include "app/workbench/job_indicator.h"

#include "app/workbench/background_job.h"
#include "app/workbench/theme.h"
#include "app/workbench/training_controller.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace nucleoscope {

namespace {

constexpr int steps = 1000;

} // namespace

JobIndicator::JobIndicator(QWidget* parent)
    : QWidget(parent), text_(new QLabel), bar_(new QProgressBar), cancel_(new QToolButton) {
    bar_->setTextVisible(false);
    bar_->setFixedSize(140, 8);
    cancel_->setAutoRaise(true);
    cancel_->setIcon(themedIcon(QStringLiteral("cancel")));
    cancel_->setToolTip(tr("Cancel (Esc)"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 4, 0);
    layout->addWidget(text_);
    layout->addWidget(bar_);
    layout->addWidget(cancel_);
    connect(cancel_, &QToolButton::clicked, this, &JobIndicator::cancelRequested);
    hide();
}

void JobIndicator::watch(const BackgroundJob& job) {
    connect(&job, &BackgroundJob::started, this, [this] {
        text_->clear();
        bar_->setRange(0, 0);
        show();
    });
    connect(&job, &BackgroundJob::progressed, this, &JobIndicator::showProgress);
    connect(&job, &BackgroundJob::ended, this, &QWidget::hide);
}

void JobIndicator::showProgress(const JobProgress& progress) {
    const QString left = timeLeftText(progress.secondsLeft);
    text_->setText(left.isEmpty() ? progress.text : progress.text + QStringLiteral(" · ") + left);
    if (progress.fraction < 0) {
        bar_->setRange(0, 0);
        return;
    }
    bar_->setRange(0, steps);
    bar_->setValue(static_cast<int>(progress.fraction * steps));
}

} // namespace nucleoscope
