#pragma once

#include "model/data/labelled_sample.h"
#include "model/model_info.h"
#include "model/training/training_options.h"
#include "model/training/training_preview.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace nucleoscope {

struct EpochRecord {
    int epoch = 0; ///< from 1
    double learningRate = 0, trainingLoss = 0, validationLoss = 0, validationMeanIou = 0,
           validationRegionIou = 0;
    double seconds = 0;
    double waitingSeconds = 0; ///< of these, for batches
};

struct TrainingProgress {
    int epoch = 0, epochs = 0; ///< the epoch that runs, from 1
    int step = 0, steps = 0;   ///< within the epoch
    double loss = 0;           ///< mean of this epoch so far
    double learningRate = 0;   ///< of the last step
    double secondsLeft = 0;    ///< estimate
    std::string phase;         ///< "loading", "training", "validating"
    std::string device;        ///< what computes: "cpu, 1 thread"
    int cpuThreads = 0;        ///< of the CPU; 0 when a GPU computes
    std::string warning;       ///< a sample that cannot be used; empty otherwise
    std::string note;          ///< something to know: of the data, the initial weights, the memory; or empty
    const std::vector<EpochRecord>* history = nullptr;      ///< whole epochs so far
    const std::vector<TrainingPreview>* previews = nullptr; ///< after the last whole epoch
};

struct TrainingResult {
    ModelInfo model;
    std::vector<EpochRecord> history;
    int bestEpoch = 0;
    std::string problem; ///< why it ended before it should; empty when all went well
    std::vector<std::string>
        heldOut; ///< half-orbits that the model was checked with and has not learned from
};

/// Trains on the calling thread. The best epoch by validation mIoU is written to `out` (whole or not at all:
/// an older model stays until the new one is complete) and the curves to OUT.history.csv; a checkpoint
/// OUT.checkpoint beside it lets `resume` go on. `progress` is called from the calling thread a few times a
/// second at most, and may wait: that is a pause.
/// When a loss is not finite, the best epoch so far is kept and `problem` names the batch. When a GPU has too
/// little memory, the batch is halved and a note says so.
/// @throws Cancelled within a second of a stop request, with `out` untouched; Error, FileError.
TrainingResult train(const std::vector<LabelledSample>& samples, const std::filesystem::path& out,
                     const TrainingOptions& options,
                     const std::function<void(const TrainingProgress&)>& progress, std::stop_token stop);

} // namespace nucleoscope
