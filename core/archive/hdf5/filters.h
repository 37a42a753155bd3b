#pragma once

#include "core/archive/hdf5/file.h"

namespace nucleoscope::hdf5 {

/// What was done to the bytes of each chunk before they were stored (IV.A.2.l).
struct Filter {
    unsigned id = 0;
    std::vector<std::uint32_t> values;
};

/// @throws Problem also for a filter that is not known here
std::vector<Filter> readFilters(std::span<const std::uint8_t> message);

/// Undoes the filters of a chunk, last first, those aside whose bit is set in `skipped`.
/// @return `chunkBytes` bytes
/// @throws Problem when they come to another size or a checksum is wrong
Bytes unfiltered(Bytes stored, const std::vector<Filter>& filters, std::uint32_t skipped,
                 std::size_t chunkBytes);

} // namespace nucleoscope::hdf5
