#include "core/detection/catalogue.h"
#include "core/detection/catalogue_layers.h"
#include "core/detection/catalogue_replacement.h"
#include "core/detection/review_history.h"
#include "core/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace nucleoscope {
namespace {

namespace fs = std::filesystem;

void removeIfThere(const fs::path& file) {
    std::error_code ignored;
    fs::remove(file, ignored);
    fs::remove(fs::path(file) += "-journal", ignored);
}

/// As one moment has it, whoever reviews it meanwhile.
void copyDatabase(const fs::path& from, const fs::path& to) {
    SqliteDatabase(to).copyFrom(SqliteDatabase(from, SqliteDatabase::Open::ReadOnly));
}

/// Copies the features of a layer in the given order; SQLite sorts, in little memory.
bool copySorted(const CatalogueLayers& from, OGRLayer* source, OGRLayer* target, const char* order) {
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
void copyCatalogue(const CatalogueLayers& from, const fs::path& to, const fs::path& file) {
    CatalogueLayers copy = CatalogueLayers::create(to, file);
    copy.transaction([&] {
        return copySorted(from, from.regions, copy.regions, "utc_start, file, frequency_low_hz, run, fid") &&
               copySorted(from, from.halfOrbits, copy.halfOrbits, "utc_start, file, run, fid") &&
               copySorted(from, from.outlines, copy.outlines, "file, run, fid") &&
               copySorted(from, from.runs, copy.runs, "finished, started, run") &&
               copySorted(from, from.models, copy.models, "model");
    });
    copy.close();
}

/// What a catalogue knows a search by: the file and the run.
using Search = std::pair<std::string, std::string>;

Search searchOf(const HalfOrbitRecord& record) {
    return {record.file, record.run};
}

/// Copies the rows of a layer whose file and run are in `wanted`.
bool copyRows(OGRLayer* source, OGRLayer* target, const std::set<Search>& wanted) {
    const int file = source->GetLayerDefn()->GetFieldIndex("file");
    const int run = source->GetLayerDefn()->GetFieldIndex("run");
    for (const OGRFeatureUniquePtr& feature : *source) {
        if (wanted.contains({feature->GetFieldAsString(file), feature->GetFieldAsString(run)})) {
            OGRFeature copy(target->GetLayerDefn());
            copy.SetFrom(feature.get());
            if (target->CreateFeature(&copy) != OGRERR_NONE) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

struct CatalogueWriter::Impl {
    fs::path file;
    fs::path partial;
    CatalogueLayers layers;
    std::vector<HalfOrbitRecord> done;
    std::map<Search, bool> searches; ///< in the catalogue by now, and whether the file could be read
    std::map<std::string, RunRecord> runs;
    std::set<std::string> models;
    std::vector<std::vector<ReviewEntry>> reviews; ///< of catalogues that were added
    bool worthKeeping = false;

    CatalogueLayers start(Start start) const {
        if (start != Start::Resume) {
            removeIfThere(partial);
        }
        if (start != Start::Empty && !fs::exists(partial) && fs::exists(file)) {
            CatalogueLayers::open(file);
            copyDatabase(file, partial);
        }
        if (!fs::exists(partial)) {
            CatalogueLayers::create(partial, file).close();
        }
        if (CatalogueLayers::open(partial).version < catalogueformat::version) {
            upgradeCatalogue(partial);
        }
        CatalogueLayers opened = CatalogueLayers::open(partial, true);
        opened.file = file; // whatever goes wrong from now on is about the catalogue
        return opened;
    }

    void takeOver() {
        done = readHalfOrbits(layers);
        for (const HalfOrbitRecord& record : done) {
            searches[searchOf(record)] = record.error.empty();
        }
        std::erase_if(done, [](const HalfOrbitRecord& record) { return !record.error.empty(); });
        for (RunRecord& run : readRuns(layers)) {
            runs[run.id] = std::move(run);
        }
        for (const ModelRecord& model : readModels(layers)) {
            models.insert(model.id);
        }
        worthKeeping = !done.empty();
    }

    void drop(const Search& search) {
        for (OGRLayer* layer : {layers.regions, layers.halfOrbits, layers.outlines}) {
            layers.run(fmt::format("DELETE FROM {} WHERE file = {} AND run = {}", layer->GetName(),
                                   sqlText(search.first), sqlText(search.second)));
        }
    }

    bool write(const HalfOrbitRecord& record, const std::vector<Region>& regions,
               const std::vector<RegionOutline>& outlines) {
        if (searches.contains(searchOf(record))) {
            drop(searchOf(record));
        }
        return std::all_of(regions.begin(), regions.end(),
                           [this](const Region& region) { return layers.add(region); }) &&
               std::all_of(outlines.begin(), outlines.end(),
                           [&](const RegionOutline& outline) { return layers.add(outline, record); }) &&
               layers.add(record);
    }

    bool write(const RunRecord& run) {
        layers.run(fmt::format("DELETE FROM runs WHERE run = {}", sqlText(run.id)));
        return layers.add(run);
    }

    /// Those searches of a part that count, and how many of the others there are already.
    std::set<Search> wanted(const std::vector<HalfOrbitRecord>& records, std::size_t& repeated) const {
        std::set<Search> result;
        for (const HalfOrbitRecord& record : records) {
            const bool isKnown = searches.contains(searchOf(record));
            repeated += isKnown ? 1 : 0;
            if (record.error.empty() || !isKnown) {
                result.insert(searchOf(record));
            }
        }
        return result;
    }

    bool writePart(const CatalogueLayers& part, const std::set<Search>& wanted) {
        for (const Search& search : wanted) {
            if (searches.contains(search)) {
                drop(search);
            }
        }
        for (const RunRecord& run : readRuns(part)) {
            const auto known = runs.find(run.id);
            const RunRecord merged = known != runs.end() ? mergedRun(known->second, run) : run;
            if (!write(merged)) {
                return false;
            }
            runs[run.id] = merged;
        }
        for (const ModelRecord& model : readModels(part)) {
            if (models.insert(model.id).second && !layers.add(model)) {
                return false;
            }
        }
        return copyRows(part.regions, layers.regions, wanted) &&
               copyRows(part.halfOrbits, layers.halfOrbits, wanted) &&
               copyRows(part.outlines, layers.outlines, wanted);
    }
};

CatalogueWriter::CatalogueWriter(fs::path file, Start start) : impl_(std::make_unique<Impl>()) {
    checkCatalogueTarget(file);
    impl_->partial = fs::path(file) += ".partial";
    impl_->file = std::move(file);
    impl_->layers = impl_->start(start);
    impl_->takeOver();
}

CatalogueWriter::~CatalogueWriter() {
    const geopackage::Complaints unheard;
    impl_->layers.dataset.reset();
    if (!impl_->worthKeeping) {
        removeIfThere(impl_->partial);
    }
}

const std::vector<HalfOrbitRecord>& CatalogueWriter::done() const {
    return impl_->done;
}

const RunRecord* CatalogueWriter::run(const std::string& id) const {
    const auto found = impl_->runs.find(id);
    return found != impl_->runs.end() ? &found->second : nullptr;
}

void CatalogueWriter::put(const RunRecord& run, const ModelRecord& model) {
    impl_->layers.transaction(
        [&] { return impl_->write(run) && (impl_->models.contains(model.id) || impl_->layers.add(model)); });
    impl_->runs[run.id] = run;
    impl_->models.insert(model.id);
}

void CatalogueWriter::add(const HalfOrbitRecord& record, const std::vector<Region>& regions,
                          const std::vector<RegionOutline>& outlines) {
    impl_->layers.transaction([&] { return impl_->write(record, regions, outlines); });
    impl_->searches[searchOf(record)] = record.error.empty();
    impl_->worthKeeping = impl_->worthKeeping || record.error.empty();
}

CatalogueWriter::Addition CatalogueWriter::addAll(const fs::path& part) {
    CatalogueLayers layers = CatalogueLayers::open(part);
    if (layers.version < catalogueformat::version) {
        // In today's format beside the catalogue that grows, where there is room.
        const fs::path copy = fs::path(impl_->partial) += ".part";
        layers.close();
        removeIfThere(copy);
        copyDatabase(part, copy);
        upgradeCatalogue(copy);
        const Addition addition = addAll(copy);
        removeIfThere(copy);
        return addition;
    }
    const std::vector<HalfOrbitRecord> records = readHalfOrbits(layers);
    Addition addition{records.size(), 0};
    const std::set<Search> wanted = impl_->wanted(records, addition.repeated);
    impl_->layers.transaction([&] { return impl_->writePart(layers, wanted); });
    for (const HalfOrbitRecord& record : records) {
        bool& isRead = impl_->searches[searchOf(record)];
        isRead = isRead || record.error.empty();
    }
    impl_->reviews.push_back(readReviews(part));
    impl_->worthKeeping = true;
    return addition;
}

void CatalogueWriter::finish() {
    replaceCatalogue(impl_->file, mergeReviews(impl_->reviews), [this](const fs::path& temporary) {
        copyCatalogue(impl_->layers, temporary, impl_->file);
    });
    impl_->worthKeeping = false; // the destructor removes the partial one
}

} // namespace nucleoscope
