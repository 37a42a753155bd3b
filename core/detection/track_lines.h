#pragma once

#include "core/archive/half_orbit.h"

#include <vector>

namespace nucleoscope {

struct TrackPoint {
    UtcMs utc = 0;
    double latitude = 0, longitude = 0, altitudeKm = 0; ///< degrees, longitude −180…180 inclusive; km
};

/// A piece of a ground track without a gap that does not cross ±180°. Between its points position is linear
/// in time.
using TrackLine = std::vector<TrackPoint>;

/// The pieces of a track with as few points as give every position to 0.05° of latitude and longitude (but
/// for longitude poleward of 80°, which may be off by as much on the ground). Pieces end where rows were lost
/// and where positions are missing, and at ±180°, where both get a point on the line.
std::vector<TrackLine> trackLines(const Track& track);

} // namespace nucleoscope
