#include "model/training/trainer.h"

#include "core/error.h"
#include "model/data/batch_loader.h"
#include "model/data/random.h"
#include "model/data/split.h"
#include "model/nn/interruption.h"
#include "model/nn/odconv.h"
#include "model/nn/runtime.h"
#include "model/training/checkpoint.h"
#include "model/training/epoch_order.h"
#include "model/training/history.h"
#include "model/training/learner.h"
#include "model/training/network_start.h"
#include "model/training/preview_maker.h"
#include "model/training/progress_reporter.h"
#include "model/training/region_probabilities.h"
#include "model/training/run_facts.h"
#include "model/training/schedule.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <unistd.h>

namespace nucleoscope {
namespace {

using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Thrown between two steps when the best epoch so far will do.
struct Enough {};

/// Better known before hours of training than after.
void checkFolder(const fs::path& out) {
    const fs::path folder = fs::absolute(out).parent_path();
    if (access(folder.c_str(), W_OK | X_OK) != 0) {
        throw FileError(out, "cannot be written, for its folder does not exist or is read-only");
    }
}

void checkThereIsSomethingToFinish(const fs::path& out, const TrainingOptions& options) {
    const fs::path checkpoint = checkpointOf(out);
    if (options.enough.stop_requested() && !(options.resume && fs::exists(checkpoint))) {
        throw FileError(checkpoint, "there is no such file",
                        "only a training that was interrupted after its first epoch can be finished");
    }
}

/// One training from the samples to the model file.
class Training {
public:
    Training(const std::vector<LabelledSample>& samples, fs::path out, const TrainingOptions& options,
             const std::function<void(const TrainingProgress&)>& progress, std::stop_token stop)
        : out_(std::move(out)), options_(options), stop_(std::move(stop)) {
        checkTrainingOptions(options_);
        dice_ = diceTermNamed(options_.loss);
        checkFolder(out_);
        checkThereIsSomethingToFinish(out_, options_);
        setThreads(options_.threads);
        device_ = std::make_unique<torch::Device>(selectDevice(options_.device));
        batchSize_ = static_cast<std::size_t>(options_.batchSize);
        reporter_ = std::make_unique<ProgressReporter>(progress, state_.history, options_.epochs,
                                                       describeDevice(*device_),
                                                       device_->is_cpu() ? torch::get_num_threads() : 0);
        start_ = chooseNetwork(options_);
        load(samples);
        makeLearner();
    }

    TrainingResult run() {
        if (options_.resume && fs::exists(checkpointOf(out_))) {
            restore();
        }
        try {
            for (int epoch = static_cast<int>(state_.history.size()) + 1; goesOn(epoch); ++epoch) {
                runEpoch(epoch);
            }
        } catch (const Enough&) {
            // what was learned since the last whole epoch is left out
        } catch (const LossNotFinite& problem) {
            problem_ = problem.what() + whereItFailed();
            if (state_.bestEpoch == 0) {
                throw Error(problem_ + "; nothing is learned yet: look at these files, or use a lower "
                                       "learning rate");
            }
            problem_ += fmt::format("; the model is that of epoch {}", state_.bestEpoch);
        }
        return finish();
    }

private:
    bool isEnough() const { return options_.enough.stop_requested() && state_.bestEpoch > 0; }

    bool goesOn(int epoch) const {
        const int sinceBest = epoch - 1 - state_.bestEpoch;
        return !isEnough() && epoch <= options_.epochs &&
               (options_.patience == 0 || sinceBest < options_.patience);
    }

    std::string whereItFailed() const {
        std::vector<std::string> names;
        for (const std::size_t index : members_) {
            names.push_back(data_.samples[index].name);
        }
        return fmt::format(" in batch {} of epoch {} ({})", reporter_->step() + 1, reporter_->epoch(),
                           fmt::join(names, ", "));
    }

    void load(const std::vector<LabelledSample>& samples) {
        const auto input = inputKindFromString(options_.input);
        if (!input) {
            throw Error("unknown input '" + options_.input + "'; expected plain or picture");
        }
        input_ = *input;
        for (const std::string& warning : trainingOptionWarnings(options_)) {
            reporter_->note(warning);
        }
        data_ = prepareDataSet(
            samples, input_, options_.imageSize, options_.threads,
            [this](std::size_t done, std::size_t total) { reporter_->loading(done, total); }, stop_);
        for (const std::string& failure : data_.failures) {
            reporter_->warn(failure);
        }
        split_ = splitByHalfOrbit(data_.samples, splitOptions());
        if (split_.training.size() < 2) {
            throw Error("training needs at least two half-orbits to learn from besides those to check with");
        }
        for (const std::string& warning : splitWarnings(data_.samples, split_)) {
            reporter_->note(warning);
        }
        previews_ = PreviewMaker(data_.samples, split_.validation);
    }

    /// What the initial model has not learned from stays out: old and new model can be compared on it.
    SplitOptions splitOptions() const {
        SplitOptions split{options_.validationFraction,
                           options_.splitSeed.value_or(options_.seed),
                           options_.folds,
                           options_.fold,
                           {}};
        if (start_.model) {
            split.held = heldOutHalfOrbits(start_.model->info);
        }
        return split;
    }

