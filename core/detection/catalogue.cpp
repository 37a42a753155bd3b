#include "core/detection/catalogue.h"

#include "core/detection/catalogue_columns.h"
#include "core/detection/geopackage.h"
#include "core/error.h"
#include "core/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_set>

namespace nucleoscope {
namespace {

namespace fs = std::filesystem;
using geopackage::Complaints;

constexpr int formatVersion = 1;
constexpr const char* versionItem = "NUCLEOSCOPE_CATALOGUE_VERSION";
constexpr const char* regionLayerName = "regions";
constexpr const char* halfOrbitLayerName = "half_orbits";
constexpr const char* remedy = "use one that 'detect' or 'merge' wrote";

/// A GeoPackage with both layers of a catalogue.
struct Layers {
    fs::path file; ///< what messages call it
    GDALDatasetUniquePtr dataset;
    OGRLayer* regions = nullptr;
    OGRLayer* halfOrbits = nullptr;
};

[[noreturn]] void throwUnwritable(const fs::path& file, const std::string& reason) {
    throw FileError(file, fmt::format("cannot be written ({})", reason),
                    "check the free space of the disk and the rights of the folder");
}

// ---- creating and opening ----

template <typename Row>
void createColumns(const Layers& layers, OGRLayer* layer, const std::vector<CatalogueColumn<Row>>& columns,
                   const Complaints& complaints) {
    for (const CatalogueColumn<Row>& column : columns) {
        OGRFieldDefn definition(column.name.c_str(), column.type);
        definition.SetSubType(column.subtype);
        if (layer->CreateField(&definition) != OGRERR_NONE) {
            throwUnwritable(layers.file, complaints.last());
        }
    }
}

/// Creates `path`, which messages call `file`.
Layers createCatalogue(const fs::path& path, const fs::path& file) {
    Layers layers{file, geopackage::create(path, file)};
    const Complaints complaints;
    OGRSpatialReference wgs84;
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    wgs84.importFromEPSG(4326);
    layers.dataset->SetMetadataItem(versionItem, std::to_string(formatVersion).c_str());
    layers.regions = layers.dataset->CreateLayer(regionLayerName, &wgs84, wkbPoint);
    layers.halfOrbits = layers.dataset->CreateLayer(halfOrbitLayerName, nullptr, wkbNone);
    if (layers.regions == nullptr || layers.halfOrbits == nullptr) {
        throwUnwritable(file, complaints.last());
    }
    createColumns(layers, layers.regions, regionColumns(), complaints);
    createColumns(layers, layers.halfOrbits, halfOrbitColumns(), complaints);
    layers.dataset->FlushCache(false);
    if (complaints.any()) {
        throwUnwritable(file, complaints.last());
    }
    return layers;
}

void checkVersion(const fs::path& file, const char* version) {
    if (version == nullptr) {
        throw FileError(file, "is a GeoPackage, but no catalogue of regions", remedy);
    }
    int number = 0;
    std::from_chars(version, version + std::char_traits<char>::length(version), number);
    if (number < 1 || number > formatVersion) {
        throw FileError(file,
                        fmt::format("has catalogue format {}, and this program reads formats up to {}",
                                    version, formatVersion),
                        "update the program");
    }
}

bool sameKind(OGRFieldType found, OGRFieldType expected) {
    return found == expected || (expected == OFTInteger && found == OFTInteger64);
}

template <typename Row>
void checkColumns(const fs::path& file, OGRLayer* layer, const std::vector<CatalogueColumn<Row>>& columns) {
    const OGRFeatureDefn& definition = *layer->GetLayerDefn();
    for (const CatalogueColumn<Row>& column : columns) {
        const int field = definition.GetFieldIndex(column.name.c_str());
        if (field < 0 || !sameKind(definition.GetFieldDefn(field)->GetType(), column.type)) {
            throw FileError(file,
                            fmt::format("layer '{}' has no field '{}' of type {}", layer->GetName(),
                                        column.name, OGRFieldDefn::GetFieldTypeName(column.type)),
                            remedy);
        }
    }
}

Layers openCatalogue(const fs::path& file, bool update = false) {
    Layers layers{file, geopackage::open(file, update)};
    const Complaints complaints;
    checkVersion(file, layers.dataset->GetMetadataItem(versionItem));
    layers.regions = layers.dataset->GetLayerByName(regionLayerName);
    layers.halfOrbits = layers.dataset->GetLayerByName(halfOrbitLayerName);
    if (layers.regions == nullptr || layers.halfOrbits == nullptr) {
        throw FileError(file,
                        fmt::format("has no layer '{}'",
                                    layers.regions == nullptr ? regionLayerName : halfOrbitLayerName),
                        remedy);
    }
    checkColumns(file, layers.regions, regionColumns());
    checkColumns(file, layers.halfOrbits, halfOrbitColumns());
    return layers;
}

/// Closes it: what GDAL still has to write is written now, and may fail.
void closeWritten(Layers& layers) {
    const Complaints complaints;
    layers.dataset.reset();
    if (complaints.any()) {
        throwUnwritable(layers.file, complaints.last());
    }
}

// ---- reading ----

template <typename Row>
std::vector<Row> readRows(const fs::path& file, OGRLayer* layer,
                          const std::vector<CatalogueColumn<Row>>& columns) {
    const Complaints complaints;
    std::vector<int> fields;
    fields.reserve(columns.size());
    for (const CatalogueColumn<Row>& column : columns) {
        fields.push_back(layer->GetLayerDefn()->GetFieldIndex(column.name.c_str()));
    }
    std::vector<Row> rows;
    for (const OGRFeatureUniquePtr& feature : *layer) {
        Row& row = rows.emplace_back();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (!columns[i].read(*feature, fields[i], row)) {
                throw FileError(file,
                                fmt::format("layer '{}', row {}: '{}' is no {}", layer->GetName(),
                                            feature->GetFID(), feature->GetFieldAsString(fields[i]),
                                            columns[i].name),
                                remedy);
            }
        }
    }
    if (complaints.any()) {
        throw FileError(file, fmt::format("is damaged ({})", complaints.last()),
                        "make it anew with 'detect'");
    }
    return rows;
}

// The order of a catalogue; copyCatalogue() has it too.
void sortCatalogue(Catalogue& catalogue) {
    std::stable_sort(catalogue.regions.begin(), catalogue.regions.end(),
                     [](const Region& a, const Region& b) {
                         return std::tie(a.utcStart, a.file, a.frequencyLowHz) <
                                std::tie(b.utcStart, b.file, b.frequencyLowHz);
                     });
    std::stable_sort(catalogue.halfOrbits.begin(), catalogue.halfOrbits.end(),
                     [](const HalfOrbitRecord& a, const HalfOrbitRecord& b) {
                         return std::tie(a.start, a.file) < std::tie(b.start, b.file);
                     });
}

// ---- writing ----

template <typename Row>
OGRFeatureUniquePtr makeFeature(OGRLayer* layer, const Row& row,
                                const std::vector<CatalogueColumn<Row>>& columns) {
    OGRFeatureUniquePtr feature{OGRFeature::CreateFeature(layer->GetLayerDefn())};
    for (const CatalogueColumn<Row>& column : columns) {
        column.write(*feature, feature->GetFieldIndex(column.name.c_str()), row);
    }
    return feature;
}

bool addRegion(const Layers& layers, const Region& region) {
    const OGRFeatureUniquePtr feature = makeFeature(layers.regions, region, regionColumns());
    if (std::isfinite(region.position.latitude) && std::isfinite(region.position.longitude)) {
        const OGRPoint point(region.position.longitude, region.position.latitude);
        feature->SetGeometry(&point);
    }
    return layers.regions->CreateFeature(feature.get()) == OGRERR_NONE;
}

bool addHalfOrbit(const Layers& layers, const HalfOrbitRecord& record) {
    const OGRFeatureUniquePtr feature = makeFeature(layers.halfOrbits, record, halfOrbitColumns());
    if (record.start == 0) { // neither the content nor the name told what it is
        feature->SetFieldNull(feature->GetFieldIndex("orbit"));
        feature->SetFieldNull(feature->GetFieldIndex("direction"));
    }
    return layers.halfOrbits->CreateFeature(feature.get()) == OGRERR_NONE;
}

/// All that `write` does or nothing; it returns false, or GDAL complains, when it fails.
void writeTransaction(Layers& layers, const std::function<bool()>& write) {
    const Complaints complaints;
    if (layers.dataset->StartTransaction() == OGRERR_NONE && write() && !complaints.any() &&
        layers.dataset->CommitTransaction() == OGRERR_NONE) {
        return;
    }
    {
        const Complaints unheard;
        layers.dataset->RollbackTransaction();
    }
    throwUnwritable(layers.file, complaints.last());
}

std::string sqlText(const std::string& text) {
    std::string quoted = "'";
    for (const char c : text) {
        quoted += c;
        if (c == '\'') {
            quoted += c;
        }
    }
    return quoted + "'";
}

/// Copies the features of a layer in the given order; SQLite sorts, in little memory.
bool copySorted(const Layers& from, OGRLayer* source, OGRLayer* target, const char* order) {
    const std::string sql = fmt::format("SELECT * FROM {} ORDER BY {}", source->GetName(), order);
    OGRLayer* sorted = from.dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr);
    if (sorted == nullptr) {
        return false;
    }
    bool copied = true;
    for (const OGRFeatureUniquePtr& feature : *sorted) {
        OGRFeature copy(target->GetLayerDefn());
        copy.SetFrom(feature.get());
        copied = copied && target->CreateFeature(&copy) == OGRERR_NONE;
    }
    from.dataset->ReleaseResultSet(sorted);
    return copied;
}

