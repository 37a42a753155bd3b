#include "core/statistics/statistics.h"

#include <algorithm>

namespace nucleoscope {

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

void addRegion(CatalogueStatistics& statistics, const Region& region) {
    const bool north = region.hemisphere == Hemisphere::North;
    const auto season = static_cast<std::size_t>(region.season);
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

CatalogueStatistics computeStatistics(const Catalogue& catalogue) {
    CatalogueStatistics statistics;
    for (const Region& region : catalogue.regions) {
        addRegion(statistics, region);
    }
    for (const HalfOrbitRecord& record : catalogue.halfOrbits) {
        const bool read = record.error.empty();
        ++(read ? statistics.halfOrbits : statistics.halfOrbitsFailed);
        statistics.halfOrbitsWithRegions += record.regions > 0 ? 1 : 0;
    }
    return statistics;
}

} // namespace nucleoscope
