#include "core/error.h"
#include "core/spectrum/spectrum_image.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

// Whatever is in a file, reading it ends: with a half-orbit whose parts agree, or with a FileError. Run it on
// copies of tests/data/archive: half_orbit_fuzz -rss_limit_mb=512 -timeout=10 CORPUS tests/data/archive
namespace {

using namespace nucleoscope;

/// A file in memory that has a path.
class MemoryFile {
public:
    MemoryFile() : descriptor_(::memfd_create("half-orbit", MFD_CLOEXEC)) {}
    ~MemoryFile() { ::close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    void replace(const std::uint8_t* data, std::size_t size) const {
        if (::ftruncate(descriptor_, 0) != 0 ||
            ::pwrite(descriptor_, data, size, 0) != static_cast<ssize_t>(size)) {
            std::abort();
        }
    }
    std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

private:
    int descriptor_;
};

void require(bool condition) {
    if (!condition) {
        std::abort();
    }
}

void checkAgreement(const HalfOrbitImages& read) {
    const HalfOrbit& halfOrbit = read.halfOrbit;
    const std::size_t rows = halfOrbit.rows();
    require(rows > 0 && halfOrbit.bins() > 0 && !halfOrbit.components.empty());
    require(halfOrbit.track.latitude.size() == rows && halfOrbit.track.magneticLongitude.size() == rows);
    for (std::size_t row = 1; row < rows; ++row) {
        require(halfOrbit.track.utc[row - 1] < halfOrbit.track.utc[row]);
    }
    for (const Component component : halfOrbit.components) {
        const std::optional<SpectrumImage>& image = read.image(component);
        require(image && image->log10Amplitude.size() == rows * halfOrbit.bins());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const MemoryFile file;
    file.replace(data, size);
    try {
        checkAgreement(readHalfOrbitImages(file.path(), {Component::X, Component::Y, Component::Z}));
    } catch (const FileError&) {
        return 0;
    }
    return 0;
}
