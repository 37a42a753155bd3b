#include "app/cli/training_arguments.h"

#include "app/cli/context.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace nucleoscope::cli {
namespace {

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

} // namespace

void TrainingArguments::addTo(CLI::App& command) {
    addRecipe(command); // before the options that it is a start for
    addSchedule(command);
    addSamples(command);
    command.add_option("--option", networkOptions_,
                       "Network option KEY=VALUE, for example attention_norm=batch (as published)");
}

void TrainingArguments::addRecipe(CLI::App& command) {
    command
        .add_option_function<std::string>(
            "--recipe", [this](const std::string& name) { training_ = trainingPreset(name); },
            "Where the other options start from: default; quick: from an existing model, in minutes; paper: "
            "as Li et al. (2024), 1200 epochs")
        ->check(CLI::IsMember(trainingPresetNames()))
        ->trigger_on_parse();
    command.add_option("--encoder", training_.encoder, "mobilenetv3_large or mobilenetv3_small")
        ->capture_default_str();
    command.add_option("--seed", training_.seed, "Of weights, split, order and variants")
        ->capture_default_str();
    command
        .add_option("--image-size", training_.imageSize,
                    "Side of the square that the network sees, pixels; with --init MODEL the model's, unless "
                    "it is given")
        ->each([this](const std::string&) { training_.imageSizeIsChosen = true; })
        ->capture_default_str();
    command.add_option("--input", training_.input, "plain or picture: how a spectrum becomes channels")
        ->check(CLI::IsMember({"plain", "picture"}))
        ->capture_default_str();
}

void TrainingArguments::addSchedule(CLI::App& command) {
    command.add_option("--epochs", training_.epochs, "Passes through the data")->capture_default_str();
    command.add_option("--batch-size", training_.batchSize, "Samples a step")->capture_default_str();
    command.add_option("--learning-rate", training_.learningRate, "Of Adam, at each restart")
        ->capture_default_str();
    command
        .add_option("--restart-epochs", training_.restartEpochs,
                    "Epochs between restarts of the learning rate")
        ->capture_default_str();
    command
        .add_option("--patience", training_.patience,
                    "Stop after so many epochs without a better validation mIoU (0: never)")
        ->capture_default_str();
    command
        .add_option("--temperature-epochs", training_.temperatureEpochs,
                    "Epochs in which ODConv's temperature falls to 1 (0: it does not fall)")
        ->capture_default_str();
    command.add_option("--averaging", training_.averaging, "Of the weights over steps; 0: none")
        ->capture_default_str();
    command.add_option("--gradient-norm", training_.gradientNorm, "Longer gradients are cut; 0: never")
        ->capture_default_str();
    command.add_flag("--mixed-precision", training_.mixedPrecision, "On a GPU compute partly in bfloat16");
    command
        .add_option(
            "--loss", training_.loss,
            "Cross-entropy and log_dice (− log Dice), dice (1 − Dice) or printed (− log(1 − Dice), as "
            "the paper prints it: trains nothing)")
        ->check(CLI::IsMember({"log_dice", "dice", "printed"}))
        ->capture_default_str();
}

void TrainingArguments::addSamples(CLI::App& command) {
    command.add_option("--validation-fraction", training_.validationFraction, "Of the half-orbits")
        ->capture_default_str();
    command.add_flag("--balanced", training_.balanced,
                     "As many samples with a region as without in each epoch");
    command
        .add_option(
            "--augmentation", training_.augmentation,
            "none; spectrum: shifts, stretches, gain and noise; paper: the eleven operations of Li et "
            "al. (2024), for pictures; auto: as it suits the input")
        ->check(CLI::IsMember({"auto", "none", "spectrum", "paper"}))
        ->capture_default_str();
    command.add_flag("--no-augmentation", noAugmentation_, "The same as --augmentation none");
}

TrainingOptions TrainingArguments::options(const Context& context,
                                           const std::vector<LabelledSample>& samples) const {
    TrainingOptions options = training_;
    options.threads = context.threads;
    options.device = context.device;
    if (noAugmentation_) {
        options.augmentation = "none";
    }
    for (const auto& [key, value] : keysAndValues(networkOptions_)) {
        options.networkOptions[key] = value;
    }
    const bool pictures =
        std::any_of(samples.begin(), samples.end(), [](const auto& sample) { return sample.isPicture(); });
    if (pictures) {
        options.input = "picture";
    }
    return options;
}

void TrainingReporter::operator()(const TrainingProgress& progress) {
    if (!progress.warning.empty()) {
        context_.error(progress.warning);
        ++failures_;
        return;
    }
    if (!progress.note.empty()) {
        context_.message(prefix_ + progress.note);
        return;
    }
    const auto step = static_cast<std::size_t>(progress.step);
    const auto steps = static_cast<std::size_t>(progress.steps);
    if (progress.phase == "loading") {
        context_.progress(prefix_ + "loading", step, steps);
    } else if (progress.phase == "training") {
        context_.progress(fmt::format("{}epoch {}/{}  loss {:.3f}  {} left", prefix_, progress.epoch,
                                      progress.epochs, progress.loss, duration(progress.secondsLeft)),
                          step, steps);
    }
    if (progress.history != nullptr && progress.history->size() > epochs_) {
        epochs_ = progress.history->size();
        const EpochRecord& epoch = progress.history->back();
        context_.message(fmt::format("{}epoch {}: training loss {:.4f}, validation loss {:.4f}, mIoU {:.4f}, "
                                     "region IoU {:.4f}, {:.0f} s",
                                     prefix_, epoch.epoch, epoch.trainingLoss, epoch.validationLoss,
                                     epoch.validationMeanIou, epoch.validationRegionIou, epoch.seconds));
    }
}

} // namespace nucleoscope::cli
