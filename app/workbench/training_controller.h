#pragma once

#include "app/workbench/background_job.h"
#include "model/training/model_comparison.h"
#include "model/training/trainer.h"
#include "model/training/unfinished_training.h"

#include <QElapsedTimer>
#include <QObject>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

namespace nucleoscope {

/// What to learn from and how: half-orbits with masks NAME.png for NAME.h5, and the model with which the new
/// one is compared.
struct TrainingRequest {
    UnfinishedTraining training;
    std::filesystem::path rival; ///< the model in use; empty when there is none
};

/// A TrainingProgress that can be carried to another thread.
struct TrainingStep {
    int epoch = 0, epochs = 0, step = 0, steps = 0;
    double loss = 0, secondsLeft = 0;
    QString phase, device;
    std::vector<EpochRecord> history;
    std::vector<TrainingPreview> previews; ///< once an epoch: empty in between
};

struct TrainingOutcome {
    TrainingResult result;
    std::optional<ModelComparison>
        comparison; ///< with the rival, on the half-orbits held out of the training
};

/// Trains in the background, then compares the new model with the one in use. The model at `out` is written
/// only when it is whole; a cancelled or failed training leaves a checkpoint to go on from.
class TrainingController : public QObject {
    Q_OBJECT

public:
    explicit TrainingController(QObject* parent = nullptr);
    ~TrainingController() override;

    void start(const TrainingRequest& request);
    void cancel();
    /// Ends after the step that runs: the model is that of the best epoch so far.
    void finishEarly();
    /// A paused training waits after the step that runs.
    void setPaused(bool paused);
    bool isPaused() const { return paused_; }
    bool isRunning() const { return job_.isRunning(); }
    const BackgroundJob& job() const { return job_; }

signals:
    void stepped(const nucleoscope::TrainingStep& step);
    void noted(const QString& sentence);
    void pausedChanged(bool paused);
    void finished(const nucleoscope::TrainingOutcome& outcome);

private:
    TrainingOutcome run(const TrainingRequest& request, const std::stop_token& stop,
                        const BackgroundJob::Report& toJob);
    void report(const TrainingProgress& progress, const BackgroundJob::Report& report);
    void waitWhilePaused();

    std::mutex mutex_;
    std::condition_variable resumed_;
    bool paused_ = false;         ///< changed by the GUI thread, under the mutex
    std::stop_source enough_;     ///< of the training that runs
    std::size_t epochsShown_ = 0; ///< of the worker: previews go out once an epoch
    QElapsedTimer sinceStep_;     ///< of the worker
    BackgroundJob job_;           ///< last: its thread uses what is above
};

/// "12 min left" and the like; empty while it is not known.
QString timeLeftText(double seconds);

} // namespace nucleoscope
