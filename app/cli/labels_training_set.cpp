#include "app/cli/context.h"
#include "app/cli/labels_command.h"
#include "core/labels/exchange/training_set.h"
#include "core/spectrum/color_map.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace nucleoscope::cli {
namespace {

struct Arguments {
    std::filesystem::path project, out;
    std::vector<int> size;
    TrainingSetOptions options;
};

void run(Arguments& arguments, Context& context) {
    if (!arguments.size.empty()) {
        arguments.options.width = arguments.size[0];
        arguments.options.height = arguments.size[1];
    }
    const Project project = Project::open(arguments.project);
    const LabelStore store(project.labelFolder());
    const TrainingSetSummary summary = writeTrainingSet(
        arguments.out, halfOrbitsByStem(project, context), store, arguments.options,
        [&](std::size_t done, std::size_t total) { context.progress("writing pictures", done, total); },
        context.stopToken());
    for (const std::string& failure : summary.failures) {
        context.error(failure);
    }
    std::size_t written = 0;
    for (const auto& [part, count] : summary.written) {
        context.message(fmt::format("{}: {} pictures with their masks", nameOf(part), count));
        written += count;
    }
    setExitCode(summary.failures.size(), summary.failures.size() + written, context);
}

} // namespace

void addTrainingSetExport(CLI::App& labels, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* action = labels.add_subcommand(
        "training-set", "Write finished labels as pictures and masks, split by orbit into train, validation "
                        "and test");
    TrainingSetOptions& options = arguments->options;
    action->add_option("--project", arguments->project, "The project")->required();
    action->add_option("PATH", arguments->out, "Folder to write to")->required();
    action->add_option("--colormap", options.colorMap, "Colour map of the pictures")
        ->check(CLI::IsMember(colorMapNames()))
        ->capture_default_str();
    action
        ->add_option("--size", arguments->size, "Width and height of the pictures (default: the spectrum's)")
        ->expected(2)
        ->check(CLI::Range(8, 16384));
    action->add_flag("--flatten", options.flatten, "Subtract the median of each frequency");
    action->add_option("--validation", options.validationFraction, "Part of the orbits to validate with")
        ->check(CLI::Range(0.0, 0.9))
        ->capture_default_str();
    action->add_option("--test", options.testFraction, "Part of the orbits to test with")
        ->check(CLI::Range(0.0, 0.9))
        ->capture_default_str();
    action->add_option("--seed", options.seed, "Of the split")->capture_default_str();
    context.addCommonOptions(*action);
    action->callback([arguments, &context] { run(*arguments, context); });
}

} // namespace nucleoscope::cli
