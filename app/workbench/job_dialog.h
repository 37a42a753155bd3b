#pragma once

#include "app/workbench/background_job.h"

#include <QDialog>

class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace nucleoscope {

/// A dialog that asks for something and then does it in the background, with progress and what came of it;
/// closing it while it works cancels the work first.
class JobDialog : public QDialog {
    Q_OBJECT

public:
    JobDialog(const QString& title, const QString& runText, QWidget* parent);

    bool isRunning() const { return job_.isRunning(); }
    QString status() const;

public slots:
    void reject() override;

protected:
    /// Where the fields go.
    QFormLayout* form() const { return form_; }
    /// Between the fields and the line that says how it goes.
    QVBoxLayout* body() const { return body_; }
    QPushButton* runButton() const { return run_; }
    void start(BackgroundJob::Work work);
    void setStatus(const QString& text);
    /// "%1 of %n", as a fraction.
    static JobProgress progressOf(const QString& text, std::size_t done, std::size_t total);

    /// The button was pressed.
    virtual void run() = 0;
    /// Whether there is all that run() needs.
    virtual bool isReady() const = 0;
    void updateState();

private:
    BackgroundJob job_;
    QFormLayout* form_;
    QVBoxLayout* body_;
    QLabel* status_;
    QProgressBar* progress_;
    QPushButton* run_;
};

} // namespace nucleoscope
