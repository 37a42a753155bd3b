#pragma once

#include "core/archive/half_orbit.h"

namespace nucleoscope {

/// Times that run forward, one per row: rows without a time, or whose time breaks the order, get one
/// interpolated from their neighbours (rows keep their place: masks lie on the rows of the file). A sentence
/// per kind of repair is appended to `warnings`.
/// @throws Error when less than half of the rows have a usable time.
std::vector<UtcMs> repairTimes(const std::vector<std::optional<UtcMs>>& times,
                               std::vector<std::string>& warnings);

/// Makes latitude, longitude and altitude sound: values out of range (−9999 and the like), jumps that no
/// satellite makes, and positions repeated while time went on are interpolated along the great circle from
/// the rows around them, within 300 s; what cannot be repaired becomes NaN. Longitudes come out in [−180,
/// 180). Needs ascending `track.utc`.
void repairPositions(Track& track, std::vector<std::string>& warnings);

} // namespace nucleoscope
