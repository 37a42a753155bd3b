#pragma once

#include "core/geo/miller.h"

namespace nucleoscope {

enum class CoastlineDetail { Coarse, Fine }; ///< Natural Earth at 1:110 million and 1:50 million

/// The land of the Earth on the Miller map, cut at ±180° and closed over the south pole.
struct Coastline {
    std::vector<MillerLine>
        land; ///< closed rings (first point = last) to fill by the even-odd rule: lakes lie inside
    std::vector<MillerLine> shore; ///< the lines to draw: the rings without the cuts at ±180° and at the pole
};

/// Read on first use (about 20 ms and 60 ms), then kept. Any thread may call it.
/// @throws Error when GDAL cannot read the coastlines that the program carries.
const Coastline& coastline(CoastlineDetail detail);

} // namespace nucleoscope
