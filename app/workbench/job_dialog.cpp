#include "app/workbench/job_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace nucleoscope {

namespace {

constexpr int steps = 1000;

} // namespace

JobDialog::JobDialog(const QString& title, const QString& runText, QWidget* parent)
    : QDialog(parent), form_(new QFormLayout), body_(new QVBoxLayout), status_(new QLabel),
      progress_(new QProgressBar) {
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(480);
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    status_->setObjectName(QStringLiteral("jobStatus"));
    status_->setWordWrap(true);
    progress_->setTextVisible(false);
    progress_->setRange(0, steps);
    progress_->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    run_ = buttons->addButton(runText, QDialogButtonBox::ActionRole);
    run_->setObjectName(QStringLiteral("runJob"));
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form_);
    layout->addLayout(body_, 1);
    layout->addWidget(status_);
    layout->addWidget(progress_);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &JobDialog::reject);
    connect(run_, &QPushButton::clicked, this, [this] { run(); });
    connect(&job_, &BackgroundJob::progressed, this, [this](const JobProgress& progress) {
        progress_->setValue(static_cast<int>(progress.fraction * steps));
        status_->setText(progress.text);
    });
    connect(&job_, &BackgroundJob::failed, status_, &QLabel::setText);
    connect(&job_, &BackgroundJob::cancelled, this,
            [this] { status_->setText(tr("Cancelled; what was done is kept.")); });
    connect(&job_, &BackgroundJob::ended, this, &JobDialog::updateState);
}

QString JobDialog::status() const {
    return status_->text();
}

void JobDialog::start(BackgroundJob::Work work) {
    progress_->setValue(0);
    job_.start(std::move(work));
    updateState();
}

void JobDialog::setStatus(const QString& text) {
    status_->setText(text);
}

JobProgress JobDialog::progressOf(const QString& text, std::size_t done, std::size_t total) {
    return {tr("%1, %2 of %3").arg(text).arg(done).arg(total),
            total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 1.0};
}

void JobDialog::updateState() {
    progress_->setVisible(job_.isRunning());
    run_->setEnabled(!job_.isRunning() && isReady());
}

void JobDialog::reject() {
    if (job_.isRunning())
        job_.cancel();
    else
        QDialog::reject();
}

} // namespace nucleoscope