/// Writes the catalogue `from` to `to`, which messages call `file`, sorted as a Catalogue is.
void copyCatalogue(const Layers& from, const fs::path& to, const fs::path& file) {
    Layers copy = createCatalogue(to, file);
    writeTransaction(copy, [&] {
        return copySorted(from, from.regions, copy.regions, "utc_start, file, frequency_low_hz, fid") &&
               copySorted(from, from.halfOrbits, copy.halfOrbits, "utc_start, file, fid");
    });
    closeWritten(copy);
}

void checkName(const fs::path& file) {
    if (file.extension() != ".gpkg") {
        throw FileError(file, "is no name for a GeoPackage", "let it end in .gpkg");
    }
}

void removeIfThere(const fs::path& file) {
    std::error_code ignored;
    fs::remove(file, ignored);
    fs::remove(fs::path(file) += "-journal", ignored);
}

void copyFile(const fs::path& from, const fs::path& to) {
    std::error_code failure;
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, failure);
    if (failure) {
        throw FileError(to, fmt::format("cannot be written ({})", failure.message()));
    }
}

} // namespace

Catalogue readCatalogue(const fs::path& file) {
    const Layers layers = openCatalogue(file);
    Catalogue catalogue;
    catalogue.regions = readRows(file, layers.regions, regionColumns());
    catalogue.halfOrbits = readRows(file, layers.halfOrbits, halfOrbitColumns());
    sortCatalogue(catalogue);
    return catalogue;
}

