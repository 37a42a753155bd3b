#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/data_options.h"
#include "app/cli/training_arguments.h"
#include "model/nn/network_options.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace nucleoscope::cli {
namespace {

struct TrainArguments {
    DataOptions data;
    TrainingArguments training;
    std::string architecture = TrainingOptions().architecture;
    std::filesystem::path out, initial;
    bool partial = false, resume = false, finish = false;
    int folds = 0;
};

std::filesystem::path foldFile(const std::filesystem::path& out, int fold) {
    return out.parent_path() /
           fmt::format("{}-fold{}{}", out.stem().string(), fold + 1, out.extension().string());
}

/// Stops before it has begun: what comes then is the model of what was learned before.
std::stop_token enoughAlready() {
    std::stop_source enough;
    enough.request_stop();
    return enough.get_token();
}

double meanIouOf(const TrainingResult& result) {
    return result.history[static_cast<std::size_t>(result.bestEpoch) - 1].validationMeanIou;
}

TrainingResult trainOne(const std::vector<LabelledSample>& samples, const std::filesystem::path& out,
                        const TrainingOptions& options, Context& context) {
    TrainingReporter reporter(context);
    TrainingResult result = train(
        samples, out, options, [&](const TrainingProgress& progress) { reporter(progress); },
        context.stopToken());
    context.message(
        fmt::format("{}: {}, best epoch {} of {}, validation mIoU {:.4f}, threshold {:.2f}, seed {:.2f}",
                    out.string(), result.model.id, result.bestEpoch, result.history.size(), meanIouOf(result),
                    result.model.threshold, result.model.seedProbability));
    if (!result.problem.empty()) {
        context.error(result.problem);
    }
    if (reporter.failures() > 0 || !result.problem.empty()) {
        context.exitCode = Partial;
    }
    return result;
}

/// Each fold is for validation once; the table of their scores goes to stdout.
void trainFolds(const std::vector<LabelledSample>& samples, const TrainArguments& arguments,
                TrainingOptions options, Context& context) {
    options.folds = arguments.folds;
    std::string table = "fold,model,validation_miou\n";
    double sum = 0, squares = 0;
    for (options.fold = 0; options.fold < options.folds; ++options.fold) {
        const std::filesystem::path out = foldFile(arguments.out, options.fold);
        const double score = meanIouOf(trainOne(samples, out, options, context));
        table += fmt::format("{},{},{:.6f}\n", options.fold + 1, out.string(), score);
        sum += score;
        squares += score * score;
    }
    const double mean = sum / options.folds;
    const double deviation =
        std::sqrt(std::max(0.0, squares / options.folds - mean * mean) * options.folds / (options.folds - 1));
    fmt::print("{}", table);
    context.message(
        fmt::format("validation mIoU of {} folds: {:.4f} ± {:.4f}", options.folds, mean, deviation));
}

void runTrain(const TrainArguments& arguments, Context& context) {
    const std::vector<LabelledSample> samples = arguments.data.samples(context);
    TrainingOptions options = arguments.training.options(context, samples);
    options.architecture = arguments.architecture;
    options.resume = arguments.resume || arguments.finish;
    if (arguments.finish) {
        options.enough = enoughAlready();
    }
    if (!arguments.initial.empty()) {
        options.initialModel = arguments.initial;
        options.partialInitial = arguments.partial;
    }
    if (arguments.folds > 0) {
        trainFolds(samples, arguments, options, context);
    } else {
        trainOne(samples, arguments.out, options, context);
    }
}

} // namespace

void addTrainCommand(CLI::App& program, Context& context) {
    auto arguments = std::make_shared<TrainArguments>();
    CLI::App* command =
        program.add_subcommand("train", "Train a network; writes the model and MODEL.history.csv");
    arguments->data.addTo(*command);
    command->add_option("--out", arguments->out, "The model file (.safetensors)")->required();
    command->add_option("--arch", arguments->architecture, "Architecture")
        ->check(CLI::IsMember(architectureNames()))
        ->capture_default_str();
    arguments->training.addTo(*command);
    CLI::Option* initial = command->add_option("--init", arguments->initial,
                                               "Start from the weights of this model, or from those of "
                                               "timm's encoder or of segmentation_models.pytorch");
    command
        ->add_flag("--partial", arguments->partial,
                   "Take of --init the weights that fit the network asked for; without it others are refused")
        ->needs(initial);
    CLI::Option* folds = command
                             ->add_option("--folds", arguments->folds,
                                          "Train so many models, OUT-fold1 and so on, each checked with "
                                          "another part of the half-orbits")
                             ->check(CLI::Range(2, 100));
    command->add_flag("--resume", arguments->resume, "Go on with a training that was interrupted");
    command
        ->add_flag(
            "--finish", arguments->finish,
            "Learn no more: make the model of the best epoch of a training that was interrupted, with the "
            "data and options that it had")
        ->excludes(folds);
    context.addCommonOptions(*command);
    command->callback([arguments, &context] { runTrain(*arguments, context); });
}

} // namespace nucleoscope::cli
