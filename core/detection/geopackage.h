#pragma once

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <string>

namespace nucleoscope::geopackage {

/// While it lives, what GDAL complains about on this thread is kept here instead of being printed.
class Complaints {
public:
    Complaints();
    ~Complaints();
    Complaints(const Complaints&) = delete;
    Complaints& operator=(const Complaints&) = delete;

    bool any() const { return !last_.empty(); }
    const std::string& last() const { return last_; } ///< empty when there was none; warnings do not count

private:
    std::string last_;
};

/// Creates `path`, which must not exist; messages call it `file`. It is not synced as it grows: syncFile() it
/// in the end. @throws FileError
GDALDatasetUniquePtr create(const std::filesystem::path& path, const std::filesystem::path& file);

/// @throws FileError when there is no such file, or it is no GeoPackage or a damaged one.
GDALDatasetUniquePtr open(const std::filesystem::path& file, bool update = false);

} // namespace nucleoscope::geopackage
