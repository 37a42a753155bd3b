#pragma once

#include "model/model_info.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace nucleoscope {

/// A half-orbit file and the mask that says where its regions are, or a picture and its mask.
struct LabelledSample {
    std::filesystem::path source; ///< half-orbit (.h5) or picture
    std::filesystem::path mask;   ///< PNG of the same grid
};

/// Pairs NAME.h5 with NAME.png. @throws Error when there is no pair at all; unpaired files go to `unpaired`.
std::vector<LabelledSample> pairArchiveWithMasks(const std::vector<std::filesystem::path>& halfOrbits,
                                                 const std::filesystem::path& maskFolder,
                                                 std::vector<std::filesystem::path>* unpaired = nullptr);
/// Pairs pictures (PNG, JPEG, TIFF) with masks of the same base name.
std::vector<LabelledSample> pairImagesWithMasks(const std::filesystem::path& imageFolder,
                                                const std::filesystem::path& maskFolder);

struct TrainingOptions {
    std::string architecture = "odm_unet";
    std::string encoder = "mobilenetv3_large";
    int epochs = 60;
    int batchSize = 8;
    double learningRate = 1e-3;
    int imageSize = 256;
    std::uint64_t seed = 1;
    double validationFraction = 0.15; ///< of the half-orbits, never of pictures of one half-orbit
    int restartEpochs = 20;           ///< T_0 of the cosine warm restarts
    std::optional<std::filesystem::path> initialModel; ///< start from these weights
    bool resume = false;              ///< go on from OUT's checkpoint when there is one
    std::string device = "auto";
    int threads = 0;
    std::map<std::string, std::string> networkOptions; ///< see model/nn/network.h; empty: what trains best
};

struct EpochRecord {
    int epoch = 0; ///< from 1
    double learningRate = 0, trainingLoss = 0, validationLoss = 0, validationMeanIou = 0, validationRegionIou = 0;
    double seconds = 0;
};

struct TrainingProgress {
    int epoch = 0, epochs = 0;      ///< the epoch that runs, from 1
    int step = 0, steps = 0;        ///< within the epoch
    double loss = 0;                ///< mean of this epoch so far
    double secondsLeft = 0;         ///< estimate
    std::string phase;              ///< "loading", "training", "validating"
    const std::vector<EpochRecord>* history = nullptr; ///< whole epochs so far
};

struct TrainingResult {
    ModelInfo model;
    std::vector<EpochRecord> history;
    int bestEpoch = 0;
};

/// Trains on the calling thread. The best epoch by validation mIoU is written to `out` (whole or not at all: an older model
/// stays until the new one is complete) and the curves to OUT.history.csv; a checkpoint OUT.checkpoint beside it lets
/// `resume` go on. `progress` is called from the calling thread a few times a second at most.
/// @throws Cancelled within a second of a stop request, with `out` untouched; Error, FileError.
TrainingResult train(const std::vector<LabelledSample>& samples, const std::filesystem::path& out,
                     const TrainingOptions& options, const std::function<void(const TrainingProgress&)>& progress,
                     std::stop_token stop);

} // namespace nucleoscope
