#include "core/spectrum/grid.h"

#include <limits>

namespace nucleoscope {
namespace {

/// The sample before `x` and the fraction of the step to the next one; outside [0, last] the edge's step is
/// carried on.
struct Between {
    std::size_t before = 0;
    double fraction = 0;
};

Between between(double x, std::size_t size) {
    const double before = std::clamp(std::floor(x), 0.0, static_cast<double>(size) - 2);
    return {static_cast<std::size_t>(before), x - before};
}

template <class T>
double interpolate(const std::vector<T>& values, double x, double singleStep) {
    if (values.empty()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (values.size() == 1) {
        return static_cast<double>(values[0]) + x * singleStep;
    }
    const Between at = between(x, values.size());
    const auto first = static_cast<double>(values[at.before]);
    const auto step = static_cast<double>(values[at.before + 1] - values[at.before]);
    return first + at.fraction * step;
}

/// The inverse of interpolate() for ascending values.
template <class T>
double locate(const std::vector<T>& values, double value, double singleStep) {
    if (values.empty()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (values.size() == 1) {
        return (value - static_cast<double>(values[0])) / singleStep;
    }
    const auto above = std::upper_bound(values.begin() + 1, values.end() - 1, value,
                                        [](double v, T element) { return v < static_cast<double>(element); });
    const auto before = static_cast<std::size_t>(above - values.begin()) - 1;
    const auto first = static_cast<double>(values[before]);
    const auto step = static_cast<double>(values[before + 1] - values[before]);
    return static_cast<double>(before) + (value - first) / step;
}

double wrapped(double longitude) {
    const double turned = std::remainder(longitude, 360.0);
    return turned == 180.0 ? -180.0 : turned;
}

double interpolateLongitude(const std::vector<double>& values, double x) {
    if (values.size() < 2) {
        return values.empty() ? std::numeric_limits<double>::quiet_NaN() : values[0];
    }
    const Between at = between(x, values.size());
    const double step = std::remainder(values[at.before + 1] - values[at.before], 360.0);
    return wrapped(values[at.before] + at.fraction * step);
}

} // namespace

SpectrumGrid::SpectrumGrid(const HalfOrbit& halfOrbit)
    : track_(halfOrbit.track), frequencyHz_(halfOrbit.frequencyHz) {}

UtcMs SpectrumGrid::utcAt(double column) const {
    return track_.utc.empty() ? 0 : std::llround(interpolate(track_.utc, column, 1000 * rowSeconds));
}

double SpectrumGrid::columnAt(UtcMs utc) const {
    return locate(track_.utc, static_cast<double>(utc), 1000 * rowSeconds);
}

double SpectrumGrid::frequencyAt(double row) const {
    return interpolate(frequencyHz_, height() - 1 - row, nominalBinHz);
}

double SpectrumGrid::rowAt(double frequencyHz) const {
    return height() - 1 - locate(frequencyHz_, frequencyHz, nominalBinHz);
}

double SpectrumGrid::binHz() const {
    return frequencyHz_.size() < 2
               ? nominalBinHz
               : (frequencyHz_.back() - frequencyHz_.front()) / static_cast<double>(frequencyHz_.size() - 1);
}

Position SpectrumGrid::positionAt(double column) const {
    return {interpolate(track_.latitude, column, 0), interpolateLongitude(track_.longitude, column),
            interpolate(track_.altitudeKm, column, 0), interpolate(track_.magneticLatitude, column, 0),
            interpolateLongitude(track_.magneticLongitude, column)};
}

} // namespace nucleoscope
