#include "core/statistics/statistics.h"

#include <algorithm>
#include <set>

namespace nucleoscope {

Histogram::Histogram(std::vector<double> binEdges)
    : edges(std::move(binEdges)), counts(edges.size() - 1, 0) {}

Histogram::Histogram(double low, double high, std::size_t bins) : edges(bins + 1), counts(bins, 0) {
    for (std::size_t i = 0; i <= bins; ++i) {
        edges[i] = low + (high - low) * static_cast<double>(i) / static_cast<double>(bins);
    }
}

void Histogram::add(double value) {
    if (const auto bin = binOf(value)) {
        ++counts[*bin];
    }
}

std::optional<std::size_t> Histogram::binOf(double value) const {
    if (!(value >= edges.front() && value <= edges.back())) {
        return std::nullopt;
    }
    const auto above = std::upper_bound(edges.begin(), edges.end(), value);
    const auto bin = static_cast<std::size_t>(above - edges.begin()) - 1;
    return std::min(bin, counts.size() - 1);
}

Histogram CatalogueStatistics::frequencyBins() {
    return {0, 25000, 50};
}

Histogram CatalogueStatistics::magneticLatitudeBins() {
    return {-90, 90, 90};
}

namespace {

using HalfOrbitKey = std::pair<std::string_view, std::string_view>; ///< file, run

/// Half-orbits of which the filter leaves a region.
std::set<HalfOrbitKey> halfOrbitsWithRegions(const FilteredCatalogue& catalogue) {
    std::set<HalfOrbitKey> keys;
    for (const std::size_t index : catalogue.regions()) {
        keys.emplace(catalogue.region(index).file, catalogue.region(index).run);
    }
    return keys;
}

void addHalfOrbits(CatalogueStatistics& statistics, const FilteredCatalogue& catalogue) {
    const bool all = catalogue.regions().size() == catalogue.catalogue().regions.size();
    const std::set<HalfOrbitKey> left = all ? std::set<HalfOrbitKey>{} : halfOrbitsWithRegions(catalogue);
    for (const HalfOrbitRecord& record : catalogue.catalogue().halfOrbits) {
        if (!catalogue.filter().matches(record)) {
            continue;
        }
        ++(record.error.empty() ? statistics.halfOrbits : statistics.halfOrbitsFailed);
        const bool withRegions = all ? record.regions > 0 : left.contains({record.file, record.run});
        statistics.halfOrbitsWithRegions += withRegions ? 1 : 0;
    }
}

void addRegion(CatalogueStatistics& statistics, const Region& region, Season seasonOfRegion) {
    const bool north = region.hemisphere == Hemisphere::North;
    const auto season = static_cast<std::size_t>(seasonOfRegion);
    ++statistics.total;
    ++(north ? statistics.north : statistics.south);
    ++(region.direction == Direction::Ascending ? statistics.ascending : statistics.descending);
    statistics.simulated += region.simulated ? 1 : 0;

    HemisphereCount& count = statistics.seasons[season];
    ++count.total;
    ++(north ? count.north : count.south);

    statistics.frequency.add(region.frequencyCenterHz);
    statistics.frequencyBySeason[season].add(region.frequencyCenterHz);
    statistics.magneticLatitude.add(region.position.magneticLatitude);
    statistics.magneticLatitudeBySeason[season].add(region.position.magneticLatitude);
}

} // namespace

CatalogueStatistics computeStatistics(const FilteredCatalogue& catalogue) {
    CatalogueStatistics statistics;
    for (const std::size_t index : catalogue.regions()) {
        addRegion(statistics, catalogue.region(index), catalogue.season(index));
    }
    addHalfOrbits(statistics, catalogue);
    return statistics;
}

} // namespace nucleoscope