    void makeLearner() {
        torch::manual_seed(options_.seed);
        learner_ = std::make_unique<Learner>(LearnerOptions{start_.network,
                                                            dice_,
                                                            options_.averaging,
                                                            options_.gradientNorm,
                                                            options_.mixedPrecision,
                                                            {}},
                                             *device_, stop_);
        for (const std::string& sentence : putInitialWeights(start_, options_, *learner_)) {
            reporter_->note(sentence);
        }
        state_.run = describeRun(facts());
    }

    RunFacts facts() const { return {options_, start_.network, data_.samples, split_, start_.name}; }

    void restore() {
        const fs::path file = checkpointOf(out_);
        Checkpoint checkpoint = readCheckpoint(file);
        if (checkpoint.run != state_.run) {
            throw FileError(file, "is of a training with other options or samples (" + checkpoint.run + ")",
                            "use the same, or train anew without --resume");
        }
        try {
            learner_->restore(checkpoint.learner);
        } catch (const std::exception& error) {
            throw FileError(file, "does not fit the network", "train anew, without --resume");
        }
        state_ = std::move(checkpoint);
    }

    /// `done` of `all` parts of the epoch are learned.
    double temperatureAt(int epoch, std::int64_t done, std::int64_t all) const {
        if (start_.model) {
            return start_.model->temperature;
        }
        if (options_.temperatureEpochs == 0) {
            return start_.network.initialTemperature;
        }
        return annealedTemperature(start_.network.initialTemperature, (epoch - 1) * all + done,
                                   options_.temperatureEpochs * all);
    }

    void runEpoch(int epoch) {
        const auto start = Clock::now();
        torch::manual_seed(options_.seed + static_cast<std::uint64_t>(epoch));
        EpochRecord record;
        record.epoch = epoch;
        record.trainingLoss = learn(record);
        const Validation validation = validate();
        record.learningRate = reporter_->learningRate();
        record.validationLoss = validation.loss;
        record.validationMeanIou = validation.confusion.meanIou();
        record.validationRegionIou = validation.confusion.iou()[1];
        record.seconds = secondsSince(start);
        shown_ = previews_.of(validation.probabilities);
        keep(record);
    }

    /// The mean loss. What is too much for a GPU is done without for the rest of the epoch and those to come.
    double learn(EpochRecord& record) {
        std::vector<std::size_t> order =
            epochOrder(data_.samples, split_.training, options_.balanced, options_.seed, record.epoch);
        Sum sum;
        sum.all = static_cast<std::int64_t>((order.size() + batchSize_ - 2) / batchSize_ * batchSize_);
        for (;;) {
            std::vector<std::size_t> rest(
                order.begin() + std::min<std::ptrdiff_t>(sum.done, std::ssize(order)), order.end());
            BatchLoader loader(data_.samples, std::move(rest), static_cast<int>(batchSize_),
                               variantsOf(record.epoch), loading());
            try {
                learnFrom(loader, record.epoch, sum);
                record.waitingSeconds += loader.waitedSeconds();
                return sum.loss / std::max(sum.steps, 1);
            } catch (const std::exception& error) {
                if (!canGoOnAfter(error)) {
                    throw;
                }
            }
        }
    }

    /// Whether a setting was changed that may have been too much for the GPU; a note says which.
    bool canGoOnAfter(const std::exception& error) {
        if (isOutOfGpuMemory(error)) {
            if (batchSize_ / 2 < 2) {
                return false;
            }
            batchSize_ /= 2;
            reporter_->note(
                fmt::format("the GPU has too little memory: the batch is halved to {}", batchSize_));
            return true;
        }
        if (dynamic_cast<const c10::Error*>(&error) != nullptr && learner_->useFloat32()) {
            reporter_->note("the GPU cannot compute this network in mixed precision: float32 from here on");
            return true;
        }
        return false;
    }

    struct Sum {
        double loss = 0;
        int steps = 0;
        std::int64_t done = 0, all = 0; ///< samples, the last batch counted as whole
    };

    void learnFrom(BatchLoader& loader, int epoch, Sum& sum) {
        const int steps = sum.steps + static_cast<int>(loader.steps());
        while (!loader.atEnd()) {
            if (isEnough()) {
                throw Enough();
            }
            const auto start = Clock::now();
            members_.assign(loader.members().begin(), loader.members().end());
            if (options_.beforeStep) {
                options_.beforeStep(epoch, sum.steps + 1, static_cast<int>(batchSize_));
            }
            const double at = epoch - 1 + static_cast<double>(sum.done) / static_cast<double>(sum.all);
            const double rate = restartedCosine(options_.learningRate, at, options_.restartEpochs);
            reporter_->beginStep(epoch, sum.steps, rate);
            temperature_ = temperatureAt(epoch, sum.done, sum.all);
            learner_->setTemperature(temperature_);
            const Batch batch = loader.next();
            sum.loss += learner_->step(batch, rate);
            sum.steps += 1;
            sum.done += static_cast<std::int64_t>(batchSize_);
            reporter_->stepped(sum.steps, steps, sum.loss / sum.steps, secondsSince(start));
        }
    }

