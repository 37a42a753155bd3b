#pragma once

#include "core/archive/hdf5/file.h"

#include <functional>

namespace nucleoscope::hdf5 {

/// Calls `visit` with each record of a version 2 B-tree (III.A.2), in no particular order.
/// @throws Problem
void visitRecords(const File& file, std::uint64_t tree,
                  const std::function<void(std::span<const std::uint8_t>)>& visit);

} // namespace nucleoscope::hdf5
