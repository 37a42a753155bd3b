#pragma once

#include "model/inference/model_file.h"
#include "model/training/learner.h"
#include "model/training/training_options.h"

#include <optional>

namespace nucleoscope {

/// The network of a training and where its weights come from.
struct NetworkStart {
    NetworkOptions network;
    std::optional<LoadedModel> model; ///< when it goes on from a model of this product
    std::string name = "none";        ///< of the initial weights: a model's id, a file's name
};

/// Takes over input and image size into `options` when it goes on from a model.
/// @throws Error for options or a size that the network does not know, FileError for a file that cannot be
/// used.
NetworkStart chooseNetwork(TrainingOptions& options);

/// Gives the learner the initial weights, if there are any. @return a sentence for everything that was done
/// to make them fit. @throws FileError when they do not.
std::vector<std::string> putInitialWeights(NetworkStart& start, const TrainingOptions& options,
                                           Learner& learner);

} // namespace nucleoscope
