#pragma once

#include "core/archive/hdf5/file.h"

namespace nucleoscope::hdf5 {

/// Types of header messages (IV.A.2) that matter here.
enum class MessageType : std::uint16_t {
    Dataspace = 0x01,
    LinkInfo = 0x02,
    Datatype = 0x03,
    OldFillValue = 0x04,
    FillValue = 0x05,
    Link = 0x06,
    ExternalFiles = 0x07,
    Layout = 0x08,
    Filters = 0x0b,
    Attribute = 0x0c,
    Continuation = 0x10,
    SymbolTable = 0x11,
    AttributeInfo = 0x15,
};

struct Message {
    MessageType type{};
    bool shared = false; ///< the bytes say in which other header the message lies
    Bytes bytes;
};

/// What describes a group or a dataset: its messages (IV.A.1), in the order of the file.
class ObjectHeader {
public:
    /// @throws Problem
    ObjectHeader(const File& file, std::uint64_t address);

    const std::vector<Message>& messages() const { return messages_; }
    /// The first of its type, nullptr when there is none.
    const Message* find(MessageType type) const;

private:
    struct Block {
        std::uint64_t address, size;
    };

    void readVersion1(std::uint64_t address);
    void readVersion2(std::uint64_t address);
    template <class ReadMessage>
    void readBlocks(Block first, std::string_view signature, const ReadMessage& readMessage);

    const File& file_;
    std::vector<Message> messages_;
};

/// The bytes of a message, taken from another header where it is shared (IV.A.2, "Shared Message").
Bytes resolved(const File& file, const Message& message);

} // namespace nucleoscope::hdf5
