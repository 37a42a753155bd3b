#include "core/detection/catalogue_layers.h"

#include "core/detection/catalogue_geometry.h"
#include "core/detection/catalogue_styles.h"
#include "core/error.h"

#include <fmt/format.h>

#include <cmath>

namespace nucleoscope {
namespace {

namespace fs = std::filesystem;
using catalogueformat::remedy;
using geopackage::Complaints;

constexpr const char* regionLayer = "regions";
constexpr const char* halfOrbitLayer = "half_orbits";
constexpr const char* outlineLayer = "region_outlines";
constexpr const char* runLayer = "runs";
constexpr const char* modelLayer = "models";
constexpr const char* reviewLayer = "reviews";

// ---- creating ----

OGRLayer* createLayer(CatalogueLayers& layers, const char* name, OGRSpatialReference* reference,
                      OGRwkbGeometryType type, const Complaints& complaints, bool isIndexed = true) {
    const char* const withoutIndex[] = {"SPATIAL_INDEX=NO", nullptr};
    OGRLayer* layer = layers.dataset->CreateLayer(name, reference, type,
                                                  isIndexed ? nullptr : const_cast<char**>(withoutIndex));
    if (layer == nullptr) {
        throwUnwritable(layers.file, complaints.last());
    }
    return layer;
}

void createColumn(const CatalogueLayers& layers, OGRLayer* layer, const std::string& name, OGRFieldType type,
                  OGRFieldSubType subtype, const Complaints& complaints) {
    OGRFieldDefn definition(name.c_str(), type);
    definition.SetSubType(subtype);
    if (layer->CreateField(&definition) != OGRERR_NONE) {
        throwUnwritable(layers.file, complaints.last());
    }
}

template <typename Row>
void createColumns(const CatalogueLayers& layers, OGRLayer* layer,
                   const std::vector<CatalogueColumn<Row>>& columns, const Complaints& complaints) {
    for (const CatalogueColumn<Row>& column : columns) {
        createColumn(layers, layer, column.name, column.type, column.subtype, complaints);
    }
}

void createTextColumns(const CatalogueLayers& layers, OGRLayer* layer,
                       std::initializer_list<const char*> names, const Complaints& complaints) {
    for (const char* name : names) {
        createColumn(layers, layer, name, OFTString, OFSTNone, complaints);
    }
}

// ---- opening ----

bool sameKind(OGRFieldType found, OGRFieldType expected) {
    return found == expected || (expected == OFTInteger && found == OFTInteger64);
}

template <typename Row>
void checkColumns(const CatalogueLayers& layers, OGRLayer* layer,
                  const std::vector<CatalogueColumn<Row>>& columns) {
    const OGRFeatureDefn& definition = *layer->GetLayerDefn();
    for (const CatalogueColumn<Row>& column : columns) {
        if (column.since > layers.version) {
            continue;
        }
        const int field = definition.GetFieldIndex(column.name.c_str());
        if (field < 0 || !sameKind(definition.GetFieldDefn(field)->GetType(), column.type)) {
            throw FileError(layers.file,
                            fmt::format("layer '{}' has no field '{}' of type {}", layer->GetName(),
                                        column.name, OGRFieldDefn::GetFieldTypeName(column.type)),
                            remedy);
        }
    }
}

OGRLayer* layerOf(const CatalogueLayers& layers, const char* name, int since) {
    if (layers.version < since) {
        return nullptr;
    }
    OGRLayer* layer = layers.dataset->GetLayerByName(name);
    if (layer == nullptr) {
        throw FileError(layers.file, fmt::format("has no layer '{}'", name), remedy);
    }
    return layer;
}

// ---- rows ----

template <typename Row>
OGRFeatureUniquePtr makeFeature(OGRLayer* layer, const Row& row,
                                const std::vector<CatalogueColumn<Row>>& columns) {
    OGRFeatureUniquePtr feature{OGRFeature::CreateFeature(layer->GetLayerDefn())};
    for (const CatalogueColumn<Row>& column : columns) {
        column.write(*feature, feature->GetFieldIndex(column.name.c_str()), row);
    }
    return feature;
}

bool create(OGRLayer* layer, const OGRFeatureUniquePtr& feature) {
    return layer->CreateFeature(feature.get()) == OGRERR_NONE;
}

template <typename Row>
std::vector<Row> readRows(const CatalogueLayers& layers, OGRLayer* layer,
                          const std::vector<CatalogueColumn<Row>>& allColumns,
                          const std::function<void(const OGRFeature&, Row&)>& extra = {}) {
    if (layer == nullptr) {
        return {};
    }
    const Complaints complaints;
    std::vector<const CatalogueColumn<Row>*> columns; // those that this version of the format has
    std::vector<int> fields;
    for (const CatalogueColumn<Row>& column : allColumns) {
        const int field = layer->GetLayerDefn()->GetFieldIndex(column.name.c_str());
        if (field >= 0) {
            columns.push_back(&column);
            fields.push_back(field);
        }
    }
    std::vector<Row> rows;
    for (const OGRFeatureUniquePtr& feature : *layer) {
        Row& row = rows.emplace_back();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (!columns[i]->read(*feature, fields[i], row)) {
                throw FileError(layers.file,
                                fmt::format("layer '{}', row {}: '{}' is no {}", layer->GetName(),
                                            feature->GetFID(), feature->GetFieldAsString(fields[i]),
                                            columns[i]->name),
                                remedy);
            }
        }
        if (extra) {
            extra(*feature, row);
        }
    }
    if (complaints.any()) {
        throw FileError(layers.file, fmt::format("is damaged ({})", complaints.last()),
                        "make it anew with 'detect'");
    }
    return rows;
}

} // namespace

