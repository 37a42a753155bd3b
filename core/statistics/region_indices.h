#pragma once

#include <cstddef>
#include <vector>

namespace nucleoscope {

/// Indices into Catalogue::regions, ascending.
using RegionIndices = std::vector<std::size_t>;

} // namespace nucleoscope
