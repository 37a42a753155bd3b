#pragma once

#include "core/labels/label_store.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace nucleoscope {

/// The strokes since a label was last saved, in one file that only grows.
///
/// Layout, little-endian: a header of 24 bytes (8 bytes "NUCJOURN", version, width, height, CRC-32 of these),
/// then records of: count, CRC-32 of count and payload, and the payload, for each of `count` pixels its index
/// (4 bytes) and value (1). A kill can only leave the last record torn: it fails its length or its checksum
/// and is left out.
class LabelJournal {
public:
    explicit LabelJournal(std::filesystem::path file) : file_(std::move(file)) {}

    bool exists() const;
    /// In the order of writing. Nothing when there is no journal.
    /// @throws FileError when it is of another grid or a newer version, or no journal at all.
    std::vector<LabelStore::PixelChange> read(int width, int height) const;
    /// Adds a record behind the last whole one and syncs it to the disk. When it throws, the journal is as
    /// before.
    /// @throws FileError
    void append(int width, int height, const std::vector<LabelStore::PixelChange>& changes) const;
    void remove() const;

private:
    struct Content;
    Content parse(int width, int height) const;

    std::filesystem::path file_;
};

} // namespace nucleoscope