void throwUnwritable(const fs::path& file, const std::string& reason) {
    throw FileError(file, fmt::format("cannot be written ({})", reason),
                    "check the free space of the disk and the rights of the folder");
}

CatalogueLayers CatalogueLayers::create(const fs::path& path, const fs::path& file) {
    CatalogueLayers layers;
    layers.file = file;
    layers.dataset = geopackage::create(path, file);
    const Complaints complaints;
    layers.dataset->StartTransaction(); // one for all tables: some thirty writes less
    OGRSpatialReference wgs84 = cataloguegeometry::wgs84();
    OGRSpatialReference timeAndFrequency = cataloguegeometry::timeAndFrequency();
    layers.dataset->SetMetadataItem(catalogueformat::versionItem, std::to_string(layers.version).c_str());
    layers.regions = createLayer(layers, regionLayer, &wgs84, wkbPoint, complaints);
    createColumns(layers, layers.regions, regionColumns(), complaints);
    layers.halfOrbits = createLayer(layers, halfOrbitLayer, &wgs84, wkbMultiLineStringZM, complaints);
    createColumns(layers, layers.halfOrbits, halfOrbitColumns(), complaints);
    // Drawn on a map of its own, if at all; small without an index.
    layers.outlines =
        createLayer(layers, outlineLayer, &timeAndFrequency, wkbMultiPolygon, complaints, false);
    createTextColumns(layers, layers.outlines, {"region_id", "file", "run", "outline"}, complaints);
    layers.runs = createLayer(layers, runLayer, nullptr, wkbNone, complaints);
    createColumns(layers, layers.runs, runColumns(), complaints);
    layers.models = createLayer(layers, modelLayer, nullptr, wkbNone, complaints);
    createColumns(layers, layers.models, modelColumns(), complaints);
    OGRLayer* reviews = createLayer(layers, reviewLayer, nullptr, wkbNone, complaints);
    createTextColumns(layers, reviews, {"region_id", "verdict", "comment", "reviewer", "utc"}, complaints);
    if (!addCatalogueStyles(*layers.dataset)) {
        throwUnwritable(file, complaints.last());
    }
    layers.dataset->FlushCache(false);
    layers.run(fmt::format("CREATE INDEX {0}_file ON {0} (file)", outlineLayer));
    if (layers.dataset->CommitTransaction() != OGRERR_NONE || complaints.any()) {
        throwUnwritable(file, complaints.last());
    }
    return layers;
}

