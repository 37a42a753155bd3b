#include "core/detection/geopackage.h"

#include "core/archive/sqlite_database.h"
#include "core/error.h"

#include <fmt/format.h>

#include <mutex>

namespace nucleoscope::geopackage {
namespace {

void CPL_STDCALL keepFailure(CPLErr level, CPLErrorNum, const char* message) {
    if (level >= CE_Failure) {
        *static_cast<std::string*>(CPLGetErrorHandlerUserData()) = message;
    }
}

GDALDriver& driver() {
    // This driver alone: registering all of them would load every plugin of the machine.
    static std::once_flag once;
    std::call_once(once, [] { RegisterOGRGeoPackage(); });
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver == nullptr) {
        throw Error("this GDAL was built without GeoPackage; catalogues cannot be used");
    }
    return *driver;
}

/// A journal that a killed program left is played back, which GDAL cannot do where it only reads.
void recover(const std::filesystem::path& file) {
    if (std::filesystem::exists(std::filesystem::path(file) += "-journal")) {
        SqliteDatabase(file, SqliteDatabase::Open::Existing).hasTable("gpkg_contents");
    }
}

} // namespace

Complaints::Complaints() {
    CPLPushErrorHandlerEx(keepFailure, &last_);
}

Complaints::~Complaints() {
    CPLPopErrorHandler();
}

GDALDatasetUniquePtr create(const std::filesystem::path& path, const std::filesystem::path& file) {
    GDALDriver& geoPackage = driver();
    Complaints complaints;
    // Until it is complete nobody needs it after a power failure; whoever creates it syncs it.
    CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
    GDALDatasetUniquePtr dataset{geoPackage.Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", nullptr);
    if (!dataset) {
        throw FileError(file, fmt::format("cannot be written ({})", complaints.last()),
                        "choose a folder that exists and can be written");
    }
    return dataset;
}

GDALDatasetUniquePtr open(const std::filesystem::path& file, bool update) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) {
        throw FileError(file, "no such file");
    }
    recover(file);
    driver();
    Complaints complaints;
    const char* const drivers[] = {"GPKG", nullptr};
    const unsigned flags = GDAL_OF_VECTOR | (update ? GDAL_OF_UPDATE : GDAL_OF_READONLY);
    GDALDatasetUniquePtr dataset{GDALDataset::Open(file.c_str(), flags, drivers)};
    if (!dataset) {
        throw FileError(file,
                        complaints.any()
                            ? fmt::format("cannot be opened as a GeoPackage ({})", complaints.last())
                            : std::string("is no GeoPackage"),
                        "a catalogue is a .gpkg file that 'detect' wrote");
    }
    return dataset;
}

} // namespace nucleoscope::geopackage
