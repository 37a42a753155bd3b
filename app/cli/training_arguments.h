#pragma once

#include "model/training/trainer.h"

namespace CLI {
class App;
}

namespace nucleoscope::cli {

class Context;

/// How networks are trained: the options that `train` and `compare` share.
class TrainingArguments {
public:
    void addTo(CLI::App& command);
    std::uint64_t seed() const { return training_.seed; }
    /// What was asked for, as it suits the samples: pictures have one kind of input.
    TrainingOptions options(const Context& context, const std::vector<LabelledSample>& samples) const;

private:
    void addRecipe(CLI::App& command);
    void addSchedule(CLI::App& command);
    void addSamples(CLI::App& command);

    TrainingOptions training_;
    std::vector<std::string> networkOptions_;
    bool noAugmentation_ = false;
};

/// Turns the trainer's progress into lines and bars.
class TrainingReporter {
public:
    /// `prefix`: before every line, to tell trainings apart.
    explicit TrainingReporter(Context& context, std::string prefix = {})
        : context_(context), prefix_(std::move(prefix)) {}

    void operator()(const TrainingProgress& progress);
    /// Samples that could not be used so far.
    int failures() const { return failures_; }

private:
    Context& context_;
    std::string prefix_;
    std::size_t epochs_ = 0;
    int failures_ = 0;
};

} // namespace nucleoscope::cli