struct CatalogueWriter::Impl {
    fs::path file;
    fs::path partial;
    Layers layers;
    std::vector<HalfOrbitRecord> done;
    std::unordered_set<std::string> files; ///< in the catalogue by now
    bool worthKeeping = false;

    Layers start(Start start) const {
        if (start != Start::Resume) {
            removeIfThere(partial);
        }
        if (start != Start::Empty && !fs::exists(partial) && fs::exists(file)) {
            openCatalogue(file);
            copyFile(file, partial);
        }
        return fs::exists(partial) ? openCatalogue(partial, true) : createCatalogue(partial, file);
    }

    void takeOver(std::vector<HalfOrbitRecord> records) {
        for (const HalfOrbitRecord& record : records) {
            files.insert(record.file);
        }
        std::erase_if(records, [](const HalfOrbitRecord& record) { return !record.error.empty(); });
        done = std::move(records);
        worthKeeping = !done.empty();
    }

    void drop(const std::string& name) {
        for (const char* layer : {regionLayerName, halfOrbitLayerName}) {
            const std::string sql = fmt::format("DELETE FROM {} WHERE file = {}", layer, sqlText(name));
            layers.dataset->ReleaseResultSet(layers.dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr));
        }
    }

    bool write(const HalfOrbitRecord& record, const std::vector<Region>& regions) {
        if (files.contains(record.file)) {
            drop(record.file);
        }
        return std::all_of(regions.begin(), regions.end(),
                           [this](const Region& region) { return addRegion(layers, region); }) &&
               addHalfOrbit(layers, record);
    }
};

