#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// Reads the datasets and attributes of an HDF5 file's root group without the HDF5 library, after the "HDF5
/// File Format Specification Version 3.0" (The HDF Group), whose section numbers the comments give.
///
/// Why: files come from anywhere, and HDF5 1.10.8, which Debian 12 has, trusts what it reads. Of 8,000 copies
/// of a compressed half-orbit with up to eight changed bytes 10 crashed inside it, in places that no check
/// before a call can reach. Reading in a process of its own would hold too, but to start one takes several
/// times as long as to read a file, and each program would need a second one beside it. What half-orbits need
/// of the format is small; here every field is read through a bounded cursor, every allocation has a limit,
/// and every loop consumes bytes of a budget, so that a fuzzer can go through all of it (tests/fuzz). It is
/// faster too: no lock for the whole process, and rows go from the page cache through a small buffer to where
/// they are needed.
///
/// Read: superblocks 0–3 (also behind a user block), object headers 1 and 2, groups as symbol tables, link
/// messages and dense links, IEEE floats and integers of either byte order, compact, contiguous and chunked
/// storage with every chunk index, the filters deflate, shuffle and fletcher32, and text or integer
/// attributes. Everything else is told as a Problem.
namespace nucleoscope::hdf5 {

/// Why a part of a file cannot be used. what() reads on after its name: "is damaged: its object header ends
/// early".
class Problem : public std::runtime_error {
public:
    /// @param remedy what to do about it; may be empty.
    explicit Problem(const std::string& what, std::string remedy = {})
        : std::runtime_error(what), remedy_(std::move(remedy)) {}

    const std::string& remedy() const { return remedy_; }

private:
    std::string remedy_;
};

/// A Problem that another copy of the file may not have.
class Damage : public Problem {
public:
    explicit Damage(const std::string& what) : Problem(what, "copy or download it again") {}
};

/// @throws Damage "is damaged: WHAT"
[[noreturn]] void throwDamaged(std::string_view what);

using Bytes = std::vector<std::uint8_t>;

/// What a file has in place of an address that leads nowhere.
inline constexpr std::uint64_t noAddress = ~std::uint64_t{0};

/// The largest number of `width` bytes, which files write for "none".
constexpr std::uint64_t allOnes(std::size_t width) {
    return width < 8 ? (std::uint64_t{1} << (8 * width)) - 1 : noAddress;
}

/// Takes little-endian fields one after the other.
/// @throws Problem at the end of the bytes
class Cursor {
public:
    explicit Cursor(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

    /// `width` from 0 to 8 bytes.
    std::uint64_t number(std::size_t width);
    std::uint8_t byte() { return static_cast<std::uint8_t>(number(1)); }
    std::span<const std::uint8_t> take(std::uint64_t count);
    void skip(std::uint64_t count) { take(count); }
    void expect(std::string_view signature);
    std::span<const std::uint8_t> rest() { return take(left()); }
    std::size_t left() const { return bytes_.size(); }

private:
    std::span<const std::uint8_t> bytes_;
};

/// The bytes of a file, and what its superblock says (II.A). Addresses count from the superblock.
class File {
public:
    /// @throws Problem when it cannot be read or is no HDF5 file, Damage when it is truncated
    explicit File(const std::filesystem::path& file);

    /// Bytes that follow the superblock, it included.
    std::uint64_t size() const { return size_ - base_; }
    std::uint64_t rootHeader() const { return rootHeader_; }
    std::size_t addressBytes() const { return addressBytes_; }
    std::size_t lengthBytes() const { return lengthBytes_; }

    std::uint64_t address(Cursor& cursor) const;
    std::uint64_t length(Cursor& cursor) const { return cursor.number(lengthBytes_); }

    /// Part of what describes the data. All calls together may take 64 MiB: what leads around in circles
    /// ends.
    Bytes metadata(std::uint64_t address, std::uint64_t count) const;
    /// Part of the data.
    void read(std::uint64_t address, std::span<std::uint8_t> out) const;

private:
    /// An open file that closes itself.
    class Descriptor {
    public:
        explicit Descriptor(const std::filesystem::path& file);
        ~Descriptor();
        Descriptor(const Descriptor&) = delete;
        Descriptor& operator=(const Descriptor&) = delete;

        int get() const { return number_; }

    private:
        int number_;
    };

    void findSuperblock();
    void readSuperblock();

    Descriptor descriptor_;
    std::uint64_t size_ = 0, base_ = 0, rootHeader_ = noAddress;
    std::size_t addressBytes_ = 8, lengthBytes_ = 8;
    mutable std::uint64_t budget_;
};

} // namespace nucleoscope::hdf5
