#include "model/training/trainer.h"

#include "core/error.h"
#include "model/data/random.h"
#include "model/inference/model_file.h"
#include "model/nn/interruption.h"
#include "model/nn/odconv.h"
#include "model/nn/runtime.h"
#include "model/training/checkpoint.h"
#include "model/training/history.h"
#include "model/training/learner.h"
#include "model/training/schedule.h"
#include "model/training/threshold.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <numeric>
#include <unistd.h>

namespace nucleoscope {
namespace {

using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

fs::path beside(const fs::path& model, const char* extension) {
    return fs::path(model).concat(extension);
}

void checkOptions(const TrainingOptions& options) {
    const auto require = [](bool good, const std::string& sentence) {
        if (!good) {
            throw Error(sentence);
        }
    };
    require(options.epochs > 0, "the number of epochs must be at least 1");
    require(options.batchSize > 1,
            "the batch size must be at least 2, for batch normalisation needs a batch");
    require(options.learningRate > 0, "the learning rate must be above 0");
    require(options.imageSize >= 64 && options.imageSize <= 2048 && options.imageSize % 32 == 0,
            "the image size must be a multiple of 32 from 64 to 2048");
    require(options.validationFraction > 0 && options.validationFraction < 1,
            "the validation fraction must lie between 0 and 1");
    require(options.temperatureEpochs >= 0, "the temperature must fall over at least 0 epochs");
    require(options.restartEpochs > 0, "the learning rate must restart after at least 1 epoch");
    require(options.averaging >= 0 && options.averaging < 1, "the averaging must be at least 0 and below 1");
}

/// Better known before hours of training than after.
void checkFolder(const fs::path& out) {
    const fs::path folder = fs::absolute(out).parent_path();
    if (access(folder.c_str(), W_OK | X_OK) != 0) {
        throw FileError(out, "cannot be written, for its folder does not exist or is read-only");
    }
}

/// The published network learns slowly; what was measured to help (facts in resources/models/README.md) is
/// the default.
NetworkOptions networkOptionsFor(const TrainingOptions& options) {
    NetworkOptions defaults;
    defaults.attentionNorm = AttentionNorm::Group;
    defaults.sdiInit = SdiInit::NearOne;
    defaults.architecture = options.architecture;
    defaults.encoder = options.encoder;
    std::map<std::string, std::string> metadata = toMetadata(defaults);
    for (const auto& [key, value] : options.networkOptions) {
        if (metadata.count(key) == 0) {
            std::string known;
            for (const auto& [name, unused] : metadata) {
                known += (known.empty() ? "" : ", ") + name;
            }
            throw Error("unknown network option '" + key + "'; there are " + known);
        }
        metadata[key] = value;
    }
    return fromMetadata(metadata);
}

/// One training from the samples to the model file.
class Training {
public:
    Training(const std::vector<LabelledSample>& samples, fs::path out, const TrainingOptions& options,
             const std::function<void(const TrainingProgress&)>& progress, std::stop_token stop)
        : out_(std::move(out)), options_(options), report_(progress), stop_(std::move(stop)) {
        checkOptions(options_);
        checkFolder(out_);
        if (options_.temperatureEpochs == 0) {
            options_.temperatureEpochs = 2 * options_.epochs;
        }
        setThreads(options_.threads);
        device_ = std::make_unique<torch::Device>(selectDevice(options_.device));
        chooseNetwork();
        load(samples);
        makeLearner();
    }

    TrainingResult run() {
        if (options_.resume && fs::exists(beside(out_, ".checkpoint"))) {
            restore();
        }
        for (int epoch = static_cast<int>(state_.history.size()) + 1; epoch <= options_.epochs; ++epoch) {
            runEpoch(epoch);
        }
        return finish();
    }

private:
    void chooseNetwork() {
        if (!options_.initialModel) {
            network_ = networkOptionsFor(options_);
            checkImageSize();
            return;
        }
        initial_ = loadModel(*options_.initialModel);
        network_ = initial_->options;
        options_.input = initial_->info.input;
        options_.imageSize = initial_->info.imageSize;
    }

    void checkImageSize() const {
        const ImageSides sides = imageSides(network_.architecture);
        if (!sides.admit(options_.imageSize, options_.imageSize)) {
            throw Error(fmt::format("{} takes no images of {} pixels: {}", network_.architecture,
                                    options_.imageSize, sides.describe()));
        }
    }

