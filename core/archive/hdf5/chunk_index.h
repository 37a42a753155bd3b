#pragma once

#include "core/archive/hdf5/dataset.h"

namespace nucleoscope::hdf5 {

/// A chunk that is stored: its first element, and where its bytes lie.
struct Chunk {
    std::uint64_t row = 0, column = 0;
    std::uint64_t address = noAddress, bytes = 0;
    std::uint32_t skippedFilters = 0;
};

/// The stored chunks of a chunked dataset that lie within it, by row and column. Those that are not stored
/// hold the fill value.
/// @throws Problem
std::vector<Chunk> findChunks(const File& file, const Dataset& dataset);

} // namespace nucleoscope::hdf5
