#pragma once

#include "model/data/split.h"
#include "model/inference/model_file.h"
#include "model/nn/network_options.h"
#include "model/training/trainer.h"

#include <optional>
#include <set>

namespace nucleoscope {

/// What a training was done with, for its checkpoint and for the model that comes of it.
struct RunFacts {
    const TrainingOptions& options;
    const NetworkOptions& network;
    const std::vector<PreparedSample>& samples;
    const DataSplit& split;
    std::string initial; ///< of the initial weights: a name, or "none"
};

/// All that decides the numbers, in one line.
std::string describeRun(const RunFacts& facts);

/// What the model and those that it was trained from have learned from; nothing where one of them does not
/// say.
std::optional<std::set<std::string>> learnedHalfOrbits(const RunFacts& facts,
                                                       const std::optional<LoadedModel>& initial);

/// The provenance of the model.
std::map<std::string, std::string> provenanceOf(const RunFacts& facts, const TrainingResult& result,
                                                const std::string& device);

} // namespace nucleoscope