    Loading loading() const {
        const bool onGpu = device_->is_cuda();
        int threads = options_.loaderThreads;
        if (threads < 0) {
            threads = onGpu ? std::clamp(usableThreads() - 2, 1, 8) : options_.threads == 1 ? 0 : 2;
        }
        return {threads, onGpu};
    }

    Variants variantsOf(int epoch) const {
        const std::string suited = input_ == InputKind::Picture ? "paper" : "spectrum";
        return {augmentationNamed(options_.augmentation == "auto" ? suited : options_.augmentation),
                SplitMix(options_.seed ^ (std::uint64_t(epoch) << 32)).next()};
    }

    Validation validate() {
        const auto start = Clock::now();
        reporter_->validating();
        learner_->collectStatistics(data_.samples, split_.training, options_.batchSize);
        Validation validation = learner_->validate(data_.samples, split_.validation, options_.batchSize);
        reporter_->validated(secondsSince(start));
        return validation;
    }

    void keep(const EpochRecord& record) {
        const auto better = [&] {
            return state_.bestEpoch == 0 ||
                   !(record.validationMeanIou <=
                     state_.history[std::size_t(state_.bestEpoch) - 1].validationMeanIou);
        };
        if (better()) {
            state_.bestEpoch = record.epoch;
            state_.bestTemperature = temperature_;
            state_.best = clone(stateDict(learner_->average()));
        }
        state_.history.push_back(record);
        state_.learner = learner_->state();
        writeCheckpoint(checkpointOf(out_), state_);
        state_.learner.clear();
        writeHistory(fs::path(out_).concat(".history.csv"), state_.history);
        reporter_->epochIsWhole(shown_);
    }

    static TensorDict clone(const TensorDict& tensors) {
        TensorDict copy;
        for (const auto& tensor : tensors) {
            copy.insert(tensor.key(), tensor.value().detach().cpu().clone());
        }
        return copy;
    }

    TrainingResult finish() {
        loadStateDict(learner_->average(), state_.best);
        learner_->setTemperature(state_.bestTemperature);
        const Validation validation =
            learner_->validate(data_.samples, split_.validation, options_.batchSize);
        ModelInfo info;
        info.imageSize = options_.imageSize;
        info.input = options_.input;
        const RegionProbabilities best = bestProbabilities(
            data_.samples, split_.validation, validation.probabilities, torch::get_num_threads(), stop_);
        info.threshold = best.threshold;
        info.seedProbability = best.seed;
        info.parameters = parameterCount(learner_->average());
        info.trainedOnSimulation = std::any_of(data_.samples.begin(), data_.samples.end(),
                                               [](const PreparedSample& sample) { return sample.simulated; });
        info.metrics = {{"validation_miou", validation.confusion.meanIou()},
                        {"validation_region_iou", validation.confusion.iou()[1]},
                        {"validation_pixel_accuracy", validation.confusion.pixelAccuracy()},
                        {"validation_loss", validation.loss}};
        std::erase_if(info.metrics, [](const auto& metric) { return !std::isfinite(metric.second); });
        TrainingResult result{
            {}, state_.history, state_.bestEpoch, problem_, halfOrbitsOf(data_.samples, split_.validation)};
        info.provenance = provenanceOf(facts(), result, reporter_->device());
        info.learnedHalfOrbits = learnedHalfOrbits(facts(), start_.model);
        if (stop_.stop_requested()) {
            throw Cancelled();
        }
        result.model = writeModel(out_, std::move(info), start_.network, state_.bestTemperature, state_.best);
        std::error_code ignored;
        fs::remove(checkpointOf(out_), ignored);
        return result;
    }

    fs::path out_;
    TrainingOptions options_;
    std::stop_token stop_;
    std::unique_ptr<torch::Device> device_;
    NetworkStart start_;
    InputKind input_ = InputKind::Plain;
    DataSet data_;
    DataSplit split_;
    std::unique_ptr<Learner> learner_;
    PreviewMaker previews_;
    std::vector<TrainingPreview> shown_;
    DiceTerm dice_ = DiceTerm::LogDice;
    std::size_t batchSize_ = 0; ///< halved when a GPU has too little memory
    Checkpoint state_;
    std::unique_ptr<ProgressReporter> reporter_;
    std::vector<std::size_t> members_; ///< of the batch that is learned from
    std::string problem_;
    double temperature_ = 1;
};

} // namespace

TrainingResult train(const std::vector<LabelledSample>& samples, const fs::path& out,
                     const TrainingOptions& options,
                     const std::function<void(const TrainingProgress&)>& progress, std::stop_token stop) {
    const InterruptionScope scope(stop);
    return Training(samples, out, options, progress, std::move(stop)).run();
}

} // namespace nucleoscope
