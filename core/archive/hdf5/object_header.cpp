#include "core/archive/hdf5/object_header.h"

#include <fmt/format.h>

namespace nucleoscope::hdf5 {
namespace {

constexpr std::size_t mostMessages = 4096;
constexpr unsigned sharedFlag = 0x02;
constexpr std::size_t checksumBytes = 4;

Bytes toBytes(std::span<const std::uint8_t> bytes) {
    return {bytes.begin(), bytes.end()};
}

} // namespace

ObjectHeader::ObjectHeader(const File& file, std::uint64_t address) : file_(file) {
    if (file.metadata(address, 1).front() == 1) {
        readVersion1(address);
    } else {
        readVersion2(address);
    }
}

const Message* ObjectHeader::find(MessageType type) const {
    const auto found = std::find_if(messages_.begin(), messages_.end(),
                                    [type](const Message& message) { return message.type == type; });
    return found == messages_.end() ? nullptr : &*found;
}

template <class ReadMessage>
void ObjectHeader::readBlocks(Block first, std::string_view signature, const ReadMessage& readMessage) {
    std::vector<Block> blocks{first};
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Bytes bytes = file_.metadata(blocks[i].address, blocks[i].size);
        Cursor cursor(bytes);
        if (i > 0) {
            cursor.expect(signature);
        }
        while (readMessage(cursor)) {
            if (messages_.size() > mostMessages) {
                throwDamaged("its object header has too many messages");
            }
            if (messages_.back().type == MessageType::Continuation) {
                Cursor place(messages_.back().bytes);
                const std::uint64_t address = file_.address(place);
                const std::uint64_t size = file_.length(place);
                blocks.push_back(
                    {address, size < checksumBytes || signature.empty() ? size : size - checksumBytes});
            }
        }
    }
}

void ObjectHeader::readVersion1(std::uint64_t address) {
    constexpr std::size_t prefixBytes = 16, messageHeaderBytes = 8;
    const Bytes prefix = file_.metadata(address, prefixBytes);
    Cursor cursor(prefix);
    cursor.skip(8);
    const std::uint64_t size = cursor.number(4);
    readBlocks({address + prefixBytes, size}, {}, [this](Cursor& block) {
        if (block.left() < messageHeaderBytes) {
            return false;
        }
        Message message;
        message.type = static_cast<MessageType>(block.number(2));
        const std::uint64_t bytes = block.number(2);
        message.shared = (block.byte() & sharedFlag) != 0;
        block.skip(3);
        message.bytes = toBytes(block.take(bytes));
        messages_.push_back(std::move(message));
        return true;
    });
}

void ObjectHeader::readVersion2(std::uint64_t address) {
    constexpr std::size_t fixedBytes = 6;
    const Bytes start = file_.metadata(address, fixedBytes);
    Cursor cursor(start);
    cursor.expect("OHDR");
    if (cursor.byte() != 2) {
        throwDamaged("its object header is of an unknown version");
    }
    const unsigned flags = cursor.byte();
    const std::size_t timesBytes = (flags & 0x20) != 0 ? 16 : 0;
    const std::size_t limitsBytes = (flags & 0x10) != 0 ? 4 : 0;
    const std::size_t orderBytes = (flags & 0x04) != 0 ? 2 : 0;
    const std::size_t sizeBytes = std::size_t{1} << (flags & 0x03);
    const std::uint64_t sizeAt = address + fixedBytes + timesBytes + limitsBytes;
    const Bytes sizeField = file_.metadata(sizeAt, sizeBytes);
    const std::uint64_t size = Cursor(sizeField).number(sizeBytes);
    readBlocks({sizeAt + sizeBytes, size}, "OCHK", [this, orderBytes](Cursor& block) {
        if (block.left() < 4 + orderBytes) {
            return false; // what is too short for a message is a gap
        }
        Message message;
        message.type = static_cast<MessageType>(block.byte());
        const std::uint64_t bytes = block.number(2);
        message.shared = (block.byte() & sharedFlag) != 0;
        block.skip(orderBytes);
        message.bytes = toBytes(block.take(bytes));
        messages_.push_back(std::move(message));
        return true;
    });
}

Bytes resolved(const File& file, const Message& message) {
    if (!message.shared) {
        return message.bytes;
    }
    Cursor cursor(message.bytes);
    const unsigned version = cursor.byte();
    const unsigned kind = cursor.byte();
    if (version < 1 || version > 3 || (version == 3 && kind != 2)) {
        throw Problem("shares a part of its description in a way that is not read");
    }
    cursor.skip(version == 1 ? 6 : 0);
    const ObjectHeader other(file, file.address(cursor));
    const Message* found = other.find(message.type);
    if (found == nullptr || found->shared) {
        throwDamaged("what it shares is not there");
    }
    return found->bytes;
}

} // namespace nucleoscope::hdf5
