#include "core/detection/catalogue_export.h"

#include "core/detection/catalogue_columns.h"
#include "core/detection/catalogue_geometry.h"
#include "core/detection/catalogue_layers.h"
#include "core/error.h"
#include "core/files.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <map>
#include <mutex>

namespace nucleoscope {
namespace {

namespace fs = std::filesystem;
using geopackage::Complaints;

struct FormatTraits {
    TableFormat format;
    const char* extension;
    const char* driver;
    std::vector<const char*> layerOptions; ///< ends with null
};

const FormatTraits& traitsOf(TableFormat format) {
    static const std::array<FormatTraits, 4> all{{
        {TableFormat::GeoJson, ".geojson", "GeoJSON", {"RFC7946=YES", "COORDINATE_PRECISION=6", nullptr}},
        {TableFormat::Shapefile, ".shp", "ESRI Shapefile", {"ENCODING=UTF-8", nullptr}},
        {TableFormat::Csv, ".csv", "CSV", {"STRING_QUOTING=IF_NEEDED", nullptr}},
        {TableFormat::Parquet, ".parquet", "Parquet", {nullptr}},
    }};
    return all[static_cast<std::size_t>(format)];
}

GDALDriver& driverOf(const FormatTraits& traits) {
    static std::once_flag once;
    std::call_once(once, [] {
        RegisterOGRGeoJSON();
        RegisterOGRShape();
        RegisterOGRCSV();
    });
    GDALDriverManager& manager = *GetGDALDriverManager();
    if (traits.format == TableFormat::Parquet && manager.GetDriverByName(traits.driver) == nullptr) {
        const Complaints unheard; // a plugin where there is one, and others that do not matter
        manager.AutoLoadDrivers();
    }
    GDALDriver* driver = manager.GetDriverByName(traits.driver);
    if (driver == nullptr) {
        throw Error(
            fmt::format("this GDAL has no driver for {}; choose .geojson, .shp or .csv", traits.driver));
    }
    return *driver;
}

/// A column that a region gets from its review, its run or its half-orbit.
struct ExtraColumn {
    const char* name;
    OGRFieldType type;
};
constexpr std::array<ExtraColumn, 8> extraColumns{{{"verdict", OFTString},
                                                   {"comment", OFTString},
                                                   {"reviewer", OFTString},
                                                   {"reviewed_utc", OFTString},
                                                   {"weights_hash", OFTString},
                                                   {"threshold", OFTReal},
                                                   {"content_hash", OFTString},
                                                   {"software", OFTString}}};

/// Names of at most 10 characters, which is what a Shapefile has room for.
const std::map<std::string, std::string>& shortNames() {
    static const std::map<std::string, std::string> names{
        {"frequency_low_hz", "f_low_hz"},   {"frequency_center_hz", "f_cent_hz"},
        {"frequency_high_hz", "f_high_hz"}, {"magnetic_latitude", "mag_lat"},
        {"magnetic_longitude", "mag_lon"},  {"altitude_km", "alt_km"},
        {"area_pixels", "area_px"},         {"local_time_h", "local_t_h"},
        {"contrast_dex", "contrast"},       {"probability_mean", "prob_mean"},
        {"reviewed_utc", "review_utc"},     {"weights_hash", "weights"},
        {"content_hash", "file_hash"},
    };
    return names;
}

std::string nameIn(TableFormat format, const std::string& column) {
    const auto shortened = shortNames().find(column);
    return format == TableFormat::Shapefile && shortened != shortNames().end() ? shortened->second : column;
}

/// Writes the rows of one export.
class Exporter {
public:
    Exporter(const Catalogue& catalogue, TableFormat format) : format_(format) {
        for (const RunRecord& run : catalogue.runs) {
            runs_[run.id] = &run;
        }
        for (const HalfOrbitRecord& record : catalogue.halfOrbits) {
            halfOrbits_[{record.file, record.run}] = &record;
        }
    }

    bool createColumns(OGRLayer& layer) const {
        for (const CatalogueColumn<Region>& column : regionColumns()) {
            OGRFieldDefn definition(nameIn(format_, column.name).c_str(), column.type);
            definition.SetSubType(column.subtype);
            if (!create(layer, definition)) {
                return false;
            }
        }
        for (const ExtraColumn& column : extraColumns) {
            OGRFieldDefn definition(nameIn(format_, column.name).c_str(), column.type);
            if (!create(layer, definition)) {
                return false;
            }
        }
        return true;
    }

