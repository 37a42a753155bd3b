#pragma once

#include "model/nn/network_options.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace nucleoscope {

/// How a network is trained.
struct TrainingOptions {
    std::string recipe = "default"; ///< the preset that these options were made from
    std::string architecture = "odm_unet";
    std::string encoder = "mobilenetv3_large";
    int epochs = 60;
    int batchSize = 8;
    double learningRate = 1e-3;
    int imageSize = 384; ///< at 192 rings, stripes and chorus pass for nuclei (resources/models/README.md)
    bool imageSizeIsChosen = false; ///< it holds even where the initial model has another
    std::uint64_t seed = 1;
    std::optional<std::uint64_t> splitSeed; ///< of the half-orbits to validate with; nothing: `seed`
    double validationFraction = 0.15;       ///< of the half-orbits, never of pictures of one half-orbit
    int folds = 0;          ///< from 2: `fold` of so many is for validation, instead of the fraction
    int fold = 0;           ///< of 0 to folds − 1
    int restartEpochs = 20; ///< T_0 of the cosine warm restarts
    int patience = 0;       ///< stop after so many epochs without a better validation mIoU; 0: never
    bool balanced = false;  ///< half of each epoch's samples hold a region, some of them more than once
    /// ODConv's temperature falls to 1 over these; 0: it stays where it starts, which learns most steadily
    /// (what was measured: resources/models/README.md).
    int temperatureEpochs = 0;
    double averaging = 0.99; ///< the model is the running mean of the weights; 0: the weights themselves
    double gradientNorm = 5; ///< longer gradients are cut to this; 0: never
    std::string loss = "log_dice";     ///< see model/nn/losses.h
    std::string augmentation = "auto"; ///< see model/data/augmentation.h; auto: as it suits the input
    std::string input = "plain";       ///< see model/data/network_input.h
    /// Start from these weights. Of a model of this product the network, input, image size and held-out
    /// half-orbits are taken too (the size unless another is chosen), of those of another program
    /// (model/nn/weight_import.h) the weights only.
    std::optional<std::filesystem::path> initialModel;
    bool partialInitial = false; ///< take of the initial weights what fits the network asked for
    bool resume = false;         ///< go on from OUT's checkpoint when there is one
    std::string device = "auto";
    bool mixedPrecision = false; ///< partly in bfloat16, on a GPU that can
    int threads = 0;
    int loaderThreads =
        -1; ///< that make batches ahead; -1: two, none beside a single thread, up to eight for a GPU
    std::map<std::string, std::string>
        networkOptions; ///< see model/nn/network_options.h; what is not named: what trains best
    /// Asked to stop, the training ends after the step at hand as if the epochs were over: the model is that
    /// of the best whole epoch. Before there is one it has no effect.
    std::stop_token enough;
    /// Called before each step; what it throws counts as thrown by the step. For tests of what goes wrong.
    std::function<void(int epoch, int step, int batchSize)> beforeStep;
};

/// "default"; "quick": minutes from an existing model, with balanced samples and an early stop; "paper": as
/// Li et al. (2024) trained. @throws Error for another name, with those that are known.
TrainingOptions trainingPreset(const std::string& name);
std::vector<std::string> trainingPresetNames();

/// @throws Error with the first value that makes no sense.
void checkTrainingOptions(const TrainingOptions& options);

/// What an analyst should know of these options, a sentence each.
std::vector<std::string> trainingOptionWarnings(const TrainingOptions& options);

} // namespace nucleoscope