CatalogueWriter::CatalogueWriter(fs::path file, Start start) : impl_(std::make_unique<Impl>()) {
    checkName(file);
    impl_->partial = fs::path(file) += ".partial";
    impl_->file = std::move(file);
    impl_->layers = impl_->start(start);
    impl_->takeOver(readRows(impl_->partial, impl_->layers.halfOrbits, halfOrbitColumns()));
}

CatalogueWriter::~CatalogueWriter() {
    const Complaints unheard;
    impl_->layers.dataset.reset();
    if (!impl_->worthKeeping) {
        removeIfThere(impl_->partial);
    }
}

const std::vector<HalfOrbitRecord>& CatalogueWriter::done() const {
    return impl_->done;
}

void CatalogueWriter::add(const HalfOrbitRecord& record, const std::vector<Region>& regions) {
    writeTransaction(impl_->layers, [&] { return impl_->write(record, regions); });
    impl_->files.insert(record.file);
    impl_->worthKeeping = impl_->worthKeeping || record.error.empty();
}

void CatalogueWriter::finish() {
    writeFileAtomically(impl_->file, [this](const fs::path& temporary) {
        copyCatalogue(impl_->layers, temporary, impl_->file);
    });
    impl_->worthKeeping = false; // the destructor removes the partial one
}

void writeCatalogue(const fs::path& file, const Catalogue& catalogue) {
    checkName(file);
    Catalogue sorted = catalogue;
    sortCatalogue(sorted);
    writeFileAtomically(file, [&](const fs::path& temporary) {
        Layers layers = createCatalogue(temporary, file);
        writeTransaction(layers, [&] {
            return std::all_of(sorted.regions.begin(), sorted.regions.end(),
                               [&](const Region& region) { return addRegion(layers, region); }) &&
                   std::all_of(sorted.halfOrbits.begin(), sorted.halfOrbits.end(),
                               [&](const HalfOrbitRecord& record) { return addHalfOrbit(layers, record); });
        });
        closeWritten(layers);
    });
}

Catalogue mergeCatalogues(const std::vector<Catalogue>& parts) {
    std::map<std::string, std::size_t> partOfFile;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        for (const HalfOrbitRecord& record : parts[part].halfOrbits) {
            if (record.error.empty() || !partOfFile.contains(record.file)) {
                partOfFile[record.file] = part;
            }
        }
    }
    Catalogue merged;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const auto counts = [&](const auto& row) {
            const auto owner = partOfFile.find(row.file);
            return owner != partOfFile.end() && owner->second == part;
        };
        std::copy_if(parts[part].regions.begin(), parts[part].regions.end(),
                     std::back_inserter(merged.regions), counts);
        std::copy_if(parts[part].halfOrbits.begin(), parts[part].halfOrbits.end(),
                     std::back_inserter(merged.halfOrbits), counts);
    }
    sortCatalogue(merged);
    return merged;
}

} // namespace nucleoscope
