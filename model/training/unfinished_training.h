#pragma once

#include "model/training/training_options.h"

namespace nucleoscope {

/// All that is needed to go on with a training that was cancelled, or ended with its program: beside the
/// checkpoint of OUT as OUT.training.json, for as long as there is one.
struct UnfinishedTraining {
    std::filesystem::path out;
    std::vector<std::filesystem::path> halfOrbits; ///< files, or folders of any depth
    std::filesystem::path maskFolder;
    TrainingOptions options; ///< but for beforeStep
};

/// Whole or not at all. @throws FileError
void writeUnfinishedTraining(const UnfinishedTraining& training);
void forgetUnfinishedTraining(const std::filesystem::path& out);

/// Those of a folder that have a checkpoint, the latest first. What cannot be read is left out.
std::vector<UnfinishedTraining> unfinishedTrainings(const std::filesystem::path& folder);

} // namespace nucleoscope
