#pragma once

#include "model/nn/state_dict.h"
#include "model/training/trainer.h"

namespace nucleoscope {

/// A training between two epochs: what `resume` goes on from.
struct Checkpoint {
    std::vector<EpochRecord> history; ///< whole epochs so far
    int bestEpoch = 0;
    double bestTemperature = 1;
    TensorDict best;    ///< weights of the best epoch
    TensorDict learner; ///< Learner::state()
    /// What must be the same for the numbers to go on as they were: options, samples, seed.
    std::string run;
};

/// Where the checkpoint of a training lies that makes this model.
std::filesystem::path checkpointOf(std::filesystem::path model);

/// Whole or not at all. @throws FileError
void writeCheckpoint(const std::filesystem::path& file, const Checkpoint& checkpoint);
/// @throws FileError when it is no checkpoint.
Checkpoint readCheckpoint(const std::filesystem::path& file);

} // namespace nucleoscope
