#include "core/archive/hdf5/attribute.h"

#include "core/archive/hdf5/btree2.h"
#include "core/archive/hdf5/heaps.h"
#include "core/archive/hdf5/types.h"

namespace nucleoscope::hdf5 {
namespace {

constexpr std::size_t longestText = 4096;

struct Attribute {
    std::string name;
    DataType type;
    DataSpace space;
    std::span<const std::uint8_t> data;
};

/// Text ends at the first NUL or the last character that is no space.
std::string toText(std::span<const std::uint8_t> bytes) {
    std::string text(bytes.begin(),
                     bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), longestText)));
    text.resize(std::min(text.find('\0'), text.size()));
    text.resize(text.find_last_not_of(' ') + 1);
    return text;
}

/// Version 1 fills up each part to a multiple of eight bytes.
std::span<const std::uint8_t> takePart(Cursor& cursor, std::uint64_t size, unsigned version) {
    const std::span<const std::uint8_t> part = cursor.take(size);
    if (version == 1) {
        cursor.skip(std::min<std::uint64_t>((8 - size % 8) % 8, cursor.left()));
    }
    return part;
}

/// An attribute message (IV.A.2.m). Nothing when its type or shape is shared, which none is that matters
/// here.
std::optional<Attribute> parse(const File& file, std::span<const std::uint8_t> message) {
    Cursor cursor(message);
    const unsigned version = cursor.byte();
    const unsigned flags = cursor.byte();
    if (version < 1 || version > 3) {
        throwDamaged("an attribute is of an unknown version");
    }
    const std::uint64_t nameBytes = cursor.number(2), typeBytes = cursor.number(2),
                        spaceBytes = cursor.number(2);
    cursor.skip(version == 3 ? 1 : 0);
    const std::string name = toText(takePart(cursor, nameBytes, version));
    const std::span<const std::uint8_t> type = takePart(cursor, typeBytes, version);
    const std::span<const std::uint8_t> space = takePart(cursor, spaceBytes, version);
    if (version > 1 && flags != 0) {
        return std::nullopt;
    }
    return Attribute{name, readDataType(type), readDataSpace(file, space), cursor.rest()};
}

std::optional<std::string> valueOf(const File& file, const Attribute& attribute) {
    const bool empty =
        attribute.space.null ||
        std::find(attribute.space.size.begin(), attribute.space.size.end(), 0U) != attribute.space.size.end();
    if (empty) {
        return std::nullopt;
    }
    Cursor data(attribute.data);
    const std::span<const std::uint8_t> element = data.take(attribute.type.bytes);
    if (attribute.type.fixedText) {
        return toText(element);
    }
    if (attribute.type.number && attribute.type.number->kind != NumberType::Kind::Float) {
        std::int64_t value = 0;
        toIntegers(element, *attribute.type.number, &value);
        return std::to_string(value);
    }
    if (!attribute.type.variableText) {
        return std::nullopt;
    }
    Cursor reference(element);
    const std::uint64_t length = reference.number(4);
    const std::uint64_t collection = file.address(reference);
    const std::uint64_t index = reference.number(4);
    if (length == 0 || collection == 0 || collection == noAddress) {
        return std::string{};
    }
    const Bytes text = globalHeapObject(file, collection, index);
    return toText(std::span(text).first(std::min<std::size_t>(text.size(), length)));
}

/// Many attributes lie in a heap (IV.A.2.v), with a B-tree of their names.
void visitDense(const File& file, std::span<const std::uint8_t> message,
                const std::function<void(std::span<const std::uint8_t>)>& visit) {
    Cursor cursor(message);
    cursor.skip(1);
    const unsigned flags = cursor.byte();
    cursor.skip((flags & 0x01) != 0 ? 2 : 0);
    const std::uint64_t heapAddress = file.address(cursor), tree = file.address(cursor);
    if (heapAddress == noAddress || tree == noAddress) {
        return;
    }
    const FractalHeap heap(file, heapAddress);
    visitRecords(file, tree, [&](std::span<const std::uint8_t> record) {
        constexpr std::size_t idBytes = 8;
        Cursor fields(record);
        const Bytes attribute = heap.object(fields.take(idBytes));
        visit(attribute);
    });
}

} // namespace

std::optional<std::string> readAttribute(const File& file, const ObjectHeader& header,
                                         std::string_view name) {
    std::optional<std::string> value;
    const auto look = [&](std::span<const std::uint8_t> message) {
        if (const std::optional<Attribute> attribute = parse(file, message);
            attribute && attribute->name == name) {
            value = valueOf(file, *attribute);
        }
    };
    for (const Message& message : header.messages()) {
        if (message.type == MessageType::Attribute && !message.shared) {
            look(message.bytes);
        } else if (message.type == MessageType::AttributeInfo) {
            visitDense(file, message.bytes, look);
        }
    }
    return value;
}

} // namespace nucleoscope::hdf5
