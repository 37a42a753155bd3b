#pragma once

#include "core/detection/region_outlines.h"
#include "core/detection/track_lines.h"

#include <ogrsf_frmts.h>

namespace nucleoscope::cataloguegeometry {

/// WGS 84, longitude first.
OGRSpatialReference wgs84();
/// Seconds since 1970 to the right, Hz upward.
OGRSpatialReference timeAndFrequency();

/// Altitude in km as Z, time in seconds since 1970 as M. Null when there is no line.
std::unique_ptr<OGRGeometry> toGeometry(const std::vector<TrackLine>& track);
std::vector<TrackLine> trackOf(const OGRGeometry* geometry);

/// The polygons of an outline in time and frequency, valid and thinned to three quarters of a pixel. Null
/// when there is none.
std::unique_ptr<OGRGeometry> toGeometry(const RegionOutline& outline);

} // namespace nucleoscope::cataloguegeometry
