#pragma once

namespace nucleoscope {

/// Learning rate of cosine annealing with warm restarts (Loshchilov & Hutter 2017, T_mult = 1, down to 0).
/// `epoch` is fractional, from 0.
double restartedCosine(double learningRate, double epoch, int restartEpochs);

} // namespace nucleoscope
