#include "app/workbench/training_controller.h"

#include "model/inference/model_masks.h"

#include <cmath>

namespace nucleoscope {

namespace {

QString phaseText(const TrainingProgress& progress) {
    if (progress.phase == "loading")
        return TrainingController::tr("Reading the training data");
    if (progress.phase == "validating")
        return TrainingController::tr("Epoch %1 of %2, validating").arg(progress.epoch).arg(progress.epochs);
    return TrainingController::tr("Epoch %1 of %2").arg(progress.epoch).arg(progress.epochs);
}

QString deviceText(const TrainingProgress& progress) {
    return progress.cpuThreads > 0 ? TrainingController::tr("CPU, %n thread(s)", nullptr, progress.cpuThreads)
                                   : QString::fromStdString(progress.device);
}

double fractionOf(const TrainingProgress& progress) {
    if (progress.epochs <= 0 || progress.phase == "loading")
        return progress.steps > 0 ? static_cast<double>(progress.step) / progress.steps : -1;
    const double withinEpoch = progress.steps > 0 ? static_cast<double>(progress.step) / progress.steps : 0;
    return (std::max(0, progress.epoch - 1) + withinEpoch) / progress.epochs;
}

/// So that short epochs do not keep the window from its events.
constexpr int stepEveryMs = 100;

TrainingStep lastStepOf(const TrainingResult& result) {
    TrainingStep step;
    step.epoch = step.epochs = static_cast<int>(result.history.size());
    step.history = result.history;
    return step;
}

} // namespace

TrainingController::TrainingController(QObject* parent) : QObject(parent) {}

TrainingController::~TrainingController() {
    cancel();
}

void TrainingController::start(const TrainingRequest& request) {
    setPaused(false);
    epochsShown_ = 0;
    sinceStep_.invalidate();
    enough_ = std::stop_source();
    TrainingRequest stoppable = request;
    stoppable.training.options.enough = enough_.get_token();
    job_.start([this, request = std::move(stoppable)](
                   std::stop_token stop, const BackgroundJob::Report& toJob) -> BackgroundJob::Finish {
        TrainingOutcome outcome = run(request, stop, toJob);
        return [this, outcome = std::move(outcome)] { emit finished(outcome); };
    });
}

TrainingOutcome TrainingController::run(const TrainingRequest& request, const std::stop_token& stop,
                                        const BackgroundJob::Report& toJob) {
    toJob({tr("Looking for labelled half-orbits")});
    const UnfinishedTraining& training = request.training;
    const auto samples = samplesOf(training, stop);
    std::filesystem::create_directories(training.out.parent_path());
    writeUnfinishedTraining(training);
    TrainingOutcome outcome;
    outcome.result = train(
        samples, training.out, training.options,
        [&](const TrainingProgress& progress) { report(progress, toJob); }, stop);
    forgetUnfinishedTraining(training.out);
    emit stepped(lastStepOf(outcome.result)); // reports come too seldom to be sure of the last epoch
    if (request.rival.empty())
        return outcome;
    EvaluationOptions evaluation;
    evaluation.minPixels = ModelMasks::speckle;
    const QString text = tr("Comparing the new model with the one in use");
    toJob({text, 0});
    outcome.comparison = compareModels(
        request.rival, training.out, samplesOfHalfOrbits(samples, outcome.result.heldOut), evaluation,
        [&](std::size_t done, std::size_t total) {
            toJob({text, static_cast<double>(done) / static_cast<double>(std::max<std::size_t>(total, 1))});
        },
        stop);
    return outcome;
}

void TrainingController::cancel() {
    setPaused(false);
    job_.cancel();
}

void TrainingController::finishEarly() {
    setPaused(false);
    enough_.request_stop();
}

void TrainingController::setPaused(bool paused) {
    {
        const std::lock_guard lock(mutex_);
        if (paused_ == paused)
            return;
        paused_ = paused;
    }
    resumed_.notify_all();
    emit pausedChanged(paused);
}

void TrainingController::waitWhilePaused() {
    std::unique_lock lock(mutex_);
    resumed_.wait(lock, [this] { return !paused_; });
}

void TrainingController::report(const TrainingProgress& progress, const BackgroundJob::Report& toJob) {
    for (const std::string* sentence : {&progress.warning, &progress.note})
        if (!sentence->empty()) {
            emit noted(QString::fromStdString(*sentence)); // from the worker's thread: it arrives queued
            return;
        }
    toJob({phaseText(progress), fractionOf(progress), progress.secondsLeft});
    if (sinceStep_.isValid() && sinceStep_.elapsed() < stepEveryMs) {
        waitWhilePaused();
        return;
    }
    sinceStep_.start();
    TrainingStep step{progress.epoch,
                      progress.epochs,
                      progress.step,
                      progress.steps,
                      progress.loss,
                      progress.secondsLeft,
                      phaseText(progress),
                      deviceText(progress),
                      progress.history ? *progress.history : std::vector<EpochRecord>(),
                      {}};
    if (progress.previews && step.history.size() > epochsShown_) {
        epochsShown_ = step.history.size();
        step.previews = *progress.previews;
    }
    emit stepped(step);
    waitWhilePaused();
}

QString timeLeftText(double seconds) {
    if (!std::isfinite(seconds) || seconds <= 0)
        return {};
    if (seconds < 90)
        return TrainingController::tr("%n second(s) left", nullptr, static_cast<int>(std::lround(seconds)));
    if (seconds < 90 * 60)
        return TrainingController::tr("%n minute(s) left", nullptr,
                                      static_cast<int>(std::lround(seconds / 60)));
    return TrainingController::tr("%1 hours left").arg(seconds / 3600, 0, 'f', 1);
}

} // namespace nucleoscope