    void load(const std::vector<LabelledSample>& samples) {
        const auto input = inputKindFromString(options_.input);
        if (!input) {
            throw Error("unknown input '" + options_.input + "'; expected plain or picture");
        }
        input_ = *input;
        progress_.phase = "loading";
        progress_.epochs = options_.epochs;
        progress_.history = &state_.history;
        data_ = prepareDataSet(
            samples, input_, options_.imageSize, options_.threads,
            [this](std::size_t done, std::size_t total) {
                progress_.step = static_cast<int>(done);
                progress_.steps = static_cast<int>(total);
                report_(progress_);
            },
            stop_);
        for (const std::string& failure : data_.failures) {
            progress_.warning = failure;
            report_(progress_);
        }
        progress_.warning.clear();
        split_ = splitByHalfOrbit(data_.samples, options_.validationFraction,
                                  options_.splitSeed.value_or(options_.seed));
        if (split_.training.size() < 2) {
            throw Error("training needs at least two half-orbits to learn from besides those to check with");
        }
    }

    void makeLearner() {
        torch::manual_seed(options_.seed);
        learner_ = std::make_unique<Learner>(network_, *device_, options_.averaging, stop_);
        if (initial_) {
            learner_->startFrom(stateDict(*initial_->network));
            initial_->network.reset();
        }
        state_.run = describeRun();
    }

    /// What decides the numbers.
    std::string describeRun() const {
        std::string text = fmt::format(
            "{} training and {} validation samples, seed {}, batch {}, learning rate {}, restart {}, "
            "temperature epochs {}, averaging {}, size {}, input {}, augmentation {}, initial model {}",
            split_.training.size(), split_.validation.size(), options_.seed, options_.batchSize,
            options_.learningRate, options_.restartEpochs, options_.temperatureEpochs, options_.averaging,
            options_.imageSize, options_.input, options_.augmentation, initial_ ? initial_->info.id : "none");
        if (options_.splitSeed) {
            text += fmt::format(", split seed {}", *options_.splitSeed);
        }
        for (const auto& [key, value] : toMetadata(network_)) {
            text += ", " + key + " " + value;
        }
        return text;
    }

