#pragma once

#include "core/archive/half_orbit_name.h"

namespace nucleoscope {

/// "EFD VLF L02" of a name that follows the convention.
std::string productOf(const HalfOrbitName& name);

/// What a CSES file without VLF spectra is, for a sentence: "HPM data (high-precision magnetometer)". From
/// the name when it follows the convention, else from the names of the datasets; empty when neither tells.
std::string describeOtherProduct(const std::optional<HalfOrbitName>& name,
                                 const std::vector<std::string>& datasets);

} // namespace nucleoscope
