#pragma once

#include "core/simulation/simulator.h"

#include <string>

namespace nucleoscope {

/// The header line of regions.csv, with line end.
std::string truthTableHeader();
/// One line of regions.csv, with line end.
std::string truthTableLine(const TruthRegion& region);

} // namespace nucleoscope
