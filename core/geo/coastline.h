#pragma once

#include "core/geo/projection.h"

namespace nucleoscope {

enum class CoastlineDetail { Coarse, Fine }; ///< Natural Earth at 1:110 million and 1:50 million

/// The land of the Earth on a map: cut at ±180° and closed over the south pole on a cylindrical one, what
/// lies beyond the edge of a polar one drawn together there.
struct Coastline {
    std::vector<MapLine>
        land; ///< closed rings (first point = last) to fill by the even-odd rule: lakes lie inside
    std::vector<MapLine> shore; ///< the lines to draw: the rings without the cuts at ±180° and at the pole
};

/// Read on first use (about 20 ms and 60 ms), then kept. Any thread may call it.
/// @throws Error when GDAL cannot read the coastlines that the program carries.
const Coastline& coastline(CoastlineDetail detail, MapProjection projection);

} // namespace nucleoscope
