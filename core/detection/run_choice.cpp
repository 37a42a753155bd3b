#include "core/detection/run_choice.h"

#include "core/detection/run_difference.h"

#include <algorithm>
#include <unordered_map>

namespace nucleoscope {
namespace {

/// How late each chosen run was used; those that were not chosen are not in it.
std::unordered_map<std::string, int> ranksOf(const Catalogue& catalogue, const RunChoice& choice) {
    std::unordered_map<std::string, int> ranks;
    for (const RunRecord& run : catalogue.runs) { // sorted by when they were used
        if (choice.runs.empty() ||
            std::find(choice.runs.begin(), choice.runs.end(), run.id) != choice.runs.end()) {
            ranks.emplace(run.id, static_cast<int>(ranks.size()));
        }
    }
    return ranks;
}

template <typename Row>
void keepRuns(std::vector<Row>& rows, const std::unordered_map<std::string, int>& ranks) {
    std::erase_if(rows, [&ranks](const Row& row) { return !ranks.contains(row.run); });
}

/// The one record of each file: that of the latest run that could read it, or else of the latest.
std::unordered_map<std::string, const HalfOrbitRecord*>
latestRecords(const Catalogue& catalogue, const std::unordered_map<std::string, int>& ranks) {
    std::unordered_map<std::string, const HalfOrbitRecord*> latest;
    for (const HalfOrbitRecord& record : catalogue.halfOrbits) {
        const HalfOrbitRecord*& best = latest[record.file];
        const auto rank = [&ranks](const HalfOrbitRecord& of) {
            return std::pair{of.error.empty(), ranks.at(of.run)};
        };
        if (best == nullptr || rank(record) > rank(*best)) {
            best = &record;
        }
    }
    return latest;
}

void keepLatest(Catalogue& catalogue, const std::unordered_map<std::string, int>& ranks) {
    std::unordered_map<std::string, std::string> runOfFile;
    for (const auto& [file, record] : latestRecords(catalogue, ranks)) {
        runOfFile[file] = record->run;
    }
    const auto isOther = [&runOfFile](const auto& row) {
        const auto run = runOfFile.find(row.file);
        return run != runOfFile.end() && run->second != row.run;
    };
    std::erase_if(catalogue.regions, isOther);
    std::erase_if(catalogue.halfOrbits, isOther);
}

/// Leaves out what a later run has found as well.
void keepUnion(Catalogue& catalogue, const std::unordered_map<std::string, int>& ranks) {
    std::vector<std::size_t> byRank(catalogue.regions.size());
    for (std::size_t i = 0; i < byRank.size(); ++i) {
        byRank[i] = i;
    }
    std::stable_sort(byRank.begin(), byRank.end(), [&](std::size_t a, std::size_t b) {
        return ranks.at(catalogue.regions[a].run) > ranks.at(catalogue.regions[b].run);
    });
    std::unordered_map<std::string, std::vector<std::size_t>> kept;
    std::vector<char> isKept(byRank.size(), 0);
    for (const std::size_t i : byRank) {
        const Region& region = catalogue.regions[i];
        std::vector<std::size_t>& ofFile = kept[region.file];
        const bool isKnown = std::any_of(ofFile.begin(), ofFile.end(), [&](std::size_t other) {
            return catalogue.regions[other].run != region.run &&
                   overlapOf(catalogue.regions[other], region) >= sameRegionOverlap;
        });
        if (!isKnown) {
            ofFile.push_back(i);
            isKept[i] = 1;
        }
    }
    std::vector<Region> regions;
    for (std::size_t i = 0; i < isKept.size(); ++i) {
        if (isKept[i] != 0) {
            regions.push_back(std::move(catalogue.regions[i]));
        }
    }
    catalogue.regions = std::move(regions);

    std::vector<HalfOrbitRecord> records;
    const auto latest = latestRecords(catalogue, ranks);
    for (const HalfOrbitRecord& record : catalogue.halfOrbits) {
        if (latest.at(record.file) == &record) {
            records.push_back(record);
            records.back().regions = static_cast<int>(kept[record.file].size());
        }
    }
    catalogue.halfOrbits = std::move(records);
}

} // namespace

Catalogue chosenRuns(Catalogue catalogue, const RunChoice& choice) {
    const std::unordered_map<std::string, int> ranks = ranksOf(catalogue, choice);
    keepRuns(catalogue.regions, ranks);
    keepRuns(catalogue.halfOrbits, ranks);
    if (choice.show == RunChoice::Show::Latest) {
        keepLatest(catalogue, ranks);
    } else if (choice.show == RunChoice::Show::Union) {
        keepUnion(catalogue, ranks);
    }
    return catalogue;
}

} // namespace nucleoscope
