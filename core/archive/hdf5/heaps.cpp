#include "core/archive/hdf5/heaps.h"

#include <bit>

namespace nucleoscope::hdf5 {

Bytes globalHeapObject(const File& file, std::uint64_t collection, std::uint64_t index) {
    constexpr std::size_t fixedBytes = 8;
    const Bytes start = file.metadata(collection, fixedBytes + file.lengthBytes());
    Cursor head(start);
    head.expect("GCOL");
    head.skip(4);
    const Bytes bytes = file.metadata(collection, file.length(head));
    Cursor cursor(bytes);
    cursor.skip(start.size());
    while (cursor.left() >= fixedBytes + file.lengthBytes()) {
        const std::uint64_t found = cursor.number(2);
        cursor.skip(6);
        const std::uint64_t size = file.length(cursor);
        if (found == 0) {
            break; // the free space at the end
        }
        const std::span<const std::uint8_t> object = cursor.take(size);
        if (found == index) {
            return {object.begin(), object.end()};
        }
        cursor.skip(std::min<std::uint64_t>((8 - size % 8) % 8, cursor.left()));
    }
    throwDamaged("a text is not in its heap");
}

FractalHeap::FractalHeap(const File& file, std::uint64_t address) : file_(file) {
    const std::size_t lengths = file.lengthBytes(), addresses = file.addressBytes();
    const Bytes bytes = file.metadata(address, 22 + 12 * lengths + 3 * addresses);
    Cursor cursor(bytes);
    cursor.expect("FRHP");
    cursor.skip(3); // version, length of an identifier
    const bool filtered = cursor.number(2) != 0;
    cursor.skip(5); // flags, largest managed object
    cursor.skip(lengths + addresses + lengths + addresses + 8 * lengths);
    width_ = cursor.number(2);
    firstBlockSize_ = file.length(cursor);
    largestDirectBlock_ = file.length(cursor);
    const std::uint64_t addressBits = cursor.number(2);
    cursor.skip(2);
    root_ = file.address(cursor);
    rootRows_ = cursor.number(2);
    const bool sound = std::has_single_bit(width_) && std::has_single_bit(firstBlockSize_) &&
                       std::has_single_bit(largestDirectBlock_) && firstBlockSize_ <= largestDirectBlock_ &&
                       largestDirectBlock_ <= (1U << 26) && addressBits <= 64 && rootRows_ <= 64;
    if (filtered || !sound) {
        throwDamaged("its heap is of a form that is not read");
    }
    offsetBytes_ = (addressBits + 7) / 8;
}

/// Rows of a block's table double in size from the third on.
std::uint64_t FractalHeap::rowBlockSize(std::size_t row) const {
    return row < 2 ? firstBlockSize_ : row - 1 < 38 ? firstBlockSize_ << (row - 1) : 0;
}

std::uint64_t FractalHeap::readEntry(std::uint64_t block, std::size_t index) const {
    const std::size_t prefix = 5 + file_.addressBytes() + offsetBytes_;
    const Bytes head = file_.metadata(block, prefix);
    Cursor(head).expect("FHIB");
    const Bytes entry = file_.metadata(block + prefix + index * file_.addressBytes(), file_.addressBytes());
    Cursor cursor(entry);
    return file_.address(cursor);
}

FractalHeap::Block FractalHeap::blockWith(std::uint64_t offset) const {
    std::uint64_t block = root_, start = 0;
    if (rootRows_ == 0) {
        return {block, start, firstBlockSize_};
    }
    // Each round goes from an indirect block into a smaller one.
    for (std::uint64_t largest = ~std::uint64_t{0};;) {
        std::size_t row = 0;
        while (row < 64 && rowBlockSize(row) != 0 && offset - start >= rowBlockSize(row) * width_) {
            start += rowBlockSize(row) * width_;
            ++row;
        }
        const std::uint64_t size = rowBlockSize(row);
        if (size == 0 || size >= largest) {
            throwDamaged("its heap leads nowhere");
        }
        const std::size_t column = (offset - start) / size;
        start += column * size;
        block = readEntry(block, row * width_ + column);
        if (size <= largestDirectBlock_) {
            return {block, start, size};
        }
        largest = size;
    }
}

Bytes FractalHeap::object(std::span<const std::uint8_t> id) const {
    Cursor cursor(id);
    if ((cursor.byte() & 0xf0) != 0) {
        throw Problem("has links or attributes of a form that is not read");
    }
    const std::uint64_t offset = cursor.number(std::min<std::size_t>(offsetBytes_, 8));
    const std::uint64_t length = cursor.number(std::min<std::size_t>(cursor.left(), 8));
    const Block block = blockWith(offset);
    if (offset - block.start > block.size || length > block.size - (offset - block.start)) {
        throwDamaged("its heap leads nowhere");
    }
    return file_.metadata(block.address + (offset - block.start), length);
}

} // namespace nucleoscope::hdf5
