#include "core/detection/catalogue.h"

#include "core/detection/catalogue_layers.h"
#include "core/detection/catalogue_replacement.h"
#include "core/detection/review_history.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace nucleoscope {
namespace {

namespace fs = std::filesystem;

// The order of a catalogue; CatalogueWriter::finish() has it too.
void sortCatalogue(Catalogue& catalogue) {
    std::stable_sort(catalogue.regions.begin(), catalogue.regions.end(),
                     [](const Region& a, const Region& b) {
                         return std::tie(a.utcStart, a.file, a.frequencyLowHz, a.run) <
                                std::tie(b.utcStart, b.file, b.frequencyLowHz, b.run);
                     });
    std::stable_sort(catalogue.halfOrbits.begin(), catalogue.halfOrbits.end(),
                     [](const HalfOrbitRecord& a, const HalfOrbitRecord& b) {
                         return std::tie(a.start, a.file, a.run) < std::tie(b.start, b.file, b.run);
                     });
    std::stable_sort(catalogue.runs.begin(), catalogue.runs.end(),
                     [](const RunRecord& a, const RunRecord& b) {
                         return std::tie(a.finished, a.started, a.id) < std::tie(b.finished, b.started, b.id);
                     });
    std::stable_sort(catalogue.models.begin(), catalogue.models.end(),
                     [](const ModelRecord& a, const ModelRecord& b) { return a.id < b.id; });
}

/// Format 1 named a run by its settings, which are an id only together with the model.
void identifyRuns(Catalogue& catalogue) {
    std::map<std::string, RunRecord> runs;
    const auto identify = [&runs](auto& row) {
        RunRecord run;
        run.id = runId(row.model, {}, row.run);
        run.model = row.model;
        run.settings = row.run;
        row.run = run.id;
        runs.try_emplace(run.id, std::move(run));
    };
    std::for_each(catalogue.regions.begin(), catalogue.regions.end(), identify);
    std::for_each(catalogue.halfOrbits.begin(), catalogue.halfOrbits.end(), identify);
    for (auto& [id, run] : runs) {
        catalogue.runs.push_back(std::move(run));
    }
}

/// Gives every run and model that a row names a record, and counts what belongs to a run.
void completeRuns(Catalogue& catalogue) {
    std::unordered_map<std::string, RunRecord> runs;
    for (RunRecord& run : catalogue.runs) {
        run.halfOrbits = run.regions = 0;
        runs[run.id] = std::move(run);
    }
    const auto runOf = [&runs](const auto& row) -> RunRecord& {
        RunRecord& run = runs[row.run];
        run.id = row.run;
        run.model = row.model;
        return run;
    };
    for (const HalfOrbitRecord& record : catalogue.halfOrbits) {
        runOf(record).halfOrbits += record.error.empty() ? 1 : 0;
    }
    for (const Region& region : catalogue.regions) {
        ++runOf(region).regions;
    }
    catalogue.runs.clear();
    for (auto& [id, run] : runs) {
        const auto isOfRun = [&run](const ModelRecord& model) { return model.id == run.model; };
        if (std::none_of(catalogue.models.begin(), catalogue.models.end(), isOfRun)) {
            catalogue.models.emplace_back().id = run.model;
        }
        catalogue.runs.push_back(std::move(run));
    }
}

/// Fills in ids, and what the history says of each region.
void takeReviews(Catalogue& catalogue) {
    std::unordered_map<std::string_view, const Review*> last;
    for (const ReviewEntry& entry : catalogue.reviews) {
        last[entry.region] = &entry.review;
    }
    for (Region& region : catalogue.regions) {
        if (region.id.empty()) {
            region.id = regionId(region);
        }
        const auto review = last.find(region.id);
        if (review != last.end()) {
            region.review = *review->second;
        }
    }
}

/// The history of a catalogue and what its regions have beyond it.
std::vector<ReviewEntry> allReviews(const Catalogue& catalogue) {
    std::vector<ReviewEntry> ofRegions;
    for (const Region& region : catalogue.regions) {
        if (region.review != Review{}) {
            ofRegions.push_back({regionId(region), region.review});
        }
    }
    return mergeReviews({catalogue.reviews, ofRegions});
}

template <typename Row>
bool addAll(CatalogueLayers& layers, const std::vector<Row>& rows) {
    return std::all_of(rows.begin(), rows.end(), [&layers](const Row& row) { return layers.add(row); });
}

void writeAll(const fs::path& file, Catalogue catalogue) {
    completeRuns(catalogue);
    sortCatalogue(catalogue);
    replaceCatalogue(file, allReviews(catalogue), [&](const fs::path& temporary) {
        CatalogueLayers layers = CatalogueLayers::create(temporary, file);
        layers.transaction([&] {
            return addAll(layers, catalogue.regions) && addAll(layers, catalogue.halfOrbits) &&
                   addAll(layers, catalogue.runs) && addAll(layers, catalogue.models);
        });
        layers.close();
    });
}

} // namespace

Catalogue readCatalogue(const fs::path& file, const RunChoice& choice) {
    const CatalogueLayers layers = CatalogueLayers::open(file);
    Catalogue catalogue;
    catalogue.regions = readRegions(layers);
    catalogue.halfOrbits = readHalfOrbits(layers);
    catalogue.runs = readRuns(layers);
    catalogue.models = readModels(layers);
    catalogue.reviews = readReviews(file);
    if (layers.version < 2) {
        identifyRuns(catalogue);
    }
    completeRuns(catalogue);
    sortCatalogue(catalogue);
    takeReviews(catalogue);
    return chosenRuns(std::move(catalogue), choice);
}

void writeCatalogue(const fs::path& file, const Catalogue& catalogue) {
    checkCatalogueTarget(file);
    writeAll(file, catalogue);
}

void upgradeCatalogue(const fs::path& file) {
    writeAll(file, readCatalogue(file, RunChoice::everything()));
}

} // namespace nucleoscope
