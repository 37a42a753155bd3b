#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/data_options.h"
#include "model/training/trainer.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace nucleoscope::cli {
namespace {

struct TrainArguments {
    DataOptions data;
    TrainingOptions training;
    std::filesystem::path out, initial;
    std::vector<std::string> options;
    bool noAugmentation = false;
};

std::map<std::string, std::string> keysAndValues(const std::vector<std::string>& options) {
    std::map<std::string, std::string> map;
    for (const std::string& option : options) {
        const std::size_t equals = option.find('=');
        if (equals == std::string::npos) {
            throw CLI::ValidationError("--option", "expected key=value, not '" + option + "'");
        }
        map[option.substr(0, equals)] = option.substr(equals + 1);
    }
    return map;
}

std::string duration(double seconds) {
    const auto whole = static_cast<long>(std::lround(seconds));
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

/// Turns the trainer's progress into lines and bars.
class Reporter {
public:
    explicit Reporter(Context& context) : context_(context) {}

    void operator()(const TrainingProgress& progress) {
        if (!progress.warning.empty()) {
            context_.error(progress.warning);
            ++failures;
            return;
        }
        if (progress.phase == "loading") {
            context_.progress("loading", static_cast<std::size_t>(progress.step),
                              static_cast<std::size_t>(progress.steps));
        } else if (progress.phase == "training") {
            secondsLeft_ = progress.secondsLeft;
            context_.progress(fmt::format("epoch {}/{}  loss {:.3f}  {} left", progress.epoch,
                                          progress.epochs, progress.loss, duration(progress.secondsLeft)),
                              static_cast<std::size_t>(progress.step),
                              static_cast<std::size_t>(progress.steps));
        }
        if (progress.history != nullptr && progress.history->size() > epochs_) {
            epochs_ = progress.history->size();
            const EpochRecord& epoch = progress.history->back();
            context_.message(fmt::format("epoch {}: training loss {:.4f}, validation loss {:.4f}, mIoU "
                                         "{:.4f}, region IoU {:.4f}, {:.0f} s",
                                         epoch.epoch, epoch.trainingLoss, epoch.validationLoss,
                                         epoch.validationMeanIou, epoch.validationRegionIou, epoch.seconds));
        }
    }

    int failures = 0;

private:
    Context& context_;
    std::size_t epochs_ = 0;
    double secondsLeft_ = 0;
};

void runTrain(const TrainArguments& arguments, Context& context) {
    TrainingOptions options = arguments.training;
    options.threads = context.threads;
    options.device = context.device;
    options.augmentation = !arguments.noAugmentation;
    options.networkOptions = keysAndValues(arguments.options);
    if (!arguments.initial.empty()) {
        options.initialModel = arguments.initial;
    }
    const std::vector<LabelledSample> samples = arguments.data.samples(context);
    const bool pictures =
        std::any_of(samples.begin(), samples.end(), [](const auto& s) { return s.isPicture(); });
    if (pictures) {
        options.input = "picture";
        options.augmentation = false; // the variants are those of spectra
    }
    Reporter reporter(context);
    const TrainingResult result = train(
        samples, arguments.out, options, [&](const TrainingProgress& progress) { reporter(progress); },
        context.stopToken());
    context.message(
        fmt::format("{}: {}, best epoch {} of {}, validation mIoU {:.4f}, threshold {:.2f}",
                    arguments.out.string(), result.model.id, result.bestEpoch, result.history.size(),
                    result.history[static_cast<std::size_t>(result.bestEpoch) - 1].validationMeanIou,
                    result.model.threshold));
    if (reporter.failures > 0) {
        context.exitCode = Partial;
    }
}

} // namespace

void addTrainCommand(CLI::App& program, Context& context) {
    auto arguments = std::make_shared<TrainArguments>();
    TrainingOptions& training = arguments->training;
    CLI::App* command =
        program.add_subcommand("train", "Train a network; writes the model and MODEL.history.csv");
    arguments->data.addTo(*command);
    command->add_option("--out", arguments->out, "The model file (.safetensors)")->required();
    command->add_option("--arch", training.architecture, "Architecture")->capture_default_str();
    command->add_option("--encoder", training.encoder, "mobilenetv3_large or mobilenetv3_small")
        ->capture_default_str();
    command->add_option("--epochs", training.epochs, "Passes through the data")->capture_default_str();
    command->add_option("--batch-size", training.batchSize, "Samples a step")->capture_default_str();
    command->add_option("--learning-rate", training.learningRate, "Of Adam, at each restart")
        ->capture_default_str();
    command
        ->add_option("--image-size", training.imageSize, "Side of the square that the network sees, pixels")
        ->capture_default_str();
    command->add_option("--seed", training.seed, "Of weights, split, order and variants")
        ->capture_default_str();
    command->add_option("--input", training.input, "plain or picture: how a spectrum becomes channels")
        ->check(CLI::IsMember({"plain", "picture"}))
        ->capture_default_str();
    command->add_option("--validation-fraction", training.validationFraction, "Of the half-orbits")
        ->capture_default_str();
    command
        ->add_option("--restart-epochs", training.restartEpochs,
                     "Epochs between restarts of the learning rate")
        ->capture_default_str();
    command
        ->add_option("--temperature-epochs", training.temperatureEpochs,
                     "Epochs in which ODConv's temperature falls to 1 (0: twice the epochs)")
        ->capture_default_str();
    command->add_option("--averaging", training.averaging, "Of the weights over steps; 0: none")
        ->capture_default_str();
    command->add_option("--option", arguments->options,
                        "Network option KEY=VALUE, for example attention_norm=batch (as published)");
    command->add_flag("--no-augmentation", arguments->noAugmentation, "Take the samples as they are");
    command->add_option("--init", arguments->initial, "Start from the weights of this model");
    command->add_flag("--resume", training.resume, "Go on with a training that was interrupted");
    context.addCommonOptions(*command);
    command->callback([arguments, &context] { runTrain(*arguments, context); });
}

} // namespace nucleoscope::cli