    void restore() {
        const fs::path file = beside(out_, ".checkpoint");
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

    /// The order of the samples in an epoch, the same whether resumed or not.
    std::vector<std::size_t> orderOf(int epoch) const {
        std::vector<std::size_t> order = split_.training;
        SplitMix(options_.seed * 1'000'003 + static_cast<std::uint64_t>(epoch)).shuffle(order);
        return order;
    }

    double temperatureAt(int epoch, int step, int steps) const {
        if (initial_) {
            return initial_->temperature;
        }
        return annealedTemperature(network_.initialTemperature, std::int64_t(epoch - 1) * steps + step,
                                   std::int64_t(options_.temperatureEpochs) * steps);
    }

    void runEpoch(int epoch) {
        const auto start = Clock::now();
        torch::manual_seed(options_.seed + static_cast<std::uint64_t>(epoch));
        EpochRecord record;
        record.epoch = epoch;
        record.trainingLoss = learn(epoch, record.learningRate);
        const Validation validation = validate();
        record.validationLoss = validation.loss;
        record.validationMeanIou = validation.confusion.meanIou();
        record.validationRegionIou = validation.confusion.iou()[1];
        record.seconds = secondsSince(start);
        keep(record);
    }

    double learn(int epoch, double& learningRate) {
        const std::vector<std::size_t> order = orderOf(epoch);
        const auto batchSize = static_cast<std::size_t>(options_.batchSize);
        // A last batch of one has no batch statistics: it is left out, and comes up in another epoch.
        const std::size_t steps = (order.size() + batchSize - 2) / batchSize;
        const std::uint64_t seed = SplitMix(options_.seed ^ (std::uint64_t(epoch) << 32)).next();
        double sum = 0;
        for (std::size_t step = 0; step < steps; ++step) {
            const auto start = Clock::now();
            const std::size_t first = step * batchSize;
            const std::span<const std::size_t> members(order.data() + first,
                                                       std::min(batchSize, order.size() - first));
            const double at = epoch - 1 + static_cast<double>(step) / static_cast<double>(steps);
            learningRate = restartedCosine(options_.learningRate, at, options_.restartEpochs);
            temperature_ = temperatureAt(epoch, static_cast<int>(step), static_cast<int>(steps));
            learner_->setTemperature(temperature_);
            sum += learner_->step(makeBatch(data_.samples, members, augmentationSeed(seed)), learningRate);
            reportStep(epoch, static_cast<int>(step) + 1, static_cast<int>(steps),
                       sum / static_cast<double>(step + 1), secondsSince(start));
        }
        return sum / static_cast<double>(steps);
    }

    std::optional<std::uint64_t> augmentationSeed(std::uint64_t seed) const {
        return options_.augmentation ? std::optional(seed) : std::nullopt;
    }

    void reportStep(int epoch, int step, int steps, double loss, double seconds) {
        constexpr double weight = 0.05;
        stepSeconds_ = stepSeconds_ == 0 ? seconds : (1 - weight) * stepSeconds_ + weight * seconds;
        const int stepsLeft = steps - step + (options_.epochs - epoch) * steps;
        progress_.phase = "training";
        progress_.epoch = epoch;
        progress_.step = step;
        progress_.steps = steps;
        progress_.loss = loss;
        progress_.secondsLeft = stepsLeft * stepSeconds_ + (options_.epochs - epoch + 1) * validationSeconds_;
        constexpr double secondsBetween = 0.2;
        if (step == steps || secondsSince(lastReport_) > secondsBetween) {
            lastReport_ = Clock::now();
            report_(progress_);
        }
    }

    Validation validate() {
        const auto start = Clock::now();
        progress_.phase = "validating";
        report_(progress_);
        learner_->collectStatistics(data_.samples, split_.training, options_.batchSize);
        Validation validation = learner_->validate(data_.samples, split_.validation, options_.batchSize);
        validationSeconds_ = secondsSince(start);
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
        writeCheckpoint(beside(out_, ".checkpoint"), state_);
        state_.learner.clear();
        writeHistory(beside(out_, ".history.csv"), state_.history);
        report_(progress_);
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
        info.threshold = bestThreshold(data_.samples, split_.validation, validation.probabilities);
        info.parameters = parameterCount(learner_->average());
        info.trainedOnSimulation = std::any_of(data_.samples.begin(), data_.samples.end(),
                                               [](const PreparedSample& sample) { return sample.simulated; });
        info.metrics = {{"validation_miou", validation.confusion.meanIou()},
                        {"validation_region_iou", validation.confusion.iou()[1]},
                        {"validation_pixel_accuracy", validation.confusion.pixelAccuracy()},
                        {"validation_loss", validation.loss}};
        std::erase_if(info.metrics, [](const auto& metric) { return !std::isfinite(metric.second); });
        info.provenance = provenance();
        if (stop_.stop_requested()) {
            throw Cancelled();
        }
        info = writeModel(out_, std::move(info), network_, state_.bestTemperature, state_.best);
        std::error_code ignored;
        fs::remove(beside(out_, ".checkpoint"), ignored);
        return {info, state_.history, state_.bestEpoch};
    }

    std::map<std::string, std::string> provenance() const {
        const double seconds =
            std::accumulate(state_.history.begin(), state_.history.end(), 0.0,
                            [](double sum, const EpochRecord& epoch) { return sum + epoch.seconds; });
        return {{"run", state_.run},
                {"epochs", std::to_string(state_.history.size())},
                {"best_epoch", std::to_string(state_.bestEpoch)},
                {"training_seconds", fmt::format("{:.0f}", seconds)},
                {"finished", fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)))}};
    }

    fs::path out_;
    TrainingOptions options_;
    const std::function<void(const TrainingProgress&)>& report_;
    std::stop_token stop_;
    std::unique_ptr<torch::Device> device_;
    std::optional<LoadedModel> initial_;
    NetworkOptions network_;
    InputKind input_ = InputKind::Plain;
    DataSet data_;
    DataSplit split_;
    std::unique_ptr<Learner> learner_;
    Checkpoint state_;
    TrainingProgress progress_;
    double temperature_ = 1;
    double stepSeconds_ = 0, validationSeconds_ = 0;
    Clock::time_point lastReport_;
};

} // namespace

TrainingResult train(const std::vector<LabelledSample>& samples, const fs::path& out,
                     const TrainingOptions& options,
                     const std::function<void(const TrainingProgress&)>& progress, std::stop_token stop) {
    const InterruptionScope scope(stop);
    return Training(samples, out, options, progress, std::move(stop)).run();
}

} // namespace nucleoscope
