#pragma once

#include "core/archive/half_orbit.h"
#include "core/geo/sun.h"

namespace nucleoscope {

/// Columns that follow each other and have something in common, inclusive.
struct ColumnRun {
    int first = 0, last = 0;
    bool operator==(const ColumnRun&) const = default;
};

/// Where the instrument measured in burst mode (WORKMODE 2).
std::vector<ColumnRun> burstRuns(const Track& track);

/// The magnetic latitudes, north and south, where nucleus-shaped anomaly regions occur, degrees. Source: Li
/// et al. (2024).
inline constexpr double nucleusBandLow = 58, nucleusBandHigh = 80;
std::vector<ColumnRun> nucleusBandRuns(const Track& track);

struct DaylightRun {
    ColumnRun columns;
    Daylight daylight = Daylight::Day;
};
/// Columns without a position are in no run.
std::vector<DaylightRun> daylightRuns(const Track& track);

} // namespace nucleoscope
