#pragma once

#include "core/simulation/random.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace nucleoscope {

/// log10 of the expected amplitude of the broadband field, rows × bins, [time][frequency], frequency upward.
struct Canvas {
    std::size_t bins = 0;
    std::vector<double> seconds;     ///< of the rows
    std::vector<double> frequencyHz; ///< of the bins
    std::vector<float> dex;

    std::size_t rows() const { return seconds.size(); }
    float* row(std::size_t index) { return dex.data() + index * bins; }
    double binHz() const { return frequencyHz[1] - frequencyHz[0]; }
};

/// A rectangle of the canvas, last ones excluded.
struct Window {
    std::size_t firstRow = 0, lastRow = 0, firstBin = 0, lastBin = 0;

    std::size_t rows() const { return lastRow - firstRow; }
    std::size_t bins() const { return lastBin - firstBin; }
};

/// The part of the canvas within `halfSeconds` and `halfHz` of a point; empty when it lies outside.
inline Window windowAround(const std::vector<double>& seconds, const std::vector<double>& frequencyHz,
                           double centerSeconds, double centerHz, double halfSeconds, double halfHz) {
    const auto bound = [](const std::vector<double>& values, double value) {
        return static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), value) -
                                        values.begin());
    };
    return {bound(seconds, centerSeconds - halfSeconds), bound(seconds, centerSeconds + halfSeconds),
            bound(frequencyHz, centerHz - halfHz), bound(frequencyHz, centerHz + halfHz)};
}

/// 0 below, 1 above, ½ at 0: an edge of the given width.
inline double softStep(double distance, double width) {
    return 1 / (1 + std::exp(-distance / width));
}

/// exp(−z²), the bell that most envelopes are made of.
inline double bell(double z) {
    return std::exp(-z * z);
}

} // namespace nucleoscope
