#pragma once

#include "model/data/labelled_sample.h"
#include "model/training/training_options.h"

#include <stop_token>

namespace nucleoscope {

/// All that is needed to go on with a training that was cancelled, or ended with its program: beside the
/// checkpoint of OUT as OUT.training.json, for as long as there is one.
struct UnfinishedTraining {
    std::filesystem::path out;
    std::vector<std::filesystem::path> halfOrbits; ///< files, or folders of any depth
    std::filesystem::path maskFolder;              ///< NAME.png for NAME.h5
    std::filesystem::path project; ///< its finished labels, in place of these two; empty: none
    TrainingOptions options;       ///< but for beforeStep
};

/// What it learns from. @throws Error when there is nothing, FileError, Cancelled.
std::vector<LabelledSample> samplesOf(const UnfinishedTraining& training, const std::stop_token& stop);

/// Whole or not at all. @throws FileError
void writeUnfinishedTraining(const UnfinishedTraining& training);
void forgetUnfinishedTraining(const std::filesystem::path& out);

/// Those of a folder that have a checkpoint, the latest first. What cannot be read is left out.
std::vector<UnfinishedTraining> unfinishedTrainings(const std::filesystem::path& folder);

} // namespace nucleoscope
