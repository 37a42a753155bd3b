#include "app/workbench/training_controller.h"

#include "core/archive/listing.h"

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

double fractionOf(const TrainingProgress& progress) {
    if (progress.epochs <= 0 || progress.phase == "loading")
        return progress.steps > 0 ? static_cast<double>(progress.step) / progress.steps : -1;
    const double withinEpoch = progress.steps > 0 ? static_cast<double>(progress.step) / progress.steps : 0;
    return (std::max(0, progress.epoch - 1) + withinEpoch) / progress.epochs;
}

} // namespace

TrainingController::TrainingController(QObject* parent) : QObject(parent) {}

void TrainingController::start(const TrainingRequest& request) {
    job_.start(
        [this, request](std::stop_token stop, const BackgroundJob::Report& toJob) -> BackgroundJob::Finish {
            toJob({tr("Looking for labelled half-orbits")});
            const auto samples =
                request.project.empty()
                    ? pairArchiveWithMasks(listArchive(request.halfOrbits, stop).files(), request.maskFolder)
                    : labelledSamplesOfProject(request.project);
            std::filesystem::create_directories(request.out.parent_path());
            TrainingResult result = train(
                samples, request.out, request.options,
                [&](const TrainingProgress& progress) { report(progress, toJob); }, stop);
            return [this, result = std::move(result)] { emit finished(result); };
        });
}

void TrainingController::report(const TrainingProgress& progress, const BackgroundJob::Report& toJob) {
    TrainingStep step{progress.epoch,      progress.epochs,
                      progress.step,       progress.steps,
                      progress.loss,       progress.secondsLeft,
                      phaseText(progress), progress.history ? *progress.history : std::vector<EpochRecord>()};
    toJob({step.phase, fractionOf(progress), progress.secondsLeft});
    emit stepped(step); // from the worker's thread: it arrives queued
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
