#include "core/labels/label_lock.h"

#include "core/archive/utc.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace nucleoscope {
namespace {

constexpr const char* lockName = ".lock";
constexpr std::size_t longestHolder = 300;

std::string thisProgram() {
    using namespace std::chrono;
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    const char* user = std::getenv("USER");
    const auto now = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    return fmt::format("{}@{}, process {}, since {}", user ? user : "somebody", host.data(), ::getpid(),
                       toIso8601(now));
}

std::string holderOf(int descriptor) {
    std::array<char, longestHolder> text{};
    const ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
    return size > 0 ? std::string(text.data(), static_cast<std::size_t>(size))
                    : std::string("another program");
}

/// Files that a killed program left half-written (core/files.h): nobody else writes here now.
void removeHalfWritten(const std::filesystem::path& folder) {
    std::error_code error;
    std::vector<std::filesystem::path> debris;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with('.') && name.find(".tmp.") != std::string::npos)
            debris.push_back(entry->path());
    }
    for (const auto& file : debris)
        std::filesystem::remove(file, error);
}

/// What it says helps people only: failing to say it is no failure.
void sayWho(int descriptor) {
    const std::string text = thisProgram();
    if (::ftruncate(descriptor, 0) == 0) [[maybe_unused]]
        const ssize_t ignored = ::pwrite(descriptor, text.data(), text.size(), 0);
}

} // namespace

LabelLock::LabelLock(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / lockName;
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        problem_ = fmt::format("{}: cannot be written ({}); labels can be looked at, but not changed",
                               folder.string(), std::generic_category().message(errno));
        return;
    }
    // File systems that know no locks must not keep anybody from labelling.
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        problem_ =
            fmt::format("{}: these labels are open in another window ({}); here they can be looked at, "
                        "but not changed; close the other one and open the project again",
                        folder.string(), holderOf(descriptor));
        ::close(descriptor);
        return;
    }
    sayWho(descriptor);
    removeHalfWritten(folder);
    descriptor_ = descriptor;
}

void LabelLock::release() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
    descriptor_ = -1;
}

} // namespace nucleoscope
