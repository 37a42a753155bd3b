#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "model/model_info.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace nucleoscope::cli {
namespace {

nlohmann::json toJson(const ModelInfo& info) {
    return {{"file", info.file.string()},
            {"id", info.id},
            {"architecture", info.architecture},
            {"encoder", info.encoder},
            {"parameters", info.parameters},
            {"image_size", info.imageSize},
            {"input", info.input},
            {"threshold", info.threshold},
            {"trained_on_simulation", info.trainedOnSimulation},
            {"metrics", info.metrics},
            {"provenance", info.provenance}};
}

std::string toText(const ModelInfo& info) {
    std::string text = fmt::format("id            {}\n"
                                   "architecture  {}, encoder {}, {} parameters\n"
                                   "input         {}, {} × {} pixels\n"
                                   "threshold     {:.2f}\n"
                                   "trained on    {}\n",
                                   info.id, info.architecture, info.encoder, info.parameters, info.input,
                                   info.imageSize, info.imageSize, info.threshold,
                                   info.trainedOnSimulation ? "simulated data" : "labelled data");
    for (const auto& [name, value] : info.metrics) {
        text += fmt::format("{}: {:.4f}\n", name, value);
    }
    for (const auto& [name, value] : info.provenance) {
        text += fmt::format("{}: {}\n", name, value);
    }
    return text;
}

} // namespace

void addModelCommand(CLI::App& program, Context& context) {
    CLI::App* command = program.add_subcommand("model", "What a model file says of itself");
    command->require_subcommand(1);
    CLI::App* info =
        command->add_subcommand("info", "Architecture, parameters, training data, metrics, provenance");
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

} // namespace nucleoscope::cli
