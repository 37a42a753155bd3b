#pragma once

#include "core/archive/hdf5/file.h"

#include <functional>

namespace nucleoscope::hdf5 {

using ArrayElement = std::function<void(std::uint64_t place, std::span<const std::uint8_t> element)>;

/// Calls `take` with the elements of a fixed array (III.C) or an extensible one (III.D), those before `most`.
/// @throws Problem
void visitFixedArray(const File& file, std::uint64_t header, std::uint64_t most, const ArrayElement& take);
void visitExtensibleArray(const File& file, std::uint64_t header, std::uint64_t most,
                          const ArrayElement& take);

} // namespace nucleoscope::hdf5
