#pragma once

#include "model/data/labelled_sample.h"
#include "model/model_info.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace nucleoscope {

struct TrainingOptions {
    std::string architecture = "odm_unet";
    std::string encoder = "mobilenetv3_large";
    int epochs = 60;
    int batchSize = 8;
    double learningRate = 1e-3;
    int imageSize = 256;
    std::uint64_t seed = 1;
    std::optional<std::uint64_t> splitSeed; ///< of the half-orbits to validate with; nothing: `seed`
    double validationFraction = 0.15;       ///< of the half-orbits, never of pictures of one half-orbit
    int restartEpochs = 20;                 ///< T_0 of the cosine warm restarts
    /// ODConv's temperature falls to 1 over these; 0: over twice the epochs, so that it stays where training
    /// is steady (what was measured: resources/models/README.md).
    int temperatureEpochs = 0;
    double averaging = 0.99; ///< the model is the running mean of the weights; 0: the weights themselves
    bool augmentation = true;
    std::string input = "plain"; ///< see model/data/network_input.h
    /// Start from these weights; then network, input and image size are those of that model.
    std::optional<std::filesystem::path> initialModel;
    bool resume = false; ///< go on from OUT's checkpoint when there is one
    std::string device = "auto";
    int threads = 0;
    std::map<std::string, std::string>
        networkOptions; ///< see model/nn/network_options.h; what is not named: what trains best
};

struct EpochRecord {
    int epoch = 0; ///< from 1
    double learningRate = 0, trainingLoss = 0, validationLoss = 0, validationMeanIou = 0,
           validationRegionIou = 0;
    double seconds = 0;
};

struct TrainingProgress {
    int epoch = 0, epochs = 0;                         ///< the epoch that runs, from 1
    int step = 0, steps = 0;                           ///< within the epoch
    double loss = 0;                                   ///< mean of this epoch so far
    double secondsLeft = 0;                            ///< estimate
    std::string phase;                                 ///< "loading", "training", "validating"
    std::string warning;                               ///< a sample that cannot be used; empty otherwise
    const std::vector<EpochRecord>* history = nullptr; ///< whole epochs so far
};

struct TrainingResult {
    ModelInfo model;
    std::vector<EpochRecord> history;
    int bestEpoch = 0;
};

/// Trains on the calling thread. The best epoch by validation mIoU is written to `out` (whole or not at all:
/// an older model stays until the new one is complete) and the curves to OUT.history.csv; a checkpoint
/// OUT.checkpoint beside it lets `resume` go on. `progress` is called from the calling thread a few times a
/// second at most.
/// @throws Cancelled within a second of a stop request, with `out` untouched; Error, FileError.
TrainingResult train(const std::vector<LabelledSample>& samples, const std::filesystem::path& out,
                     const TrainingOptions& options,
                     const std::function<void(const TrainingProgress&)>& progress, std::stop_token stop);

} // namespace nucleoscope
