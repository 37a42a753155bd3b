#include "core/archive/hdf5/dataset.h"

#include <fmt/format.h>

namespace nucleoscope::hdf5 {
namespace {

const Message& required(const ObjectHeader& header, MessageType type) {
    const Message* message = header.find(type);
    if (message == nullptr) {
        throw Damage("is no dataset or is damaged");
    }
    return *message;
}

void readShape(const File& file, const ObjectHeader& header, Dataset& dataset) {
    const DataSpace space = readDataSpace(file, resolved(file, required(header, MessageType::Dataspace)));
    if (space.rank != 1 && space.rank != 2) {
        throw Problem(fmt::format("has rank {}, rank 1 or 2 was expected", space.rank));
    }
    dataset.rank = space.rank;
    std::copy(space.size.begin(), space.size.end(), dataset.size.begin());
    std::copy(space.largest.begin(), space.largest.end(), dataset.largest.begin());
    if (dataset.rows() > mostElements || dataset.columns() > mostElements ||
        dataset.rows() * dataset.columns() > mostElements) {
        throw Problem(fmt::format("claims {} × {} elements", dataset.rows(), dataset.columns()));
    }
}

void readType(const File& file, const ObjectHeader& header, Dataset& dataset) {
    const DataType type = readDataType(resolved(file, required(header, MessageType::Datatype)));
    if (!type.number) {
        throw Problem("holds no numbers of a usual type");
    }
    dataset.type = *type.number;
}

void readFill(const ObjectHeader& header, Dataset& dataset) {
    const Message* message = header.find(MessageType::FillValue);
    const bool old = message == nullptr;
    message = old ? header.find(MessageType::OldFillValue) : message;
    if (message == nullptr || message->shared) {
        return;
    }
    Cursor cursor(message->bytes);
    bool defined = true;
    if (!old) {
        const unsigned version = cursor.byte();
        if (version < 3) {
            cursor.skip(2);
            defined = cursor.byte() != 0 || version == 1;
        } else {
            defined = (cursor.byte() & 0x20) != 0;
        }
    }
    if (defined && cursor.number(4) == dataset.type.bytes) {
        const std::span<const std::uint8_t> value = cursor.take(dataset.type.bytes);
        dataset.fill.assign(value.begin(), value.end());
    }
}

/// The chunk's extent in rows and columns; the last number that a file gives is the size of an element.
void readChunkShape(Cursor& cursor, std::size_t dimensions, std::size_t numberBytes, Dataset& dataset) {
    if (dimensions != dataset.rank + 1) {
        throwDamaged("its chunks have another rank than it");
    }
    dataset.chunk = {1, 1};
    for (std::size_t i = 0; i < dataset.rank; ++i) {
        dataset.chunk[i] = cursor.number(numberBytes);
        if (dataset.chunk[i] == 0 || dataset.chunk[i] > mostElements) {
            throwDamaged("its chunks are of an impossible size");
        }
    }
    if (cursor.number(numberBytes) != dataset.type.bytes ||
        dataset.chunk[0] * dataset.chunk[1] > mostElements) {
        throwDamaged("its chunks are of an impossible size");
    }
}

void readNewChunkLayout(const File& file, Cursor& cursor, Dataset& dataset) {
    const unsigned flags = cursor.byte();
    const std::size_t dimensions = cursor.byte();
    const std::size_t numberBytes = cursor.byte();
    readChunkShape(cursor, dimensions, numberBytes, dataset);
    ChunkIndex& index = dataset.index;
    index.edgesUnfiltered = (flags & 0x01) != 0;
    const unsigned kind = cursor.byte();
    switch (kind) {
    case 1:
        index.kind = ChunkIndex::Kind::Single;
        if ((flags & 0x02) != 0) {
            index.singleBytes = file.length(cursor);
            index.singleSkipped = static_cast<std::uint32_t>(cursor.number(4));
        }
        break;
    case 2:
        index.kind = ChunkIndex::Kind::Implicit;
        break;
    case 3:
        index.kind = ChunkIndex::Kind::FixedArray;
        cursor.skip(1);
        break;
    case 4:
        index.kind = ChunkIndex::Kind::ExtensibleArray;
        cursor.skip(5);
        break;
    case 5:
        index.kind = ChunkIndex::Kind::Tree2;
        cursor.skip(6);
        break;
    default:
        throwDamaged("its chunks are found in an unknown way");
    }
    index.address = file.address(cursor);
}

constexpr unsigned compactLayout = 0, contiguousLayout = 1, chunkedLayout = 2;

void readCompact(Cursor& cursor, std::size_t sizeBytes, Dataset& dataset) {
    dataset.storage = Dataset::Storage::Compact;
    const std::span<const std::uint8_t> bytes = cursor.take(cursor.number(sizeBytes));
    dataset.compact.assign(bytes.begin(), bytes.end());
}

/// Versions 1 and 2: the dimensions stand between the address and what only compact storage has.
void readOldLayout(const File& file, Cursor& cursor, Dataset& dataset) {
    const std::size_t dimensions = cursor.byte();
    const unsigned layout = cursor.byte();
    cursor.skip(5);
    const std::uint64_t address = layout == compactLayout ? noAddress : file.address(cursor);
    if (layout == chunkedLayout) {
        dataset.storage = Dataset::Storage::Chunked;
        dataset.index.address = address;
        readChunkShape(cursor, dimensions, 4, dataset);
    } else if (layout == contiguousLayout) {
        dataset.address = address;
    } else if (layout == compactLayout) {
        cursor.skip(4 * dimensions);
        readCompact(cursor, 4, dataset);
    } else {
        throwDamaged("it is stored in an unknown way");
    }
}

void readLayout(const File& file, const ObjectHeader& header, Dataset& dataset) {
    if (header.find(MessageType::ExternalFiles) != nullptr) {
        throw Problem("is stored in another file, data in the file were expected");
    }
    const Bytes message = resolved(file, required(header, MessageType::Layout));
    Cursor cursor(message);
    const unsigned version = cursor.byte();
    if (version == 1 || version == 2) {
        return readOldLayout(file, cursor, dataset);
    }
    if (version != 3 && version != 4) {
        throwDamaged("it is stored in an unknown way");
    }
    constexpr unsigned virtualLayout = 3;
    const unsigned layout = cursor.byte();
    if (layout == compactLayout) {
        readCompact(cursor, 2, dataset);
    } else if (layout == contiguousLayout) {
        dataset.address = file.address(cursor);
    } else if (layout == chunkedLayout) {
        dataset.storage = Dataset::Storage::Chunked;
        if (version == 4) {
            return readNewChunkLayout(file, cursor, dataset);
        }
        const std::size_t dimensions = cursor.byte();
        dataset.index.address = file.address(cursor);
        readChunkShape(cursor, dimensions, 4, dataset);
    } else if (layout == virtualLayout && version == 4) {
        throw Problem("is stored in another file, data in the file were expected");
    } else {
        throwDamaged("it is stored in an unknown way");
    }
}

/// That the elements can be there at all.
void checkStorage(const File& file, const Dataset& dataset) {
    const std::uint64_t bytes = dataset.rows() * dataset.columns() * dataset.type.bytes;
    const bool contiguous = dataset.storage == Dataset::Storage::Contiguous;
    const std::uint64_t address =
        dataset.storage == Dataset::Storage::Chunked ? dataset.index.address : dataset.address;
    if (dataset.storage == Dataset::Storage::Compact) {
        if (dataset.compact.size() < bytes) {
            throwDamaged("a part of it ends early");
        }
    } else if (bytes > 0 && address == noAddress) {
        throw Damage("was never written");
    } else if (contiguous && bytes > 0 && (address > file.size() || bytes > file.size() - address)) {
        throwDamaged("a part of it lies outside of the file");
    }
}

} // namespace

Dataset describeDataset(const File& file, std::uint64_t address) {
    const ObjectHeader header(file, address);
    Dataset dataset;
    readType(file, header, dataset);
    readShape(file, header, dataset);
    readFill(header, dataset);
    if (const Message* filters = header.find(MessageType::Filters)) {
        dataset.filters = readFilters(resolved(file, *filters));
    }
    readLayout(file, header, dataset);
    checkStorage(file, dataset);
    return dataset;
}

} // namespace nucleoscope::hdf5
