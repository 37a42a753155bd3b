#include "core/archive/hdf5/chunk_index.h"
#include "core/archive/hdf5/dataset.h"

namespace nucleoscope::hdf5 {
namespace {

/// Contiguous rows are read in parts that stay in the second cache, of a multiple of 16 rows.
constexpr std::uint64_t bandBytes = std::uint64_t{128} << 10;
constexpr std::uint64_t rowsTogether = 16;

std::uint64_t bandRows(const Dataset& dataset) {
    const std::uint64_t rowBytes = dataset.columns() * dataset.type.bytes;
    const std::uint64_t rows = bandBytes / rowBytes / rowsTogether * rowsTogether;
    return std::clamp<std::uint64_t>(rows, rowsTogether, std::max(dataset.rows(), rowsTogether));
}

/// Calls `take(firstRow, rows, elements)` with the elements of whole rows as they are stored.
template <class Take>
void visitContiguous(const File& file, const Dataset& dataset, const Take& take) {
    const std::uint64_t rowBytes = dataset.columns() * dataset.type.bytes;
    const std::uint64_t step = std::min(bandRows(dataset), dataset.rows());
    Bytes buffer(static_cast<std::size_t>(step * rowBytes));
    for (std::uint64_t row = 0; row < dataset.rows(); row += step) {
        const std::uint64_t rows = std::min(step, dataset.rows() - row);
        const std::span<std::uint8_t> elements =
            std::span(buffer).first(static_cast<std::size_t>(rows * rowBytes));
        file.read(dataset.address + row * rowBytes, elements);
        take(row, rows, elements);
    }
}

bool reachesOverTheEdge(const Dataset& dataset, const Chunk& chunk) {
    return chunk.row + dataset.chunk[0] > dataset.rows() ||
           chunk.column + dataset.chunk[1] > dataset.columns();
}

Bytes chunkElements(const File& file, const Dataset& dataset, const Chunk& chunk) {
    if (chunk.address > file.size() || chunk.bytes > file.size() - chunk.address) {
        throwDamaged("a part of it lies outside of the file");
    }
    Bytes stored(static_cast<std::size_t>(chunk.bytes));
    file.read(chunk.address, stored);
    const bool plain = dataset.index.edgesUnfiltered && reachesOverTheEdge(dataset, chunk);
    return unfiltered(std::move(stored), plain ? std::vector<Filter>{} : dataset.filters,
                      chunk.skippedFilters, static_cast<std::size_t>(dataset.chunkBytes()));
}

/// Rows of chunks, one band after the other, put together element by element.
template <class Take>
void visitChunked(const File& file, const Dataset& dataset, const Take& take) {
    const std::vector<Chunk> chunks = findChunks(file, dataset);
    const std::uint64_t width = dataset.type.bytes;
    const std::uint64_t rowBytes = dataset.columns() * width;
    const std::uint64_t step = std::min(dataset.chunk[0], dataset.rows());
    Bytes band(static_cast<std::size_t>(step * rowBytes));
    auto chunk = chunks.begin();
    for (std::uint64_t row = 0; row < dataset.rows(); row += step) {
        const std::uint64_t rows = std::min(step, dataset.rows() - row);
        for (std::size_t i = 0; i < band.size(); ++i) {
            band[i] = dataset.fill.empty() ? 0 : dataset.fill[i % dataset.fill.size()];
        }
        for (; chunk != chunks.end() && chunk->row == row; ++chunk) {
            const Bytes elements = chunkElements(file, dataset, *chunk);
            const std::uint64_t columns = std::min(dataset.chunk[1], dataset.columns() - chunk->column);
            for (std::uint64_t i = 0; i < rows; ++i) {
                std::copy_n(elements.data() + i * dataset.chunk[1] * width, columns * width,
                            band.data() + i * rowBytes + chunk->column * width);
            }
        }
        take(row, rows, std::span<const std::uint8_t>(band).first(static_cast<std::size_t>(rows * rowBytes)));
    }
}

template <class Take>
void visitElements(const File& file, const Dataset& dataset, const Take& take) {
    if (dataset.rows() == 0 || dataset.columns() == 0) {
        return;
    }
    switch (dataset.storage) {
    case Dataset::Storage::Compact:
        take(std::uint64_t{0}, dataset.rows(),
             std::span<const std::uint8_t>(dataset.compact)
                 .first(static_cast<std::size_t>(dataset.rows() * dataset.columns() * dataset.type.bytes)));
        break;
    case Dataset::Storage::Contiguous:
        visitContiguous(file, dataset, take);
        break;
    case Dataset::Storage::Chunked:
        visitChunked(file, dataset, take);
        break;
    }
}

bool canBeTakenAsDoubles(const Dataset& dataset, std::span<const std::uint8_t> elements) {
    return dataset.type.isNativeDouble() &&
           reinterpret_cast<std::uintptr_t>(elements.data()) % alignof(double) == 0;
}

} // namespace

void visitRows(const File& file, const Dataset& dataset, const TakeRows& take) {
    std::vector<double> values;
    visitElements(
        file, dataset, [&](std::uint64_t row, std::uint64_t rows, std::span<const std::uint8_t> elements) {
            const auto first = static_cast<std::size_t>(row), count = static_cast<std::size_t>(rows);
            if (canBeTakenAsDoubles(dataset, elements)) {
                take(first, count, reinterpret_cast<const double*>(elements.data()));
                return;
            }
            values.resize(elements.size() / dataset.type.bytes);
            toDoubles(elements, dataset.type, values.data());
            take(first, count, values.data());
        });
}

std::vector<std::int64_t> readIntegers(const File& file, const Dataset& dataset) {
    std::vector<std::int64_t> values(static_cast<std::size_t>(dataset.rows() * dataset.columns()));
    visitElements(file, dataset,
                  [&](std::uint64_t row, std::uint64_t, std::span<const std::uint8_t> elements) {
                      toIntegers(elements, dataset.type, values.data() + row * dataset.columns());
                  });
    return values;
}

} // namespace nucleoscope::hdf5
