#include "model/training/schedule.h"

#include <cmath>
#include <numbers>

namespace nucleoscope {

double restartedCosine(double learningRate, double epoch, int restartEpochs) {
    const double phase = std::fmod(epoch, restartEpochs) / restartEpochs;
    return learningRate * (1 + std::cos(std::numbers::pi * phase)) / 2;
}

} // namespace nucleoscope