    bool write(OGRLayer& layer, const Region& region) const {
        OGRFeature feature(layer.GetLayerDefn());
        int field = 0;
        for (const CatalogueColumn<Region>& column : regionColumns()) {
            column.write(feature, field++, region);
        }
        writeExtras(feature, field, region);
        if (std::isfinite(region.position.latitude) && std::isfinite(region.position.longitude)) {
            const OGRPoint point(region.position.longitude, region.position.latitude);
            feature.SetGeometry(&point);
        }
        return layer.CreateFeature(&feature) == OGRERR_NONE;
    }

private:
    bool create(OGRLayer& layer, OGRFieldDefn& definition) const {
        if (format_ == TableFormat::Shapefile && definition.GetType() == OFTString) {
            definition.SetWidth(254); // 80 is the default, less than a comment
        }
        return layer.CreateField(&definition) == OGRERR_NONE;
    }

    void writeExtras(OGRFeature& feature, int first, const Region& region) const {
        const Review& review = region.review;
        feature.SetField(first, std::string(toString(review.verdict)).c_str());
        feature.SetField(first + 1, review.comment.c_str());
        feature.SetField(first + 2, review.reviewer.c_str());
        if (review.time != 0) {
            feature.SetField(first + 3, toIso8601(review.time).c_str());
        } else {
            feature.SetFieldNull(first + 3);
        }
        const auto run = runs_.find(region.run);
        if (run != runs_.end()) {
            feature.SetField(first + 4, run->second->weightsHash.c_str());
            if (std::isfinite(run->second->threshold)) {
                feature.SetField(first + 5, run->second->threshold);
            } else {
                feature.SetFieldNull(first + 5);
            }
            feature.SetField(first + 7, run->second->software.c_str());
        }
        const auto halfOrbit = halfOrbits_.find({region.file, region.run});
        if (halfOrbit != halfOrbits_.end()) {
            feature.SetField(first + 6, halfOrbit->second->contentHash.c_str());
        }
    }

    TableFormat format_;
    std::map<std::string, const RunRecord*> runs_;
    std::map<std::pair<std::string, std::string>, const HalfOrbitRecord*> halfOrbits_;
};

void writeTable(const Catalogue& catalogue, const std::vector<std::size_t>& regions, const fs::path& path,
                const fs::path& file, TableFormat format) {
    const FormatTraits& traits = traitsOf(format);
    GDALDriver& driver = driverOf(traits);
    const Complaints complaints;
    GDALDatasetUniquePtr dataset{driver.Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    if (!dataset) {
        throwUnwritable(file, complaints.last());
    }
    OGRSpatialReference wgs84 = cataloguegeometry::wgs84();
    OGRLayer* layer =
        dataset->CreateLayer(file.stem().c_str(), &wgs84, format == TableFormat::Csv ? wkbNone : wkbPoint,
                             const_cast<char**>(traits.layerOptions.data()));
    const Exporter exporter(catalogue, format);
    bool isWritten = layer != nullptr && exporter.createColumns(*layer);
    for (std::size_t i = 0; isWritten && i < regions.size(); ++i) {
        isWritten = exporter.write(*layer, catalogue.regions[regions[i]]);
    }
    dataset.reset(); // what GDAL still has to write may fail too
    if (!isWritten || complaints.any()) {
        throwUnwritable(file, complaints.last());
    }
}

/// A Shapefile is several files: they are made in a folder of their own and then moved, the .shp last.
void writeShapefile(const fs::path& file, const std::function<void(const fs::path&)>& write) {
    const fs::path folder = fs::path(file) += ".partial";
    std::error_code failure;
    fs::remove_all(folder, failure);
    if (!fs::create_directory(folder, failure)) {
        throwUnwritable(file, failure.message());
    }
    try {
        write(folder / file.filename());
        for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
            if (entry.path().extension() != ".shp") {
                fs::rename(entry.path(), file.parent_path() / entry.path().filename());
            }
        }
        fs::rename(folder / file.filename(), file);
    } catch (const fs::filesystem_error& error) {
        fs::remove_all(folder, failure);
        throwUnwritable(file, error.code().message());
    } catch (...) {
        fs::remove_all(folder, failure);
        throw;
    }
    fs::remove_all(folder, failure);
}

std::vector<ShortenedName> shortened(TableFormat format) {
    std::vector<ShortenedName> names;
    if (format == TableFormat::Shapefile) {
        for (const auto& [column, written] : shortNames()) {
            names.push_back({column, written});
        }
    }
    return names;
}

} // namespace

std::optional<TableFormat> tableFormatOf(const fs::path& file) {
    for (const TableFormat format :
         {TableFormat::GeoJson, TableFormat::Shapefile, TableFormat::Csv, TableFormat::Parquet}) {
        if (file.extension() == traitsOf(format).extension) {
            return format;
        }
    }
    return std::nullopt;
}

std::vector<ShortenedName> exportRegions(const Catalogue& catalogue, const std::vector<std::size_t>& regions,
                                         const fs::path& file, TableFormat format) {
    const auto write = [&](const fs::path& path) { writeTable(catalogue, regions, path, file, format); };
    if (format == TableFormat::Shapefile) {
        writeShapefile(file, write);
    } else {
        writeFileAtomically(file, write);
    }
    return shortened(format);
}

} // namespace nucleoscope
