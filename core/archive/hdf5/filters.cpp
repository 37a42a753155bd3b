#include "core/archive/hdf5/filters.h"

#include <fmt/format.h>

#include <zlib.h>

namespace nucleoscope::hdf5 {
namespace {

constexpr unsigned deflate = 1, shuffle = 2, fletcher32 = 3;
constexpr std::size_t checksumBytes = 4;
constexpr std::size_t mostFilters = 32;

Bytes inflated(const Bytes& stored, std::size_t mostBytes) {
    Bytes result(mostBytes);
    auto size = static_cast<uLongf>(result.size());
    const int outcome = ::uncompress(result.data(), &size, stored.data(), static_cast<uLong>(stored.size()));
    if (outcome != Z_OK) {
        throwDamaged("a compressed chunk of it cannot be unpacked");
    }
    result.resize(size);
    return result;
}

/// The first bytes of all elements come first, then the second ones, and so on; a rest follows as it is.
Bytes unshuffled(const Bytes& stored, std::size_t elementBytes) {
    const std::size_t count = elementBytes < 2 ? 0 : stored.size() / elementBytes;
    Bytes result = stored;
    for (std::size_t byte = 0; count > 0 && byte < elementBytes; ++byte) {
        const std::uint8_t* from = stored.data() + byte * count;
        for (std::size_t i = 0; i < count; ++i) {
            result[i * elementBytes + byte] = from[i];
        }
    }
    return result;
}

/// Fletcher's checksum over 16-bit big-endian words, as HDF5 computes it.
std::uint32_t checksumOf(std::span<const std::uint8_t> bytes) {
    std::uint32_t sum = 0, sumOfSums = 0;
    const auto fold = [](std::uint32_t value) { return (value & 0xffff) + (value >> 16); };
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        const std::uint32_t low = i + 1 < bytes.size() ? bytes[i + 1] : 0;
        sum = fold(sum + (static_cast<std::uint32_t>(bytes[i]) << 8 | low));
        sumOfSums = fold(sumOfSums + sum);
    }
    return fold(sumOfSums) << 16 | fold(sum);
}

Bytes checked(Bytes stored) {
    if (stored.size() < checksumBytes) {
        throwDamaged("a chunk of it ends early");
    }
    const std::span<const std::uint8_t> data = std::span(stored).first(stored.size() - checksumBytes);
    Cursor tail{std::span<const std::uint8_t>(stored).last(checksumBytes)};
    if (tail.number(checksumBytes) != checksumOf(data)) {
        throwDamaged("the checksum of a chunk is wrong");
    }
    stored.resize(data.size());
    return stored;
}

} // namespace

std::vector<Filter> readFilters(std::span<const std::uint8_t> message) {
    Cursor cursor(message);
    const unsigned version = cursor.byte();
    const std::size_t count = cursor.byte();
    if (version < 1 || version > 2 || count > mostFilters) {
        throwDamaged("its filters are of an unknown form");
    }
    cursor.skip(version == 1 ? 6 : 0);
    std::vector<Filter> filters;
    for (std::size_t i = 0; i < count; ++i) {
        Filter filter;
        filter.id = static_cast<unsigned>(cursor.number(2));
        const std::uint64_t nameBytes = version == 1 || filter.id >= 256 ? cursor.number(2) : 0;
        cursor.skip(2);
        const std::size_t values = cursor.number(2);
        cursor.skip(version == 1 ? (nameBytes + 7) / 8 * 8 : nameBytes);
        for (std::size_t value = 0; value < values; ++value) {
            filter.values.push_back(static_cast<std::uint32_t>(cursor.number(4)));
        }
        cursor.skip(version == 1 && values % 2 != 0 ? 4 : 0);
        if (filter.id < deflate || filter.id > fletcher32) {
            throw Problem(fmt::format("is stored with the HDF5 filter {}, which is not read here", filter.id),
                          "rewrite the file with: h5repack -f NONE OLD.h5 NEW.h5");
        }
        filters.push_back(std::move(filter));
    }
    return filters;
}

Bytes unfiltered(Bytes stored, const std::vector<Filter>& filters, std::uint32_t skipped,
                 std::size_t chunkBytes) {
    const std::size_t mostBytes = chunkBytes + checksumBytes * filters.size();
    for (std::size_t i = filters.size(); i-- > 0;) {
        if ((skipped >> i & 1U) != 0) {
            continue;
        }
        const Filter& filter = filters[i];
        if (filter.id == deflate) {
            stored = inflated(stored, mostBytes);
        } else if (filter.id == shuffle) {
            stored = unshuffled(stored, filter.values.empty() ? 1 : filter.values.front());
        } else {
            stored = checked(std::move(stored));
        }
    }
    if (stored.size() != chunkBytes) {
        throwDamaged("a chunk of it has another size than its shape says");
    }
    return stored;
}

} // namespace nucleoscope::hdf5
