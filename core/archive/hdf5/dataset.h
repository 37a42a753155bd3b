#pragma once

#include "core/archive/hdf5/filters.h"
#include "core/archive/hdf5/object_header.h"
#include "core/archive/hdf5/types.h"

#include <array>
#include <functional>

namespace nucleoscope::hdf5 {

/// Datasets and chunks with more elements are refused: no half-orbit has a tenth of it, and three spectra of
/// this size still fit into 512 MiB with everything that reading them takes.
inline constexpr std::uint64_t mostElements = std::uint64_t{1} << 23;

/// How the chunks of a dataset are found (IV.A.2.i).
struct ChunkIndex {
    enum class Kind { Tree1, Single, Implicit, FixedArray, ExtensibleArray, Tree2 };

    Kind kind = Kind::Tree1;
    std::uint64_t address = noAddress;
    std::uint64_t singleBytes = 0;   ///< Single, filtered: as stored
    std::uint32_t singleSkipped = 0; ///< Single, filtered
    bool edgesUnfiltered = false;    ///< chunks that reach over the edge are stored without filters
};

/// A dataset of numbers of rank 1 (one column) or 2, as its header describes it.
struct Dataset {
    enum class Storage { Compact, Contiguous, Chunked };

    std::size_t rank = 0;
    std::array<std::uint64_t, 2> size{1, 1}, largest{1, 1}; ///< `largest`: noAddress where without limit
    NumberType type;
    Storage storage = Storage::Contiguous;
    Bytes compact;                        ///< Compact: the elements
    std::uint64_t address = noAddress;    ///< Contiguous; noAddress when it was never written
    std::array<std::uint64_t, 2> chunk{}; ///< Chunked: rows, columns
    ChunkIndex index;
    std::vector<Filter> filters;
    Bytes fill; ///< one element; empty for 0

    std::uint64_t rows() const { return size[0]; }
    std::uint64_t columns() const { return size[1]; }
    std::uint64_t chunkBytes() const { return chunk[0] * chunk[1] * type.bytes; }
};

/// Checks ranks, types and sizes before anything else is read.
/// @throws Problem
Dataset describeDataset(const File& file, std::uint64_t header);

/// Gets whole rows as doubles, `rows * columns` of them, which last until it returns.
using TakeRows = std::function<void(std::size_t firstRow, std::size_t rows, const double* values)>;

/// Calls `take` with all rows, part by part. Parts of a large dataset (from 1 MB on) come in any order and
/// from two threads at once. Allocates no more than a row of chunks for each.
/// @throws Problem
void visitRows(const File& file, const Dataset& dataset, const TakeRows& take);

/// All elements as integers. @throws Problem
std::vector<std::int64_t> readIntegers(const File& file, const Dataset& dataset);

} // namespace nucleoscope::hdf5
