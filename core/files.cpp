#include "core/files.h"

#include "core/error.h"

#include <fmt/format.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <system_error>
#include <unistd.h>

namespace nucleoscope {
namespace fs = std::filesystem;
namespace {

std::string reason(int errorNumber) {
    return std::generic_category().message(errorNumber);
}

[[noreturn]] void throwCannotWrite(const fs::path& file, int errorNumber) {
    throw FileError(file, "cannot be written: " + reason(errorNumber),
                    errorNumber == ENOSPC ? "free some space on that disk"
                                          : "check the folder and its permissions");
}

/// A name beside `file` that no other writer has; hidden, so that listings pass it over while it grows.
fs::path temporaryBeside(const fs::path& file) {
    static std::atomic<unsigned> counter{0};
    return file.parent_path() / fmt::format(".{}.{}-{}.tmp{}", file.stem().string(), getpid(), counter++,
                                            file.extension().string());
}

class Descriptor {
public:
    Descriptor(const fs::path& path, int flags) : value_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
    ~Descriptor() {
        if (value_ >= 0) {
            ::close(value_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    bool valid() const { return value_ >= 0; }
    int get() const { return value_; }

private:
    int value_;
};

void writeAll(const Descriptor& descriptor, std::string_view content, const fs::path& file) {
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor.get(), content.data(), content.size());
        if (written < 0 && errno != EINTR) {
            throwCannotWrite(file, errno);
        }
        content.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
}

/// Messages call `path` `file`.
void sync(const fs::path& path, const fs::path& file) {
    const Descriptor content(path, O_RDONLY);
    if (!content.valid() || ::fsync(content.get()) != 0) {
        throwCannotWrite(file, errno);
    }
}

/// Renames the finished temporary file; content first, then the name, each on the disk before the next step.
void publish(const fs::path& temporary, const fs::path& file) {
    sync(temporary, file);
    if (::rename(temporary.c_str(), file.c_str()) != 0) {
        throwCannotWrite(file, errno);
    }
    const Descriptor folder(file.has_parent_path() ? file.parent_path() : fs::path("."),
                            O_RDONLY | O_DIRECTORY);
    if (folder.valid()) {
        ::fsync(folder.get());
    }
}

} // namespace

void writeFileAtomically(const fs::path& file, std::string_view content) {
    writeFileAtomically(file, [&](const fs::path& temporary) {
        const Descriptor descriptor(temporary, O_WRONLY | O_CREAT | O_EXCL);
        if (!descriptor.valid()) {
            throwCannotWrite(file, errno);
        }
        writeAll(descriptor, content, file);
    });
}

void writeFileAtomically(const fs::path& file, const std::function<void(const fs::path& temporary)>& write) {
    std::error_code ignored;
    // A link stays a link: what it points to is replaced.
    const fs::path target = fs::is_symlink(file, ignored) ? fs::weakly_canonical(file) : file;
    const fs::path temporary = temporaryBeside(target);
    try {
        write(temporary);
        publish(temporary, target);
    } catch (...) {
        fs::remove(temporary, ignored);
        throw;
    }
}

void syncFile(const fs::path& file) {
    sync(file, file);
}

std::string readFile(const fs::path& file, std::size_t maxBytes) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    if (error) {
        throw FileError(file, "cannot be read: " + error.message());
    }
    if (size > maxBytes) {
        throw FileError(
            file, fmt::format("has {} bytes, more than the {} that such a file may have", size, maxBytes));
    }
    std::ifstream stream(file, std::ios::binary);
    std::string content(size, '\0');
    if (!stream || !stream.read(content.data(), static_cast<std::streamsize>(size))) {
        throw FileError(file, "cannot be read: " + reason(errno));
    }
    return content;
}

} // namespace nucleoscope
