#pragma once

#include "core/detection/catalogue.h"
#include "core/detection/catalogue_columns.h"
#include "core/detection/catalogue_format.h"
#include "core/detection/geopackage.h"
#include "core/detection/region_outlines.h"

#include <functional>

namespace nucleoscope {

/// An open GeoPackage with the layers of a catalogue. Those that its version does not have are null.
struct CatalogueLayers {
    std::filesystem::path file; ///< what messages call it
    int version = catalogueformat::version;
    GDALDatasetUniquePtr dataset;
    OGRLayer* regions = nullptr;
    OGRLayer* halfOrbits = nullptr;
    OGRLayer* outlines = nullptr;
    OGRLayer* runs = nullptr;
    OGRLayer* models = nullptr;

    /// Creates `path`, which messages call `file`. @throws FileError
    static CatalogueLayers create(const std::filesystem::path& path, const std::filesystem::path& file);
    /// @throws FileError when it is no catalogue, a newer one, or lacks a layer or a column.
    static CatalogueLayers open(const std::filesystem::path& file, bool update = false);

    /// All that `write` does or nothing; it returns false, or GDAL complains, when it fails. @throws
    /// FileError
    void transaction(const std::function<bool()>& write);
    /// What GDAL still has to write is written now. @throws FileError
    void close();

    // These return false when GDAL could not write.
    bool add(const Region& region);
    bool add(const HalfOrbitRecord& record);
    bool add(const RegionOutline& outline, const HalfOrbitRecord& record);
    bool add(const RunRecord& run);
    bool add(const ModelRecord& model);

    /// Runs an SQL statement that gives nothing back.
    void run(const std::string& sql);
};

[[noreturn]] void throwUnwritable(const std::filesystem::path& file, const std::string& reason);

/// `text` as an SQL literal.
std::string sqlText(const std::string& text);

// All rows, in the file's order. @throws FileError when a value is odd
std::vector<Region> readRegions(const CatalogueLayers& layers);
std::vector<HalfOrbitRecord> readHalfOrbits(const CatalogueLayers& layers);
std::vector<RunRecord> readRuns(const CatalogueLayers& layers);
std::vector<ModelRecord> readModels(const CatalogueLayers& layers);

} // namespace nucleoscope
