#include "model/training/training_options.h"

#include "core/error.h"

namespace nucleoscope {
namespace {

TrainingOptions quickPreset() {
    TrainingOptions options;
    options.recipe = "quick";
    options.epochs = 12;
    options.restartEpochs = 12;
    options.learningRate = 3e-4;
    options.averaging = 0.95;
    options.balanced = true;
    options.patience = 4;
    return options;
}

/// Li et al. (2024), with what their library does where they are silent: facts of each choice are in the
/// README beside the sample model.
TrainingOptions paperPreset() {
    TrainingOptions options;
    options.recipe = "paper";
    options.epochs = 1200;
    options.patience = 100; // "until mIoU or mPA reaches the maximum"
    options.batchSize = 16;
    options.imageSize = 256;
    options.temperatureEpochs = 10;
    options.averaging = 0;
    options.gradientNorm = 0;
    options.input = "picture";
    options.augmentation = "paper";
    options.networkOptions = {
        {"attention_norm", "batch"}, {"attention_init", "fan_out"}, {"sdi_init", "published"}};
    return options;
}

} // namespace

std::vector<std::string> trainingPresetNames() {
    return {"default", "quick", "paper"};
}

TrainingOptions trainingPreset(const std::string& name) {
    if (name == "default") {
        return {};
    }
    if (name == "quick") {
        return quickPreset();
    }
    if (name == "paper") {
        return paperPreset();
    }
    throw Error("unknown recipe '" + name + "'; expected default, quick or paper");
}

void checkTrainingOptions(const TrainingOptions& options) {
    const auto require = [](bool good, const std::string& sentence) {
        if (!good) {
            throw Error(sentence);
        }
    };
    require(options.epochs > 0, "the number of epochs must be at least 1");
    require(options.batchSize > 1,
            "the batch size must be at least 2, for batch normalisation needs a batch");
    require(options.learningRate > 0, "the learning rate must be above 0");
    require(options.imageSize >= 64 && options.imageSize <= 2048 && options.imageSize % 32 == 0,
            "the image size must be a multiple of 32 from 64 to 2048");
    require(options.validationFraction > 0 && options.validationFraction < 1,
            "the validation fraction must lie between 0 and 1");
    require(options.folds == 0 || options.folds > 1, "there must be at least 2 folds");
    require(options.folds == 0 || (options.fold >= 0 && options.fold < options.folds),
            "the fold must be one of the folds");
    require(options.temperatureEpochs >= 0, "the temperature must fall over at least 0 epochs");
    require(options.restartEpochs > 0, "the learning rate must restart after at least 1 epoch");
    require(options.patience >= 0, "the patience must be at least 0 epochs");
    require(options.averaging >= 0 && options.averaging < 1, "the averaging must be at least 0 and below 1");
    require(options.gradientNorm >= 0, "the largest gradient norm must be at least 0");
    require(options.augmentation != "paper" || options.input == "picture",
            "the paper's augmentation needs the input 'picture'");
    require(options.augmentation != "spectrum" || options.input == "plain",
            "the augmentation of spectra needs the input 'plain'");
}

std::vector<std::string> trainingOptionWarnings(const TrainingOptions& options) {
    if (options.loss == "printed") {
        return {
            "the loss as printed is smallest where Dice is 0: it trains no network, use it only to see that"};
    }
    return {};
}

} // namespace nucleoscope
