#pragma once

#include "core/archive/half_orbit.h"

namespace nucleoscope {

/// Writes `halfOrbit` in the layout, names, types, attributes and units of a CSES-01 EFD VLF level-2 file
/// (whole or not at all), without waveforms (A13x_W). Positions that are NaN become -9999. MAG_LAT and
/// MAG_LON take fileMagnetic… when given, else the dipole ones. Same input, same bytes of data.
/// @throws FileError
void writeHalfOrbit(const std::filesystem::path& file, const HalfOrbit& halfOrbit);

} // namespace nucleoscope
