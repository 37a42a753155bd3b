#include "core/archive/hdf5/chunk_arrays.h"

#include <bit>

namespace nucleoscope::hdf5 {
namespace {

constexpr std::size_t checksumBytes = 4;

[[noreturn]] void throwUnknownForm() {
    throwDamaged("its index is of no known form");
}

/// Pages of a data block follow it one by one, those aside whose bit is not set.
bool hasPage(std::span<const std::uint8_t> bits, std::uint64_t page) {
    return page / 8 < bits.size() && (bits[page / 8] >> (7 - page % 8) & 1) != 0;
}

/// Elements that lie one after the other at `address`.
void visitRun(const File& file, std::uint64_t address, std::uint64_t first, std::uint64_t count,
              std::size_t elementBytes, const ArrayElement& take) {
    const Bytes bytes = file.metadata(address, count * elementBytes);
    Cursor cursor(bytes);
    for (std::uint64_t i = 0; i < count; ++i) {
        take(first + i, cursor.take(elementBytes));
    }
}

class ExtensibleArray {
public:
    ExtensibleArray(const File& file, std::uint64_t header, std::uint64_t most, const ArrayElement& take)
        : file_(file), most_(most), take_(take) {
        const Bytes bytes = file.metadata(header, 12 + 6 * file.lengthBytes() + file.addressBytes());
        Cursor cursor(bytes);
        cursor.expect("EAHD");
        cursor.skip(2);
        elementBytes_ = cursor.byte();
        const unsigned countBits = cursor.byte();
        indexElements_ = cursor.byte();
        leastBlock_ = cursor.byte();
        leastPointers_ = cursor.byte();
        const unsigned pageBits = cursor.byte();
        cursor.skip(6 * file.lengthBytes());
        indexBlock_ = file.address(cursor);
        const bool sound = elementBytes_ > 0 && countBits <= 64 && std::has_single_bit(leastBlock_) &&
                           std::has_single_bit(leastPointers_) && pageBits < 32;
        if (!sound) {
            throwUnknownForm();
        }
        pageElements_ = std::uint64_t{1} << pageBits;
        offsetBytes_ = (countBits + 7) / 8;
    }

    /// The index block holds the first elements, then addresses of data blocks, then of blocks of such
    /// addresses.
    void visitAll() {
        if (indexBlock_ == noAddress) {
            return;
        }
        const std::size_t addresses = file_.addressBytes();
        std::uint64_t at = indexBlock_;
        const Bytes head = file_.metadata(at, 6 + addresses);
        Cursor(head).expect("EAIB");
        at += head.size();
        const std::uint64_t direct = std::min<std::uint64_t>(indexElements_, most_);
        visitRun(file_, at, 0, direct, elementBytes_, take_);
        at += indexElements_ * elementBytes_;
        std::uint64_t first = indexElements_;
        const std::size_t inIndexBlock = 2 * static_cast<std::size_t>(std::countr_zero(leastPointers_));
        for (std::size_t level = 0; first < most_; ++level) {
            const Level shape = shapeOf(level);
            if (level < inIndexBlock) {
                visitBlocks(at, first, shape, {});
                at += shape.blocks * addresses;
            } else {
                visitSecondaryBlock(addressAt(at), first, shape);
                at += addresses;
            }
            first += shape.blocks * shape.elements;
        }
    }

private:
    /// Blocks double in number and in size by turns.
    struct Level {
        std::uint64_t blocks, elements;
    };

    Level shapeOf(std::size_t level) const {
        if (level >= 48) {
            throwUnknownForm();
        }
        return {std::uint64_t{1} << (level / 2), (std::uint64_t{1} << ((level + 1) / 2)) * leastBlock_};
    }

    bool isPaged(const Level& shape) const { return shape.elements > pageElements_; }

    std::uint64_t addressAt(std::uint64_t at) const {
        const Bytes bytes = file_.metadata(at, file_.addressBytes());
        Cursor cursor(bytes);
        return file_.address(cursor);
    }

