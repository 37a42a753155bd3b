#pragma once

#include "core/archive/hdf5/file.h"

#include <optional>

namespace nucleoscope::hdf5 {

/// IEEE floats of 4 and 8 bytes and two's complement integers of 1, 2, 4 and 8 bytes.
struct NumberType {
    enum class Kind { Signed, Unsigned, Float };

    Kind kind = Kind::Float;
    std::size_t bytes = 8;
    bool bigEndian = false;

    /// Whether the bytes are those of a double in memory.
    bool isNativeDouble() const;
};

/// A datatype message (IV.A.2.d) as far as it matters here.
struct DataType {
    std::optional<NumberType> number;
    bool fixedText = false, variableText = false;
    std::size_t bytes = 0; ///< of one element
};

/// @throws Problem
DataType readDataType(std::span<const std::uint8_t> message);

/// A dataspace message (IV.A.2.b).
struct DataSpace {
    std::size_t rank = 0; ///< 0: one element, or none when `null`
    bool null = false;
    std::vector<std::uint64_t> size, largest; ///< `largest`: noAddress where without limit
};

/// @throws Problem
DataSpace readDataSpace(const File& file, std::span<const std::uint8_t> message);

/// Converts elements, saturating; NaN becomes the integer 0.
void toDoubles(std::span<const std::uint8_t> elements, const NumberType& type, double* out);
void toIntegers(std::span<const std::uint8_t> elements, const NumberType& type, std::int64_t* out);

} // namespace nucleoscope::hdf5
