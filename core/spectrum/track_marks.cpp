#include "core/spectrum/track_marks.h"

#include <cmath>

namespace nucleoscope {
namespace {

/// The runs of columns for which `isIn(column)`.
template <typename IsIn>
std::vector<ColumnRun> runsWhere(std::size_t columns, IsIn isIn) {
    std::vector<ColumnRun> runs;
    for (std::size_t column = 0; column < columns; ++column) {
        if (!isIn(column)) {
            continue;
        }
        const int here = static_cast<int>(column);
        if (runs.empty() || runs.back().last != here - 1) {
            runs.push_back({here, here});
        } else {
            runs.back().last = here;
        }
    }
    return runs;
}

} // namespace

std::vector<ColumnRun> burstRuns(const Track& track) {
    constexpr std::int32_t burst = 2;
    return runsWhere(track.workMode.size(),
                     [&](std::size_t column) { return track.workMode[column] == burst; });
}

std::vector<ColumnRun> nucleusBandRuns(const Track& track) {
    return runsWhere(track.magneticLatitude.size(), [&](std::size_t column) {
        const double latitude = std::abs(track.magneticLatitude[column]);
        return latitude >= nucleusBandLow && latitude <= nucleusBandHigh;
    });
}

std::vector<DaylightRun> daylightRuns(const Track& track) {
    std::vector<DaylightRun> runs;
    for (std::size_t column = 0; column < track.rows(); ++column) {
        const double latitude = track.latitude[column], longitude = track.longitude[column];
        if (!std::isfinite(latitude) || !std::isfinite(longitude)) {
            continue;
        }
        const int here = static_cast<int>(column);
        const Daylight daylight =
            daylightAt(latitude, longitude, track.altitudeKm[column], track.utc[column]);
        if (!runs.empty() && runs.back().daylight == daylight && runs.back().columns.last == here - 1) {
            runs.back().columns.last = here;
        } else {
            runs.push_back({{here, here}, daylight});
        }
    }
    return runs;
}

} // namespace nucleoscope
