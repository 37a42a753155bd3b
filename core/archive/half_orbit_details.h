#pragma once

#include "core/archive/half_orbit.h"
#include "core/geo/geographic_point.h"

#include <limits>

namespace nucleoscope {

/// A range of degrees that positions cover; NaN when none is known.
struct DegreeRange {
    float low = std::numeric_limits<float>::quiet_NaN(), high = std::numeric_limits<float>::quiet_NaN();

    bool overlaps(double from, double to) const {
        return low <= to && high >= from;
    } ///< false when not known
};

/// What a list shows of a half-orbit that its name does not tell: found by opening the file, without its
/// spectra.
struct HalfOrbitDetails {
    int orbit = 0;
    Direction direction = Direction::Ascending;
    bool simulated = false;
    UtcMs start = 0, end = 0; ///< of the first and the last row
    int rows = 0, bins = 0;
    std::vector<Component> components;
    int burstRows = 0, burstParts = 0; ///< parts: runs of burst rows
    int gaps = 0;
    double gapSeconds = 0; ///< time without rows in all gaps together
    DegreeRange latitude, magneticLatitude;
    std::vector<std::string> warnings;
    std::vector<GeographicPoint>
        track; ///< at most 40 points, first and last row included; NaN where not known
};

HalfOrbitDetails detailsOf(const HalfOrbit& halfOrbit);

/// The runs of burst rows (work mode 2), first and last row of each.
std::vector<std::pair<std::size_t, std::size_t>> burstParts(const Track& track);

} // namespace nucleoscope
