#include "core/archive/half_orbit_details.h"

namespace nucleoscope {
namespace {

constexpr std::size_t mostTrackPoints = 40;
constexpr std::int32_t burstMode = 2;

DegreeRange rangeOf(const std::vector<double>& degrees) {
    DegreeRange range;
    for (const double value : degrees) {
        if (std::isfinite(value)) {
            range.low = std::fmin(range.low, static_cast<float>(value)); // fmin(NaN, x) is x
            range.high = std::fmax(range.high, static_cast<float>(value));
        }
    }
    return range;
}

std::vector<GeographicPoint> thinned(const Track& track) {
    std::vector<GeographicPoint> points;
    const std::size_t rows = track.rows(), count = std::min(rows, mostTrackPoints);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t row = count > 1 ? i * (rows - 1) / (count - 1) : 0;
        points.push_back({track.latitude[row], track.longitude[row]});
    }
    return points;
}

} // namespace

std::vector<std::pair<std::size_t, std::size_t>> burstParts(const Track& track) {
    std::vector<std::pair<std::size_t, std::size_t>> parts;
    for (std::size_t row = 0; row < track.workMode.size(); ++row) {
        if (track.workMode[row] != burstMode) {
            continue;
        }
        if (!parts.empty() && parts.back().second + 1 == row) {
            parts.back().second = row;
        } else {
            parts.emplace_back(row, row);
        }
    }
    return parts;
}

HalfOrbitDetails detailsOf(const HalfOrbit& halfOrbit) {
    const Track& track = halfOrbit.track;
    HalfOrbitDetails details;
    details.orbit = halfOrbit.orbit;
    details.direction = halfOrbit.direction;
    details.simulated = halfOrbit.simulated;
    details.start = track.utc.front();
    details.end = track.utc.back();
    details.rows = static_cast<int>(halfOrbit.rows());
    details.bins = static_cast<int>(halfOrbit.bins());
    details.components = halfOrbit.components;
    for (const auto& [first, last] : burstParts(track)) {
        details.burstRows += static_cast<int>(last - first + 1);
        ++details.burstParts;
    }
    details.gaps = static_cast<int>(halfOrbit.gaps.size());
    for (const Gap& gap : halfOrbit.gaps) {
        details.gapSeconds += gap.seconds - rowSeconds;
    }
    details.latitude = rangeOf(track.latitude);
    details.magneticLatitude = rangeOf(track.magneticLatitude);
    details.warnings = halfOrbit.warnings;
    details.track = thinned(track);
    return details;
}

} // namespace nucleoscope
