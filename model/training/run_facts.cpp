#include "model/training/run_facts.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

namespace nucleoscope {
namespace {

std::string trainedOn(const RunFacts& facts) {
    const std::vector<std::size_t>& training = facts.split.training;
    const auto regions = std::count_if(training.begin(), training.end(), [&facts](std::size_t index) {
        return facts.samples[index].hasRegion;
    });
    return fmt::format("{} samples of {} half-orbits, {} with a region", training.size(),
                       halfOrbitsOf(facts.samples, training).size(), regions);
}

} // namespace

std::string describeRun(const RunFacts& facts) {
    const TrainingOptions& options = facts.options;
    std::string text = fmt::format(
        "{} training and {} validation samples, seed {}, batch {}, learning rate {}, restart {}, "
        "temperature epochs {}, averaging {}, size {}, input {}, augmentation {}, loss {}, gradient norm {}, "
        "balanced {}, initial model {}",
        facts.split.training.size(), facts.split.validation.size(), options.seed, options.batchSize,
        options.learningRate, options.restartEpochs, options.temperatureEpochs, options.averaging,
        options.imageSize, options.input, options.augmentation, options.loss, options.gradientNorm,
        options.balanced, facts.initial);
    if (options.splitSeed) {
        text += fmt::format(", split seed {}", *options.splitSeed);
    }
    if (options.folds > 0) {
        text += fmt::format(", fold {} of {}", options.fold + 1, options.folds);
    }
    for (const auto& [key, value] : toMetadata(facts.network)) {
        text += ", " + key + " " + value;
    }
    return text;
}

std::optional<std::set<std::string>> learnedHalfOrbits(const RunFacts& facts,
                                                       const std::optional<LoadedModel>& initial) {
    std::optional<std::set<std::string>> learned =
        initial ? initial->info.learnedHalfOrbits : std::set<std::string>();
    if (learned) {
        for (const std::string& name : halfOrbitsOf(facts.samples, facts.split.training)) {
            learned->insert(name);
        }
    }
    return learned;
}

std::map<std::string, std::string> provenanceOf(const RunFacts& facts, const TrainingResult& result,
                                                const std::string& device) {
    const double seconds =
        std::accumulate(result.history.begin(), result.history.end(), 0.0,
                        [](double sum, const EpochRecord& epoch) { return sum + epoch.seconds; });
    std::map<std::string, std::string> provenance{
        {"run", describeRun(facts)},
        {"recipe", facts.options.recipe},
        {"trained_on", trainedOn(facts)},
        {"validation_half_orbits", fmt::format("{}", fmt::join(result.heldOut, ", "))},
        {"epochs", std::to_string(result.history.size())},
        {"best_epoch", std::to_string(result.bestEpoch)},
        {"device", device},
        {"training_seconds", fmt::format("{:.0f}", seconds)},
        {"finished", fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)))}};
    if (facts.initial != "none") {
        provenance["trained_from"] = facts.initial;
    }
    if (!result.problem.empty()) {
        provenance["problem"] = result.problem;
    }
    return provenance;
}

} // namespace nucleoscope
