#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/data_options.h"
#include "app/cli/training_arguments.h"
#include "model/nn/network_options.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace nucleoscope::cli {
namespace {

struct TrainArguments {
    DataOptions data;
    TrainingArguments training;
    std::string architecture = TrainingOptions().architecture;
    std::filesystem::path out, initial;
    bool resume = false;
};

void runTrain(const TrainArguments& arguments, Context& context) {
    const std::vector<LabelledSample> samples = arguments.data.samples(context);
    TrainingOptions options = arguments.training.options(context, samples);
    options.architecture = arguments.architecture;
    options.resume = arguments.resume;
    if (!arguments.initial.empty()) {
        options.initialModel = arguments.initial;
    }
    TrainingReporter reporter(context);
    const TrainingResult result = train(
        samples, arguments.out, options, [&](const TrainingProgress& progress) { reporter(progress); },
        context.stopToken());
    context.message(
        fmt::format("{}: {}, best epoch {} of {}, validation mIoU {:.4f}, threshold {:.2f}",
                    arguments.out.string(), result.model.id, result.bestEpoch, result.history.size(),
                    result.history[static_cast<std::size_t>(result.bestEpoch) - 1].validationMeanIou,
                    result.model.threshold));
    if (reporter.failures() > 0) {
        context.exitCode = Partial;
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
    command->add_option("--init", arguments->initial, "Start from the weights of this model");
    command->add_flag("--resume", arguments->resume, "Go on with a training that was interrupted");
    context.addCommonOptions(*command);
    command->callback([arguments, &context] { runTrain(*arguments, context); });
}

} // namespace nucleoscope::cli
