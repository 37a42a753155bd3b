#include "core/archive/hdf5/links.h"

#include "core/archive/hdf5/btree2.h"
#include "core/archive/hdf5/heaps.h"

namespace nucleoscope::hdf5 {
namespace {

constexpr std::size_t mostLinks = 4096;
constexpr std::size_t mostLevels = 16;

void addLink(Links& links, std::string name, std::uint64_t header) {
    if (links.size() >= mostLinks) {
        throwDamaged("it has too many objects");
    }
    links.emplace(std::move(name), header);
}

/// A group of the older form (III.A.1, III.B, III.D): a B-tree leads to nodes of entries, whose names lie in
/// a heap.
class SymbolTable {
public:
    SymbolTable(const File& file, std::span<const std::uint8_t> message, Links& links)
        : file_(file), links_(links) {
        Cursor cursor(message);
        tree_ = file.address(cursor);
        readNames(file.address(cursor));
    }

    void read() { readTree(tree_, mostLevels); }

private:
    void readNames(std::uint64_t heap) {
        const Bytes bytes = file_.metadata(heap, 8 + 2 * file_.lengthBytes() + file_.addressBytes());
        Cursor cursor(bytes);
        cursor.expect("HEAP");
        cursor.skip(4);
        const std::uint64_t size = file_.length(cursor);
        cursor.skip(file_.lengthBytes());
        names_ = file_.metadata(file_.address(cursor), size);
    }

    std::string nameAt(std::uint64_t offset) const {
        if (offset >= names_.size()) {
            throwDamaged("a name is not in its heap");
        }
        const auto begin = names_.begin() + static_cast<std::ptrdiff_t>(offset);
        return {begin, std::find(begin, names_.end(), 0)};
    }

    void readTree(std::uint64_t address, std::size_t levelsLeft) {
        const std::size_t headBytes = 8 + 2 * file_.addressBytes();
        const Bytes head = file_.metadata(address, headBytes);
        Cursor start(head);
        start.expect("TREE");
        const unsigned type = start.byte(), level = start.byte();
        const std::uint64_t children = start.number(2);
        if (type != 0 || level >= levelsLeft) {
            throwDamaged("its list of objects is of no known form");
        }
        const Bytes bytes =
            file_.metadata(address + headBytes, children * (file_.lengthBytes() + file_.addressBytes()));
        Cursor cursor(bytes);
        for (std::uint64_t i = 0; i < children; ++i) {
            cursor.skip(file_.lengthBytes());
            const std::uint64_t child = file_.address(cursor);
            if (level == 0) {
                readEntries(child);
            } else {
                readTree(child, level);
            }
        }
    }

    void readEntries(std::uint64_t address) {
        constexpr std::size_t headBytes = 8;
        const Bytes head = file_.metadata(address, headBytes);
        Cursor start(head);
        start.expect("SNOD");
        start.skip(2);
        const std::uint64_t entries = start.number(2);
        const Bytes bytes = file_.metadata(address + headBytes, entries * (2 * file_.addressBytes() + 24));
        Cursor cursor(bytes);
        for (std::uint64_t i = 0; i < entries; ++i) {
            constexpr std::uint64_t softLink = 2;
            const std::uint64_t name = cursor.number(file_.addressBytes());
            const std::uint64_t header = file_.address(cursor);
            const bool elsewhere = cursor.number(4) == softLink;
            cursor.skip(20);
            addLink(links_, nameAt(name), elsewhere ? noAddress : header);
        }
    }

    const File& file_;
    Links& links_;
    std::uint64_t tree_ = noAddress;
    Bytes names_;
};

/// A link message (IV.A.2.g), in a header or in a heap.
void readLink(const File& file, std::span<const std::uint8_t> message, Links& links) {
    Cursor cursor(message);
    if (cursor.byte() != 1) {
        throwDamaged("a link of it is of an unknown version");
    }
    const unsigned flags = cursor.byte();
    const unsigned type = (flags & 0x08) != 0 ? cursor.byte() : 0;
    cursor.skip((flags & 0x04) != 0 ? 8 : 0);
    cursor.skip((flags & 0x10) != 0 ? 1 : 0);
    const std::uint64_t nameBytes = cursor.number(std::size_t{1} << (flags & 0x03));
    const std::span<const std::uint8_t> name = cursor.take(nameBytes);
    const bool hard = type == 0;
    addLink(links, {name.begin(), name.end()}, hard ? file.address(cursor) : noAddress);
}

/// Links that lie in a heap (IV.A.2.c), with a B-tree of their names.
void readDenseLinks(const File& file, std::span<const std::uint8_t> message, Links& links) {
    Cursor cursor(message);
    cursor.skip(1);
    const unsigned flags = cursor.byte();
    cursor.skip((flags & 0x01) != 0 ? 8 : 0);
    const std::uint64_t heapAddress = file.address(cursor);
    const std::uint64_t tree = file.address(cursor);
    if (heapAddress == noAddress || tree == noAddress) {
        return;
    }
    const FractalHeap heap(file, heapAddress);
    visitRecords(file, tree, [&](std::span<const std::uint8_t> record) {
        constexpr std::size_t hashBytes = 4;
        Cursor fields(record);
        fields.skip(hashBytes);
        readLink(file, heap.object(fields.rest()), links);
    });
}

} // namespace

Links readLinks(const File& file, const ObjectHeader& group) {
    Links links;
    for (const Message& message : group.messages()) {
        if (message.type == MessageType::SymbolTable) {
            SymbolTable(file, message.bytes, links).read();
        } else if (message.type == MessageType::Link) {
            readLink(file, message.bytes, links);
        } else if (message.type == MessageType::LinkInfo) {
            readDenseLinks(file, message.bytes, links);
        }
    }
    return links;
}

} // namespace nucleoscope::hdf5