    void visitSecondaryBlock(std::uint64_t block, std::uint64_t first, const Level& shape) {
        if (block == noAddress) {
            return;
        }
        const std::size_t headBytes = 6 + file_.addressBytes() + offsetBytes_;
        const Bytes head = file_.metadata(block, headBytes);
        Cursor(head).expect("EASB");
        const std::uint64_t bitBytes = isPaged(shape) ? (shape.elements / pageElements_ + 7) / 8 : 0;
        const Bytes bits = file_.metadata(block + headBytes, bitBytes * shape.blocks);
        visitBlocks(block + headBytes + bits.size(), first, shape, bits);
    }

    void visitBlocks(std::uint64_t addressesAt, std::uint64_t first, const Level& shape,
                     std::span<const std::uint8_t> bits) {
        for (std::uint64_t i = 0; i < shape.blocks && first < most_; ++i, first += shape.elements) {
            visitBlock(addressAt(addressesAt + i * file_.addressBytes()), first, shape, bits,
                       i * (shape.elements / pageElements_));
        }
    }

    void visitBlock(std::uint64_t block, std::uint64_t first, const Level& shape,
                    std::span<const std::uint8_t> bits, std::uint64_t firstBit) {
        if (block == noAddress) {
            return;
        }
        const std::size_t headBytes = 6 + file_.addressBytes() + offsetBytes_;
        const Bytes head = file_.metadata(block, headBytes);
        Cursor(head).expect("EADB");
        if (!isPaged(shape)) {
            visitRun(file_, block + headBytes, first, std::min(shape.elements, most_ - first), elementBytes_,
                     take_);
            return;
        }
        std::uint64_t at = block + headBytes + checksumBytes;
        for (std::uint64_t page = 0; page * pageElements_ < shape.elements; ++page) {
            const std::uint64_t start = first + page * pageElements_;
            if (start < most_ && hasPage(bits, firstBit + page)) {
                visitRun(file_, at, start, std::min(pageElements_, most_ - start), elementBytes_, take_);
            }
            at += pageElements_ * elementBytes_ + checksumBytes;
        }
    }

    const File& file_;
    const std::uint64_t most_;
    const ArrayElement& take_;
    std::size_t elementBytes_ = 0, offsetBytes_ = 0;
    unsigned indexElements_ = 0, leastBlock_ = 0, leastPointers_ = 0;
    std::uint64_t pageElements_ = 0, indexBlock_ = noAddress;
};

} // namespace

void visitFixedArray(const File& file, std::uint64_t header, std::uint64_t most, const ArrayElement& take) {
    const Bytes bytes = file.metadata(header, 8 + file.lengthBytes() + file.addressBytes());
    Cursor cursor(bytes);
    cursor.expect("FAHD");
    cursor.skip(2);
    const std::size_t elementBytes = cursor.byte();
    const unsigned pageBits = cursor.byte();
    const std::uint64_t stored = file.length(cursor);
    const std::uint64_t block = file.address(cursor);
    if (elementBytes == 0 || pageBits >= 32) {
        throwUnknownForm();
    }
    if (block == noAddress) {
        return;
    }
    const std::uint64_t count = std::min(most, stored);
    const std::uint64_t pageElements = std::uint64_t{1} << pageBits;
    const Bytes head = file.metadata(block, 6 + file.addressBytes());
    Cursor(head).expect("FADB");
    std::uint64_t at = block + head.size();
    if (stored <= pageElements) {
        visitRun(file, at, 0, count, elementBytes, take);
        return;
    }
    const std::uint64_t pages = stored / pageElements + (stored % pageElements != 0 ? 1 : 0);
    const Bytes bits = file.metadata(at, (pages + 7) / 8);
    at += bits.size() + checksumBytes;
    for (std::uint64_t first = 0; first < count; first += pageElements) {
        if (hasPage(bits, first / pageElements)) {
            visitRun(file, at, first, std::min(pageElements, count - first), elementBytes, take);
        }
        at += std::min(pageElements, stored - first) * elementBytes + checksumBytes;
    }
}

void visitExtensibleArray(const File& file, std::uint64_t header, std::uint64_t most,
                          const ArrayElement& take) {
    ExtensibleArray(file, header, most, take).visitAll();
}

} // namespace nucleoscope::hdf5
