#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/data_options.h"
#include "app/cli/training_arguments.h"
#include "model/inference/model_masks.h"
#include "model/nn/network_options.h"
#include "model/training/comparison.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <optional>

namespace nucleoscope::cli {
namespace {

struct CompareArguments {
    DataOptions data;
    DataOptions testData{"test-"};
    TrainingArguments training;
    ComparisonOptions comparison;
    double testFraction = 0.2;
};

std::vector<std::string> namesToCompare() {
    std::vector<std::string> names = architectureNames();
    names.emplace_back(cannyName);
    return names;
}

struct Samples {
    std::vector<LabelledSample> training, test;
};

Samples samplesOf(const CompareArguments& arguments, const Context& context, std::uint64_t seed) {
    Samples samples{arguments.data.samples(context), {}};
    if (arguments.testData.given()) {
        samples.test = arguments.testData.samples(context);
        return samples;
    }
    LabelledSplit split = holdOut(samples.training, arguments.testFraction, seed);
    return {std::move(split.training), std::move(split.held)};
}

/// One reporter for each training, so that its epochs are counted from the first.
class ComparisonReporter {
public:
    explicit ComparisonReporter(Context& context) : context_(context) {}

    void operator()(const ComparisonProgress& progress) {
        if (progress.training != nullptr) {
            if (!reporter_ || progress.model != model_) {
                model_ = progress.model;
                reporter_.emplace(context_, model_ + ": ");
            }
            (*reporter_)(*progress.training);
        } else {
            context_.progress(progress.model + ": testing", progress.done, progress.total);
        }
    }

private:
    Context& context_;
    std::string model_;
    std::optional<TrainingReporter> reporter_;
};

void runCompare(const CompareArguments& arguments, Context& context) {
    const Samples samples = samplesOf(arguments, context, arguments.training.seed());
    ComparisonOptions options = arguments.comparison;
    options.training = arguments.training.options(context, samples.training);
    ComparisonReporter reporter(context);
    const Comparison comparison = compare(
        samples.training, samples.test, options,
        [&](const ComparisonProgress& progress) { reporter(progress); }, context.stopToken());
    for (const std::string& failure : comparison.failures) {
        context.error(failure);
        context.exitCode = Partial;
    }
    fmt::print("{}", comparisonMarkdown(comparison));
    context.message(
        fmt::format("table, trainings and pictures written to {}", arguments.comparison.folder.string()));
}

} // namespace

void addCompareCommand(CLI::App& program, Context& context) {
    auto arguments = std::make_shared<CompareArguments>();
    ComparisonOptions& comparison = arguments->comparison;
    comparison.evaluation.minPixels = ModelMasks::speckle;
    CLI::App* command = program.add_subcommand(
        "compare", "Train architectures on the same data and test them: table.csv, table.md, pictures.png");
    command
        ->add_option("--archs", comparison.architectures,
                     "Architectures, separated by commas; canny is an edge detector that learns nothing")
        ->required()
        ->delimiter(',')
        ->check(CLI::IsMember(namesToCompare()));
    command->add_option("--out", comparison.folder, "Folder of the models, the table and the pictures")
        ->required();
    command
        ->add_option("--seeds", comparison.seeds, "Trainings of each architecture, with seeds from --seed up")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    arguments->data.addTo(*command);
    arguments->testData.addTo(*command);
    command
        ->add_option("--test-fraction", arguments->testFraction,
                     "Half-orbits of the data to test on when there is no --test-… data")
        ->check(CLI::Range(0.01, 0.9))
        ->capture_default_str();
    command->add_option("--min-pixels", comparison.evaluation.minPixels, "Smallest found region that counts")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command->add_option("--pictures", comparison.pictures, "Rows of pictures.png")
        ->check(CLI::Range(1, 50))
        ->capture_default_str();
    arguments->training.addTo(*command);
    context.addCommonOptions(*command);
    command->callback([arguments, &context] { runCompare(*arguments, context); });
}

} // namespace nucleoscope::cli
