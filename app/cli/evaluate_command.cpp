#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/data_options.h"
#include "model/inference/model_masks.h"
#include "model/training/evaluation.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <memory>

namespace nucleoscope::cli {
namespace {

struct EvaluateArguments {
    DataOptions data;
    std::filesystem::path model, truthTable;
    std::optional<double> threshold, seedProbability;
    int minPixels = ModelMasks::speckle;
    bool json = false;
};

/// JSON has no NaN: what cannot be computed is null.
nlohmann::json number(double value) {
    return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json(nullptr);
}

nlohmann::json pair(const std::array<double, 2>& values) {
    return {number(values[0]), number(values[1])};
}

nlohmann::json toJson(const Evaluation& evaluation) {
    const ConfusionMatrix& confusion = evaluation.confusion;
    const RegionScore& regions = evaluation.regions;
    nlohmann::json json{{"miou", number(confusion.meanIou())},
                        {"mpa", number(confusion.pixelAccuracy())},
                        {"iou", pair(confusion.iou())},
                        {"class_accuracy", pair(confusion.classAccuracy())},
                        {"class_precision", pair(confusion.classPrecision())},
                        {"regions",
                         {{"precision", number(regions.precision())},
                          {"recall", number(regions.recall())},
                          {"f1", number(regions.f1())},
                          {"truth", regions.truth},
                          {"found", regions.found}}},
                        {"samples", evaluation.samples}};
    for (const ContrastScore& score : evaluation.byContrast) {
        json["recall_by_contrast"].push_back({{"contrast_from", score.low},
                                              {"contrast_to", number(score.high)},
                                              {"truth", score.truth},
                                              {"matched", score.matched}});
    }
    return json;
}

std::string toText(const Evaluation& evaluation) {
    const auto [background, nucleus] = evaluation.confusion.iou();
    const RegionScore& regions = evaluation.regions;
    std::string text = fmt::format("samples          {}\n"
                                   "mIoU             {:.4f}   background {:.4f}, region {:.4f}\n"
                                   "pixel accuracy   {:.4f}\n"
                                   "regions          {} true, {} found, {} matched\n"
                                   "precision        {:.4f}\n"
                                   "recall           {:.4f}\n"
                                   "F1               {:.4f}\n",
                                   evaluation.samples, evaluation.confusion.meanIou(), background, nucleus,
                                   evaluation.confusion.pixelAccuracy(), regions.truth, regions.found,
                                   regions.matched, regions.precision(), regions.recall(), regions.f1());
    for (const ContrastScore& score : evaluation.byContrast) {
        text += fmt::format("contrast {:.2f}–{:.2f} dex: {} of {} found\n", score.low, score.high,
                            score.matched, score.truth);
    }
    return text;
}

EvaluationOptions optionsOf(const EvaluateArguments& arguments) {
    EvaluationOptions options;
    options.threshold = arguments.threshold;
    options.seedProbability = arguments.seedProbability;
    options.minPixels = arguments.minPixels;
    if (!arguments.truthTable.empty()) {
        options.truthTable = arguments.truthTable;
    } else if (const auto table = arguments.data.maskFolder() / "regions.csv";
               !arguments.data.maskFolder().empty() && std::filesystem::exists(table)) {
        options.truthTable = table;
    }
    return options;
}

void runEvaluate(const EvaluateArguments& arguments, Context& context) {
    const std::vector<LabelledSample> samples = arguments.data.samples(context);
    const Predictor predictor(arguments.model, context.device, context.threads);
    const Evaluation evaluation = evaluate(
        predictor, samples, optionsOf(arguments),
        [&](std::size_t done, std::size_t total) { context.progress("evaluating", done, total); },
        context.stopToken());
    for (const std::string& failure : evaluation.failures) {
        context.error(failure);
    }
    if (!evaluation.failures.empty()) {
        context.exitCode = Partial;
    }
    fmt::print("{}", arguments.json ? toJson(evaluation).dump(2) + "\n" : toText(evaluation));
}

} // namespace

void addEvaluateCommand(CLI::App& program, Context& context) {
    auto arguments = std::make_shared<EvaluateArguments>();
    CLI::App* command = program.add_subcommand("evaluate", "Compare what a model finds with masks");
    arguments->data.addTo(*command);
    command->add_option("--model", arguments->model, "The model file")->required();
    command
        ->add_option("--threshold", arguments->threshold,
                     "Probability of a region's pixel (default: the model's)")
        ->check(CLI::Range(0.0, 1.0));
    command
        ->add_option("--seed-probability", arguments->seedProbability,
                     "Probability that a region must reach somewhere (default: the model's)")
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--min-pixels", arguments->minPixels, "Smallest found region that counts")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command->add_option(
        "--regions", arguments->truthTable,
        "Table of the true regions for recall by contrast (default: regions.csv beside the masks)");
    command->add_flag("--json", arguments->json, "One JSON document on stdout");
    context.addCommonOptions(*command);
    command->callback([arguments, &context] { runEvaluate(*arguments, context); });
}

} // namespace nucleoscope::cli
