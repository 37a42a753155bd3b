#include "core/labels/label_journal.h"

#include "core/error.h"
#include "core/files.h"

#include <fmt/format.h>

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <zlib.h>

namespace nucleoscope {

namespace {

constexpr std::string_view magic = "NUCJOURN";
constexpr std::uint32_t journalVersion = 1;
constexpr std::size_t headerBytes = 24, recordHeadBytes = 8, changeBytes = 5;
constexpr std::size_t largestJournal = std::size_t{1} << 30;

void put(std::string& bytes, std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8)
        bytes.push_back(static_cast<char>(value >> shift));
}

std::uint32_t get(std::string_view bytes, std::size_t offset) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value |= std::uint32_t{static_cast<unsigned char>(bytes[offset + i])} << (8 * i);
    return value;
}

std::uint32_t checksum(std::string_view bytes, std::uint32_t start = 0) {
    return static_cast<std::uint32_t>(
        crc32(start, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

std::string header(int width, int height) {
    std::string bytes(magic);
    put(bytes, journalVersion);
    put(bytes, static_cast<std::uint32_t>(width));
    put(bytes, static_cast<std::uint32_t>(height));
    put(bytes, checksum(bytes));
    return bytes;
}

std::string record(const std::vector<LabelStore::PixelChange>& changes) {
    std::string payload;
    payload.reserve(changes.size() * changeBytes);
    for (const auto& change : changes) {
        put(payload, change.index);
        payload.push_back(static_cast<char>(change.value));
    }
    std::string bytes;
    put(bytes, static_cast<std::uint32_t>(changes.size()));
    put(bytes, checksum(payload, checksum(bytes)));
    return bytes + payload;
}

class OutputFile {
public:
    explicit OutputFile(const std::filesystem::path& path)
        : path_(path), descriptor_(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666)) {
        if (descriptor_ < 0)
            fail();
    }
    ~OutputFile() { ::close(descriptor_); }
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    void cutAt(std::size_t bytes) const {
        if (::ftruncate(descriptor_, static_cast<off_t>(bytes)) != 0)
            fail();
    }
    void writeAt(std::size_t offset, std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t written =
                ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
            if (written < 0 && errno != EINTR)
                fail();
            const auto done = written > 0 ? static_cast<std::size_t>(written) : 0;
            bytes.remove_prefix(done);
            offset += done;
        }
    }
    void sync() const {
        if (::fsync(descriptor_) != 0)
            fail();
    }

private:
    [[noreturn]] void fail() const {
        const int error = errno;
        throw FileError(path_, "cannot be written: " + std::generic_category().message(error),
                        error == ENOSPC ? "free some space on that disk"
                                        : "check the folder and its permissions");
    }

    std::filesystem::path path_;
    int descriptor_;
};

void syncFolderOf(const std::filesystem::path& file) {
    const int folder = ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
}

} // namespace

struct LabelJournal::Content {
    std::vector<LabelStore::PixelChange> changes;
    std::size_t validBytes = 0; ///< up to the end of the last whole record; 0: not even the header
};

bool LabelJournal::exists() const {
    return std::filesystem::exists(file_);
}

LabelJournal::Content LabelJournal::parse(int width, int height) const {
    const std::string text = exists() ? readFile(file_, largestJournal) : std::string();
    const std::string_view bytes = text;
    Content content;
    const std::string expected = header(width, height);
    // A kill while the journal is made leaves a piece of the header, or zeros where it should be.
    if (expected.starts_with(bytes.substr(0, headerBytes)) && bytes.size() < headerBytes)
        return content;
    if (bytes.find_first_not_of('\0') == std::string_view::npos)
        return content;
    if (bytes.size() < headerBytes || !bytes.starts_with(magic) ||
        get(bytes, headerBytes - 4) != checksum(bytes.substr(0, headerBytes - 4)))
        throw FileError(file_, "is damaged and holds no strokes that can be read",
                        "remove it to go on with the label as last saved");
    if (get(bytes, 8) != journalVersion)
        throw FileError(file_,
                        fmt::format("has version {}, this program reads {}", get(bytes, 8), journalVersion),
                        "open it with a newer version of the program");
    if (!bytes.starts_with(expected))
        throw FileError(file_, fmt::format("is for a spectrum of {}×{} pixels, this one has {}×{}",
                                           get(bytes, 12), get(bytes, 16), width, height));

    const std::size_t pixels = std::size_t(width) * height;
    std::size_t position = headerBytes;
    while (bytes.size() - position >= recordHeadBytes) {
        const std::size_t count = get(bytes, position);
        const std::string_view payload = bytes.substr(position + recordHeadBytes);
        if (count > payload.size() / changeBytes)
            break;
        const std::string_view whole = payload.substr(0, count * changeBytes);
        if (get(bytes, position + 4) != checksum(whole, checksum(bytes.substr(position, 4))))
            break;
        for (std::size_t at = 0; at < whole.size(); at += changeBytes) {
            const LabelStore::PixelChange change{get(whole, at), static_cast<std::uint8_t>(whole[at + 4])};
            if (change.index < pixels)
                content.changes.push_back(change);
        }
        position += recordHeadBytes + whole.size();
    }
    content.validBytes = position;
    return content;
}

std::vector<LabelStore::PixelChange> LabelJournal::read(int width, int height) const {
    return parse(width, height).changes;
}

void LabelJournal::append(int width, int height, const std::vector<LabelStore::PixelChange>& changes) const {
    if (changes.empty())
        return;
    const bool isNew = !exists();
    const std::size_t validBytes = parse(width, height).validBytes;
    const OutputFile file(file_);
    try {
        file.cutAt(validBytes); // what a kill left behind the last whole record
        file.writeAt(validBytes, (validBytes == 0 ? header(width, height) : std::string()) + record(changes));
        file.sync();
    } catch (const FileError&) {
        std::error_code ignored;
        std::filesystem::resize_file(file_, validBytes,
                                     ignored); // read() would leave a torn record out as well
        throw;
    }
    if (isNew)
        syncFolderOf(file_);
}

void LabelJournal::remove() const {
    std::error_code error;
    std::filesystem::remove(file_, error);
    if (error)
        throw FileError(file_, "cannot be removed: " + error.message(),
                        "check the folder and its permissions");
}

} // namespace nucleoscope
