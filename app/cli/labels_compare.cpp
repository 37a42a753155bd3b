#include "app/cli/context.h"
#include "app/cli/labels_command.h"
#include "core/labels/label_comparison.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <memory>

namespace nucleoscope::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

struct Arguments {
    fs::path first, second;
    bool json = false;
};

ordered_json number(double value) {
    return std::isfinite(value) ? ordered_json(value) : ordered_json();
}

std::string text(double value) {
    return std::isfinite(value) ? fmt::format("{:.3f}", value) : std::string("-");
}

std::string nameOf(const LabelClasses& classes, std::uint8_t value) {
    const LabelClass* known = classes.find(value);
    return known ? known->name : std::to_string(value);
}

ordered_json toJson(const LabelSetComparison& comparison) {
    ordered_json json{{"iou", number(comparison.total.iou())}, {"kappa", number(comparison.total.kappa())},
                      {"half_orbits", ordered_json::array()},  {"agreement", ordered_json::array()},
                      {"only_first", comparison.onlyFirst},    {"only_second", comparison.onlySecond},
                      {"failures", comparison.failures}};
    for (const LabelComparison& one : comparison.both) {
        json["half_orbits"].push_back({{"name", one.stem},
                                       {"iou", number(one.agreement.iou())},
                                       {"only_first_pixels", one.agreement.onlyFirst()},
                                       {"only_second_pixels", one.agreement.onlySecond()},
                                       {"first_state", nucleoscope::nameOf(one.firstState)},
                                       {"second_state", nucleoscope::nameOf(one.secondState)}});
    }
    for (const auto& [values, pixels] : comparison.total.pixels) {
        json["agreement"].push_back({{"first", nameOf(comparison.classes, values.first)},
                                     {"second", nameOf(comparison.classes, values.second)},
                                     {"pixels", pixels}});
    }
    return json;
}

void print(const LabelSetComparison& comparison) {
    fmt::print("{:>6}  {:>10}  {:>10}  {:<13} {:<13} {}\n", "IoU", "only first", "only second", "first",
               "second", "half-orbit");
    for (const LabelComparison& one : comparison.both) {
        fmt::print("{:>6}  {:>10}  {:>11}  {:<13} {:<13} {}\n", text(one.agreement.iou()),
                   one.agreement.onlyFirst(), one.agreement.onlySecond(), nucleoscope::nameOf(one.firstState),
                   nucleoscope::nameOf(one.secondState), one.stem);
    }
    fmt::print("\nall together: IoU {}, kappa {}\n\n{:<16} {:<16} {:>12}\n", text(comparison.total.iou()),
               text(comparison.total.kappa()), "first", "second", "pixels");
    for (const auto& [values, pixels] : comparison.total.pixels) {
        fmt::print("{:<16} {:<16} {:>12}\n", nameOf(comparison.classes, values.first),
                   nameOf(comparison.classes, values.second), pixels);
    }
    if (!comparison.onlyFirst.empty() || !comparison.onlySecond.empty()) {
        fmt::print("\nlabelled only in the first: {}, only in the second: {}\n", comparison.onlyFirst.size(),
                   comparison.onlySecond.size());
    }
}

void run(const Arguments& arguments, Context& context) {
    const LabelStore first(labelFolderOf(arguments.first)), second(labelFolderOf(arguments.second));
    const LabelSetComparison comparison = compareLabelSets(
        first, second,
        [&](std::size_t done, std::size_t total) { context.progress("comparing labels", done, total); },
        context.stopToken());
    for (const std::string& failure : comparison.failures) {
        context.error(failure);
    }
    if (arguments.json) {
        fmt::print("{}\n", toJson(comparison).dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
    } else {
        print(comparison);
    }
    setExitCode(comparison.failures.size(), comparison.failures.size() + comparison.both.size(), context);
}

} // namespace

void addLabelComparison(CLI::App& labels, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* action = labels.add_subcommand(
        "compare", "Compare two label sets: IoU of each half-orbit, agreement of the classes");
    action->add_option("FIRST", arguments->first, "A project, or a folder of masks NAME.png")->required();
    action->add_option("SECOND", arguments->second, "Another one")->required();
    action->add_flag("--json", arguments->json, "As one JSON document");
    context.addCommonOptions(*action);
    action->callback([arguments, &context] { run(*arguments, context); });
}

} // namespace nucleoscope::cli
