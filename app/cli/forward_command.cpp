#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "model/nn/forward_pass.h"
#include "model/nn/network_options.h"
#include "model/nn/runtime.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace nucleoscope::cli {

void addForwardCommand(CLI::App& program, Context& context) {
    auto* command =
        program.add_subcommand("forward", "Run a network once over a tensor in a safetensors file");
    auto pass = std::make_shared<ForwardPass>();
    command->add_option("--arch", pass->architecture, "Architecture")
        ->required()
        ->check(CLI::IsMember(architectureNames()));
    command->add_option("--encoder", pass->encoder, "Encoder")
        ->required()
        ->check(CLI::IsMember(encoderNames()));
    command
        ->add_option("--weights", pass->weights, "Weights, named as in the Python libraries (.safetensors)")
        ->required();
    command
        ->add_option(
            "--input", pass->input,
            "File with the tensor 'input' [N, 3, H, W]; H and W divide by 32 (pspnet, deeplabv3: 8; pan, "
            "deeplabv3plus: 16; pan: at least 128)")
        ->required();
    command->add_option("--output", pass->output, "File to write: tensor 'output', the logits")->required();
    command->add_flag(
        "--train-mode", pass->trainMode,
        "As at the first step of a training: batch statistics, no dropout, ODConv temperature 30");
    command->add_flag("--partial", pass->partial,
                      "Take the weights that fit; without it missing, unknown or misshaped ones are refused");
    context.addCommonOptions(*command);
    command->callback([pass, &context] {
        setThreads(context.threads);
        pass->device = context.device;
        for (const std::string& note : run(*pass)) {
            context.message(note);
        }
        context.message("logits written to " + pass->output.string());
    });
}

} // namespace nucleoscope::cli
