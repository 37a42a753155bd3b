#pragma once

#include "model/training/trainer.h"

#include <chrono>

namespace nucleoscope {

/// Tells of a training how far it is, and guesses how long it still takes.
class ProgressReporter {
public:
    using Report = std::function<void(const TrainingProgress&)>;

    /// `report` and `history` must outlive it. @param cpuThreads 0 when a GPU computes.
    ProgressReporter(const Report& report, const std::vector<EpochRecord>& history, int epochs,
                     const std::string& device, int cpuThreads);

    const std::string& device() const { return progress_.device; }
    int epoch() const { return progress_.epoch; }
    int step() const { return progress_.step; } ///< whole steps of the epoch
    double learningRate() const { return progress_.learningRate; }

    void note(const std::string& sentence);
    /// A sample cannot be used.
    void warn(const std::string& sentence);
    void loading(std::size_t done, std::size_t total);
    /// The epoch's next step begins when `steps` are done. Reports nothing: steps are short.
    void beginStep(int epoch, int steps, double learningRate);
    /// `step` of `steps` is done in `seconds`; reports a few times a second at most.
    void stepped(int step, int steps, double loss, double seconds);
    void validating();
    void validated(double seconds) { validationSeconds_ = seconds; }
    /// The history has one epoch more. `previews` must outlive the next report.
    void epochIsWhole(const std::vector<TrainingPreview>& previews);

private:
    const Report& report_;
    TrainingProgress progress_;
    double stepSeconds_ = 0, validationSeconds_ = 0;
    std::chrono::steady_clock::time_point lastReport_;
};

} // namespace nucleoscope
