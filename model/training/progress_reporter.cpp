#include "model/training/progress_reporter.h"

namespace nucleoscope {

ProgressReporter::ProgressReporter(const Report& report, const std::vector<EpochRecord>& history, int epochs,
                                   const std::string& device, int cpuThreads)
    : report_(report) {
    progress_.phase = "loading";
    progress_.epochs = epochs;
    progress_.history = &history;
    progress_.device = device;
    progress_.cpuThreads = cpuThreads;
}

void ProgressReporter::note(const std::string& sentence) {
    progress_.note = sentence;
    report_(progress_);
    progress_.note.clear();
}

void ProgressReporter::warn(const std::string& sentence) {
    progress_.warning = sentence;
    report_(progress_);
    progress_.warning.clear();
}

void ProgressReporter::loading(std::size_t done, std::size_t total) {
    progress_.step = static_cast<int>(done);
    progress_.steps = static_cast<int>(total);
    report_(progress_);
}

void ProgressReporter::beginStep(int epoch, int steps, double learningRate) {
    progress_.epoch = epoch;
    progress_.step = steps;
    progress_.learningRate = learningRate;
}

void ProgressReporter::stepped(int step, int steps, double loss, double seconds) {
    constexpr double weight = 0.05;
    stepSeconds_ = stepSeconds_ == 0 ? seconds : (1 - weight) * stepSeconds_ + weight * seconds;
    const int epochsLeft = progress_.epochs - progress_.epoch;
    progress_.phase = "training";
    progress_.step = step;
    progress_.steps = steps;
    progress_.loss = loss;
    progress_.secondsLeft =
        (steps - step + epochsLeft * steps) * stepSeconds_ + (epochsLeft + 1) * validationSeconds_;
    const auto now = std::chrono::steady_clock::now();
    constexpr double secondsBetween = 0.2;
    if (step == steps || std::chrono::duration<double>(now - lastReport_).count() > secondsBetween) {
        lastReport_ = now;
        report_(progress_);
    }
}

void ProgressReporter::validating() {
    progress_.phase = "validating";
    report_(progress_);
}

void ProgressReporter::epochIsWhole(const std::vector<TrainingPreview>& previews) {
    progress_.previews = &previews;
    report_(progress_);
}

} // namespace nucleoscope
