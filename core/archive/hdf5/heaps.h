#pragma once

#include "core/archive/hdf5/file.h"

namespace nucleoscope::hdf5 {

/// An object of a global heap (III.E): where text of variable length lies.
/// @throws Problem when there is none
Bytes globalHeapObject(const File& file, std::uint64_t collection, std::uint64_t index);

/// Where many links or attributes of an object lie (III.G). Only managed objects, not filtered.
class FractalHeap {
public:
    /// @throws Problem
    FractalHeap(const File& file, std::uint64_t address);

    /// The bytes of the object with an identifier.
    /// @throws Problem
    Bytes object(std::span<const std::uint8_t> id) const;

private:
    struct Block {
        std::uint64_t address, start, size;
    };

    std::uint64_t rowBlockSize(std::size_t row) const;
    std::uint64_t readEntry(std::uint64_t block, std::size_t index) const;
    Block blockWith(std::uint64_t offset) const;

    const File& file_;
    std::size_t offsetBytes_ = 0, width_ = 0, rootRows_ = 0;
    std::uint64_t firstBlockSize_ = 0, largestDirectBlock_ = 0, root_ = noAddress;
};

} // namespace nucleoscope::hdf5
