#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "model/inference/weight_export.h"
#include "model/model_info.h"
#include "model/nn/multiply_adds.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace nucleoscope::cli {
namespace {

nlohmann::json toJson(const ModelInfo& info) {
    nlohmann::json json = {
        {"file", info.file.string()},        {"id", info.id},
        {"architecture", info.architecture}, {"encoder", info.encoder},
        {"parameters", info.parameters},     {"multiply_adds", multiplyAdds(info)},
        {"image_size", info.imageSize},      {"input", info.input},
        {"threshold", info.threshold},       {"seed_probability", info.seedProbability},
        {"metrics", info.metrics},           {"trained_on_simulation", info.trainedOnSimulation},
        {"provenance", info.provenance}};
    if (info.learnedHalfOrbits) {
        json["learned_half_orbits"] = *info.learnedHalfOrbits;
    }
    return json;
}

std::string toText(const ModelInfo& info) {
    std::string text =
        fmt::format("id            {}\n"
                    "architecture  {}, encoder {}, {} parameters\n"
                    "input         {}, {} × {} pixels, {:.3f} GMAC each\n"
                    "threshold     {:.2f}, seed {:.2f}\n"
                    "trained on    {}\n",
                    info.id, info.architecture, info.encoder, info.parameters, info.input, info.imageSize,
                    info.imageSize, static_cast<double>(multiplyAdds(info)) * 1e-9, info.threshold,
                    info.seedProbability, info.trainedOnSimulation ? "simulated data" : "labelled data");
    for (const auto& [name, value] : info.metrics) {
        text += fmt::format("{}: {:.4f}\n", name, value);
    }
    for (const auto& [name, value] : info.provenance) {
        text += fmt::format("{}: {}\n", name, value);
    }
    if (info.learnedHalfOrbits) {
        text += fmt::format("learned_half_orbits: {} (named with --json)\n", info.learnedHalfOrbits->size());
    }
    return text;
}

void addInfo(CLI::App& model, Context& context) {
    CLI::App* info =
        model.add_subcommand("info", "Architecture, parameters, training data, metrics, provenance");
    struct Arguments {
        std::filesystem::path model;
        bool json = false;
    };
    auto arguments = std::make_shared<Arguments>();
    info->add_option("model", arguments->model, "The model file")->required();
    info->add_flag("--json", arguments->json, "One JSON document on stdout");
    context.addCommonOptions(*info);
    info->callback([arguments] {
        const ModelInfo model = readModelInfo(arguments->model);
        fmt::print("{}", arguments->json ? toJson(model).dump(2) + "\n" : toText(model));
    });
}

void addExport(CLI::App& model, Context& context) {
    CLI::App* command = model.add_subcommand("export", "Write the weights of a model for Python programs");
    struct Arguments {
        std::filesystem::path model, out;
        bool encoder = false;
    };
    auto arguments = std::make_shared<Arguments>();
    command->add_option("model", arguments->model, "The model file")->required();
    command->add_option("--out", arguments->out, "The file to write (.safetensors)")->required();
    command->add_flag("--encoder", arguments->encoder,
                      "The encoder alone, named as in timm; otherwise all, named as in "
                      "segmentation_models.pytorch");
    context.addCommonOptions(*command);
    command->callback([arguments, &context] {
        exportWeights(arguments->model, arguments->out,
                      arguments->encoder ? WeightLayout::Encoder : WeightLayout::Whole);
        context.message("weights written to " + arguments->out.string());
    });
}

} // namespace

void addModelCommand(CLI::App& program, Context& context) {
    CLI::App* command =
        program.add_subcommand("model", "What a model file says of itself, and its weights for others");
    command->require_subcommand(1);
    addInfo(*command, context);
    addExport(*command, context);
}

} // namespace nucleoscope::cli
