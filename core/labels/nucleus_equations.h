#pragma once

#include "core/labels/nucleus_fit.h"

#include <array>
#include <vector>

namespace nucleoscope {

/// What is fitted, in the order of the equations.
enum NucleusParameter {
    CenterColumn,
    CenterRow,
    LogColumnScale,
    LogRowScale,
    LogShape,
    Contrast,
    Background,
    Radius = Background + 6,
    ParameterCount = Radius + 2 * NucleusFit::harmonics
};
using NucleusVector = std::array<double, ParameterCount>;

/// The mean of a block of pixels.
struct NucleusSample {
    double column = 0, row = 0, value = 0;
    double weight = 1; ///< part of the block that has values
};

/// In place of a mean where there are outliers. Reorders `values`, which must not be empty.
double medianOf(std::vector<double>& values);

/// The value of the model at a place and its derivatives by the parameters.
double nucleusAt(const NucleusFit& fit, double column, double row, NucleusVector& derivative);

/// What is believed before anything is seen, as mean and width of each parameter, so that a faint nucleus
/// does not get an outline of pure noise.
struct NucleusBelief {
    NucleusVector mean{}, width{};

    /// `place`: what was pointed at as the centre.
    NucleusBelief(const NucleusFit& start, GridPoint place);
};

/// Least squares with outliers (lines, strokes of lightning, other nuclei) held down, by Levenberg's and
/// Marquardt's method.
class NucleusFitting {
public:
    /// Only the first `free` parameters are fitted.
    NucleusFitting(std::vector<NucleusSample> samples, const NucleusBelief& belief, int free)
        : samples_(std::move(samples)), belief_(belief), free_(free) {}

    void run(NucleusFit& fit, int rounds);

    /// Of the samples around the fit, dex.
    double spread() const { return spread_; }
    const std::vector<NucleusSample>& samples() const { return samples_; }
    /// What a deviation counts for, in units of the spread: Geman's and McClure's, limited for outliers.
    static double robust(double square) { return square / (1 + square / outlier); }

private:
    static constexpr double outlier = 9; ///< square of the spreads from which on a sample is one
    /// Neighbouring samples say much the same, so that each counts for less than one.
    static constexpr double independence = 0.08;

    double spreadOf(const NucleusFit& fit) const;
    double costOf(const NucleusFit& fit) const;
    NucleusVector solve(const NucleusFit& fit, double damping) const;

    std::vector<NucleusSample> samples_;
    const NucleusBelief& belief_;
    int free_;
    double spread_ = 1;
};

} // namespace nucleoscope
