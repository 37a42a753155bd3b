#include "core/archive/hdf5/chunk_index.h"

#include "core/archive/hdf5/btree2.h"
#include "core/archive/hdf5/chunk_arrays.h"

#include <tuple>

namespace nucleoscope::hdf5 {
namespace {

constexpr std::uint64_t mostChunks = std::uint64_t{1} << 20;
constexpr std::size_t mostLevels = 16;

std::uint64_t chunksAlong(std::uint64_t size, std::uint64_t chunk) {
    return size / chunk + (size % chunk != 0 ? 1 : 0);
}

/// Collects the chunks of one dataset from its index.
class ChunkList {
public:
    ChunkList(const File& file, const Dataset& dataset)
        : file_(file), dataset_(dataset), across_(chunksAlong(dataset.columns(), dataset.chunk[1])),
          down_(chunksAlong(dataset.rows(), dataset.chunk[0])) {
        // So much work does no sound file ask for: its chunks cover it with less than three times its size to
        // spare.
        constexpr std::uint64_t mostWork = 4 * mostElements;
        const std::uint64_t count = across_ * down_;
        if (count > mostChunks || count * dataset.chunk[0] * dataset.chunk[1] > mostWork) {
            throwDamaged("its chunks are too many or too large");
        }
    }

    std::vector<Chunk> read() {
        const ChunkIndex& index = dataset_.index;
        switch (index.kind) {
        case ChunkIndex::Kind::Tree1:
            readTree1(index.address, mostLevels);
            break;
        case ChunkIndex::Kind::Single:
            add({0, 0, index.address, index.singleBytes == 0 ? dataset_.chunkBytes() : index.singleBytes,
                 index.singleSkipped});
            break;
        case ChunkIndex::Kind::Implicit:
            readImplicit();
            break;
        case ChunkIndex::Kind::FixedArray:
        case ChunkIndex::Kind::ExtensibleArray:
            readArray();
            break;
        case ChunkIndex::Kind::Tree2:
            readTree2();
            break;
        }
        std::sort(chunks_.begin(), chunks_.end(), [](const Chunk& a, const Chunk& b) {
            return std::tie(a.row, a.column) < std::tie(b.row, b.column);
        });
        return std::move(chunks_);
    }

private:
    void add(const Chunk& chunk) {
        if (chunk.address == noAddress || chunk.row >= dataset_.rows() ||
            chunk.column >= dataset_.columns()) {
            return;
        }
        // Deflate makes no chunk much longer than it was.
        const bool tooLong = chunk.bytes > dataset_.chunkBytes() + dataset_.chunkBytes() / 100 + 1024;
        if (chunk.row % dataset_.chunk[0] != 0 || chunk.column % dataset_.chunk[1] != 0 || tooLong ||
            chunks_.size() >= across_ * down_) {
            throwDamaged("its chunks are not where they should be");
        }
        chunks_.push_back(chunk);
    }

    void addScaled(std::uint64_t row, std::uint64_t column, Chunk chunk) {
        if (row < down_ && column < across_) {
            chunk.row = row * dataset_.chunk[0];
            chunk.column = column * dataset_.chunk[1];
            add(chunk);
        }
    }

    /// III.A.1 with node type 1.
    void readTree1(std::uint64_t address, std::size_t levelsLeft) {
        const std::size_t headBytes = 8 + 2 * file_.addressBytes();
        const Bytes head = file_.metadata(address, headBytes);
        Cursor start(head);
        start.expect("TREE");
        const unsigned type = start.byte(), level = start.byte();
        const std::uint64_t children = start.number(2);
        if (type != 1 || level >= levelsLeft) {
            throwDamaged("its index is of no known form");
        }
        const std::uint64_t keyBytes = 8 + 8 * (dataset_.rank + 1);
        const Bytes bytes = file_.metadata(address + headBytes, children * (keyBytes + file_.addressBytes()));
        Cursor cursor(bytes);
        for (std::uint64_t i = 0; i < children; ++i) {
            Chunk chunk;
            chunk.bytes = cursor.number(4);
            chunk.skippedFilters = static_cast<std::uint32_t>(cursor.number(4));
            chunk.row = cursor.number(8);
            chunk.column = dataset_.rank == 2 ? cursor.number(8) : 0;
            cursor.skip(8);
            chunk.address = file_.address(cursor);
            if (level == 0) {
                add(chunk);
            } else {
                readTree1(chunk.address, level);
            }
        }
    }

    void readImplicit() {
        for (std::uint64_t row = 0; row < down_; ++row) {
            for (std::uint64_t column = 0; column < across_; ++column) {
                const std::uint64_t place =
                    row * chunksAlong(dataset_.largest[1], dataset_.chunk[1]) + column;
                if (place > file_.size() / dataset_.chunkBytes()) {
                    throwDamaged("a part of it lies outside of the file");
                }
                const std::uint64_t offset = place * dataset_.chunkBytes();
                addScaled(row, column, {0, 0, dataset_.index.address + offset, dataset_.chunkBytes(), 0});
            }
        }
    }

    /// Arrays count the chunks row by row, of the largest extent that the dataset may grow to; the dimension
    /// without a limit comes first.
    void readArray() {
        const bool byColumn = dataset_.rank == 2 && dataset_.largest[1] == noAddress;
        const std::uint64_t line = byColumn ? chunksAlong(dataset_.largest[0], dataset_.chunk[0])
                                            : chunksAlong(dataset_.largest[1], dataset_.chunk[1]);
        if (line == 0) {
            throwDamaged("its index is of no known form");
        }
        const std::uint64_t most = line > mostChunks ? mostChunks : line * (byColumn ? across_ : down_);
        const ArrayElement take = [&](std::uint64_t place, std::span<const std::uint8_t> element) {
            const std::uint64_t first = place / line, second = place % line;
            addScaled(byColumn ? second : first, byColumn ? first : second, chunkOf(Cursor(element)));
        };
        if (dataset_.index.kind == ChunkIndex::Kind::FixedArray) {
            visitFixedArray(file_, dataset_.index.address, most, take);
        } else {
            visitExtensibleArray(file_, dataset_.index.address, most, take);
        }
    }

    /// What arrays store for a chunk: its address, and when filtered its size and the skipped filters.
    Chunk chunkOf(Cursor cursor) const {
        Chunk chunk;
        chunk.address = file_.address(cursor);
        chunk.bytes = dataset_.chunkBytes();
        if (cursor.left() > 4) {
            chunk.bytes = cursor.number(cursor.left() - 4);
            chunk.skippedFilters = static_cast<std::uint32_t>(cursor.number(4));
        }
        return chunk;
    }

    void readTree2() {
        const std::size_t placeBytes = 8 * dataset_.rank;
        visitRecords(file_, dataset_.index.address, [&](std::span<const std::uint8_t> record) {
            if (record.size() < placeBytes) {
                throwDamaged("its index is of no known form");
            }
            Cursor place(record.last(placeBytes));
            const std::uint64_t row = place.number(8);
            const std::uint64_t column = dataset_.rank == 2 ? place.number(8) : 0;
            addScaled(row, column, chunkOf(Cursor(record.first(record.size() - placeBytes))));
        });
    }

    const File& file_;
    const Dataset& dataset_;
    std::uint64_t across_, down_;
    std::vector<Chunk> chunks_;
};

} // namespace

std::vector<Chunk> findChunks(const File& file, const Dataset& dataset) {
    return ChunkList(file, dataset).read();
}

} // namespace nucleoscope::hdf5
