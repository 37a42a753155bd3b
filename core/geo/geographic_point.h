#pragma once

namespace nucleoscope {

/// A geographic position, degrees.
struct GeographicPoint {
    double latitude = 0, longitude = 0;
};

} // namespace nucleoscope
