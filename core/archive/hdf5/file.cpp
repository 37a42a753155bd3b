#include "core/archive/hdf5/file.h"

#include <fmt/format.h>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace nucleoscope::hdf5 {
namespace {

constexpr std::uint64_t mostMetadata = 64 << 20;
/// What a call costs beside its bytes.
constexpr std::uint64_t callCost = 64;
constexpr const char* chooseAnother = "choose a CSES-01 EFD VLF level-2 file";
constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";

[[noreturn]] void throwUnreadable(int error) {
    throw Problem(fmt::format("cannot be read: {}", std::generic_category().message(error)),
                  "check its permissions and the disk or network it lies on");
}

bool sameByte(std::uint8_t byte, char character) {
    return byte == static_cast<std::uint8_t>(character);
}

} // namespace

void throwDamaged(std::string_view what) {
    throw Damage(fmt::format("is damaged: {}", what));
}

std::uint64_t Cursor::number(std::size_t width) {
    const std::span<const std::uint8_t> field = take(width);
    if (width > sizeof(std::uint64_t)) {
        throwDamaged("a number is too wide");
    }
    std::uint64_t value = 0;
    for (std::size_t i = width; i-- > 0;) {
        value = value << 8 | field[i];
    }
    return value;
}

std::span<const std::uint8_t> Cursor::take(std::uint64_t count) {
    if (count > bytes_.size()) {
        throwDamaged("a part of it ends early");
    }
    const std::span<const std::uint8_t> taken = bytes_.first(static_cast<std::size_t>(count));
    bytes_ = bytes_.subspan(static_cast<std::size_t>(count));
    return taken;
}

void Cursor::expect(std::string_view expected) {
    const std::span<const std::uint8_t> found = take(expected.size());
    if (!std::equal(found.begin(), found.end(), expected.begin(), sameByte)) {
        throwDamaged("a part of it is not where it should be");
    }
}

File::Descriptor::Descriptor(const std::filesystem::path& file)
    : number_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) { // a pipe must not block
    if (number_ < 0) {
        throwUnreadable(errno);
    }
}

File::Descriptor::~Descriptor() {
    ::close(number_);
}

File::File(const std::filesystem::path& file) : descriptor_(file), budget_(mostMetadata) {
    struct stat status {};
    if (::fstat(descriptor_.get(), &status) != 0) {
        throwUnreadable(errno);
    }
    if (!S_ISREG(status.st_mode)) {
        throw Problem("is no regular file", chooseAnother);
    }
    size_ = static_cast<std::uint64_t>(status.st_size);
    findSuperblock();
    readSuperblock();
}

void File::findSuperblock() {
    std::array<std::uint8_t, 8> start{};
    for (base_ = 0; base_ + start.size() < size_; base_ = base_ == 0 ? 512 : 2 * base_) {
        read(0, start);
        if (std::equal(start.begin(), start.end(), signature.begin(), sameByte)) {
            return;
        }
    }
    throw Problem("is not an HDF5 file", chooseAnother);
}

void File::readSuperblock() {
    const Bytes bytes = metadata(0, std::min<std::uint64_t>(size(), 96));
    Cursor cursor(bytes);
    cursor.skip(signature.size());
    const unsigned version = cursor.byte();
    if (version > 3) {
        throw Problem(fmt::format("is an HDF5 file of version {}, which is not known", version),
                      chooseAnother);
    }
    cursor.skip(version < 2 ? 4 : 0);
    addressBytes_ = cursor.byte();
    lengthBytes_ = cursor.byte();
    for (const std::size_t width : {addressBytes_, lengthBytes_}) {
        if (width != 2 && width != 4 && width != 8) {
            throwDamaged("its superblock has numbers of an unusual width");
        }
    }
    cursor.skip(version == 0 ? 9 : version == 1 ? 13 : 1);
    cursor.skip(2 * addressBytes_); // where it begins, and the free space or an extension
    const std::uint64_t end = address(cursor);
    if (end > size_) {
        throw Damage(fmt::format("is truncated: it has {} of {} bytes", size_, end));
    }
    cursor.skip(version < 2 ? 2 * addressBytes_ : 0);
    rootHeader_ = address(cursor);
}

std::uint64_t File::address(Cursor& cursor) const {
    const std::uint64_t value = cursor.number(addressBytes_);
    return value == allOnes(addressBytes_) ? noAddress : value;
}

Bytes File::metadata(std::uint64_t address, std::uint64_t count) const {
    if (address > size() || count > size() - address) {
        throwDamaged("a part of it lies outside of the file");
    }
    if (count + callCost > budget_) {
        throwDamaged("it is described too long");
    }
    budget_ -= count + callCost;
    Bytes bytes(static_cast<std::size_t>(count));
    read(address, bytes);
    return bytes;
}

void File::read(std::uint64_t address, std::span<std::uint8_t> out) const {
    if (address > size() || out.size() > size() - address) {
        throwDamaged("a part of it lies outside of the file");
    }
    std::uint64_t position = base_ + address;
    while (!out.empty()) {
        const ssize_t count =
            ::pread(descriptor_.get(), out.data(), out.size(), static_cast<off_t>(position));
        if (count < 0 && errno != EINTR) {
            throwUnreadable(errno);
        }
        if (count == 0) {
            throw Damage("became shorter while it was read");
        }
        const std::size_t done = count > 0 ? static_cast<std::size_t>(count) : 0;
        out = out.subspan(done);
        position += done;
    }
}

} // namespace nucleoscope::hdf5
