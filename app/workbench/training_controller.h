#pragma once

#include "app/workbench/background_job.h"
#include "model/training/trainer.h"

#include <QObject>

#include <vector>

namespace nucleoscope {

/// What to learn from: the labels of a project, or an archive with a folder of masks.
struct TrainingRequest {
    std::vector<std::filesystem::path> halfOrbits; ///< files, or folders of any depth
    std::filesystem::path maskFolder;              ///< NAME.png for NAME.h5
    std::filesystem::path project;                 ///< its labels, in place of these two; empty: none
    std::filesystem::path out;                     ///< where the new model goes
    TrainingOptions options;
};

/// A TrainingProgress that can be carried to another thread.
struct TrainingStep {
    int epoch = 0, epochs = 0, step = 0, steps = 0;
    double loss = 0, secondsLeft = 0;
    QString phase;
    std::vector<EpochRecord> history;
};

/// Trains in the background. The model at `out` is replaced only when the new one is whole; a cancelled or
/// failed training leaves it as it was.
class TrainingController : public QObject {
    Q_OBJECT

public:
    explicit TrainingController(QObject* parent = nullptr);

    void start(const TrainingRequest& request);
    void cancel() { job_.cancel(); }
    bool isRunning() const { return job_.isRunning(); }
    const BackgroundJob& job() const { return job_; }

signals:
    void stepped(const nucleoscope::TrainingStep& step);
    void finished(const nucleoscope::TrainingResult& result);

private:
    void report(const TrainingProgress& progress, const BackgroundJob::Report& report);

    BackgroundJob job_;
};

/// "12 min left" and the like; empty while it is not known.
QString timeLeftText(double seconds);

} // namespace nucleoscope
