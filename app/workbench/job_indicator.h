#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace nucleoscope {

class BackgroundJob;
struct JobProgress;

/// The job that runs now, in the status bar: what it does, how far it is, a button to cancel it. Hidden when
/// none runs.
class JobIndicator : public QWidget {
    Q_OBJECT

public:
    explicit JobIndicator(QWidget* parent = nullptr);

    /// Shows `job` whenever it runs.
    void watch(const BackgroundJob& job);

signals:
    void cancelRequested();

private:
    void showProgress(const JobProgress& progress);

    QLabel* text_;
    QProgressBar* bar_;
    QToolButton* cancel_;
};

} // namespace nucleoscope