CatalogueLayers CatalogueLayers::open(const fs::path& file, bool update) {
    CatalogueLayers layers;
    layers.file = file;
    layers.dataset = geopackage::open(file, update);
    const Complaints complaints;
    layers.version =
        catalogueformat::checkedVersion(file, layers.dataset->GetMetadataItem(catalogueformat::versionItem));
    layers.regions = layerOf(layers, regionLayer, 1);
    checkColumns(layers, layers.regions, regionColumns());
    layers.halfOrbits = layerOf(layers, halfOrbitLayer, 1);
    checkColumns(layers, layers.halfOrbits, halfOrbitColumns());
    layers.outlines = layerOf(layers, outlineLayer, 2);
    layers.runs = layerOf(layers, runLayer, 2);
    layers.models = layerOf(layers, modelLayer, 2);
    if (layers.version >= 2) {
        checkColumns(layers, layers.runs, runColumns());
        checkColumns(layers, layers.models, modelColumns());
        layerOf(layers, reviewLayer, 2);
    }
    return layers;
}

void CatalogueLayers::transaction(const std::function<bool()>& write) {
    const Complaints complaints;
    if (dataset->StartTransaction() == OGRERR_NONE && write() && !complaints.any() &&
        dataset->CommitTransaction() == OGRERR_NONE) {
        return;
    }
    {
        const Complaints unheard;
        dataset->RollbackTransaction();
    }
    throwUnwritable(file, complaints.last());
}

void CatalogueLayers::close() {
    const Complaints complaints;
    dataset.reset();
    if (complaints.any()) {
        throwUnwritable(file, complaints.last());
    }
}

void CatalogueLayers::run(const std::string& sql) {
    dataset->ReleaseResultSet(dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr));
}

bool CatalogueLayers::add(const Region& region) {
    const OGRFeatureUniquePtr feature = makeFeature(regions, region, regionColumns());
    if (std::isfinite(region.position.latitude) && std::isfinite(region.position.longitude)) {
        const OGRPoint point(region.position.longitude, region.position.latitude);
        feature->SetGeometry(&point);
    }
    return nucleoscope::create(regions, feature);
}

bool CatalogueLayers::add(const HalfOrbitRecord& record) {
    const OGRFeatureUniquePtr feature = makeFeature(halfOrbits, record, halfOrbitColumns());
    if (record.start == 0) { // neither the content nor the name told what it is
        feature->SetFieldNull(feature->GetFieldIndex("orbit"));
        feature->SetFieldNull(feature->GetFieldIndex("direction"));
    }
    feature->SetGeometryDirectly(cataloguegeometry::toGeometry(record.track).release());
    return nucleoscope::create(halfOrbits, feature);
}

bool CatalogueLayers::add(const RegionOutline& outline, const HalfOrbitRecord& record) {
    const OGRFeatureUniquePtr feature{OGRFeature::CreateFeature(outlines->GetLayerDefn())};
    feature->SetField("region_id", outline.region.c_str());
    feature->SetField("file", record.file.c_str());
    feature->SetField("run", record.run.c_str());
    feature->SetField("outline", toPath(outline.rings).c_str());
    feature->SetGeometryDirectly(cataloguegeometry::toGeometry(outline).release());
    return nucleoscope::create(outlines, feature);
}

bool CatalogueLayers::add(const RunRecord& run) {
    return nucleoscope::create(runs, makeFeature(runs, run, runColumns()));
}

bool CatalogueLayers::add(const ModelRecord& model) {
    return nucleoscope::create(models, makeFeature(models, model, modelColumns()));
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

std::vector<Region> readRegions(const CatalogueLayers& layers) {
    return readRows(layers, layers.regions, regionColumns());
}

std::vector<HalfOrbitRecord> readHalfOrbits(const CatalogueLayers& layers) {
    return readRows<HalfOrbitRecord>(layers, layers.halfOrbits, halfOrbitColumns(),
                                     [](const OGRFeature& feature, HalfOrbitRecord& record) {
                                         record.track = cataloguegeometry::trackOf(feature.GetGeometryRef());
                                     });
}

std::vector<RunRecord> readRuns(const CatalogueLayers& layers) {
    return readRows(layers, layers.runs, runColumns());
}

std::vector<ModelRecord> readModels(const CatalogueLayers& layers) {
    return readRows(layers, layers.models, modelColumns());
}

} // namespace nucleoscope
