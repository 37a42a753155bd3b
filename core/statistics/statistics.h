#pragma once

#include "core/statistics/catalogue_filter.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace nucleoscope {

/// Bin i holds the values in [edges[i], edges[i + 1]); the last bin its upper edge as well. Values outside
/// the edges and NaN are in no bin.
struct Histogram {
    std::vector<double> edges;
    std::vector<std::size_t> counts; ///< one fewer than edges

    explicit Histogram(std::vector<double> edges);
    /// `bins` bins of equal width from `low` to `high`.
    Histogram(double low, double high, std::size_t bins);
    void add(double value);
    /// Nothing when the value is in no bin.
    std::optional<std::size_t> binOf(double value) const;
};

struct HemisphereCount {
    std::size_t total = 0, north = 0, south = 0;
};

/// What a catalogue comes to, as far as its filter leaves it. Regions are counted where their centre lies:
/// hemisphere as in the catalogue, season by the filter's rule. Half-orbits are those of which the filter may
/// leave regions.
struct CatalogueStatistics {
    std::size_t total = 0, north = 0, south = 0, ascending = 0, descending = 0;
    std::size_t halfOrbits = 0; ///< half-orbits that could be read
    std::size_t halfOrbitsWithRegions = 0;
    std::size_t halfOrbitsFailed = 0;       ///< files that could not be read
    std::size_t simulated = 0;              ///< regions of simulated half-orbits
    std::array<HemisphereCount, 4> seasons; ///< by Season

    static Histogram frequencyBins();        ///< 0–25 000 Hz in 500 Hz
    static Histogram magneticLatitudeBins(); ///< −90…90° in 2°

    Histogram frequency = frequencyBins();               ///< of frequencyCenterHz
    Histogram magneticLatitude = magneticLatitudeBins(); ///< of position.magneticLatitude
    std::array<Histogram, 4> frequencyBySeason{frequencyBins(), frequencyBins(), frequencyBins(),
                                               frequencyBins()};
    std::array<Histogram, 4> magneticLatitudeBySeason{magneticLatitudeBins(), magneticLatitudeBins(),
                                                      magneticLatitudeBins(), magneticLatitudeBins()};

    const HemisphereCount& season(Season season) const { return seasons[static_cast<std::size_t>(season)]; }
};

CatalogueStatistics computeStatistics(const FilteredCatalogue& catalogue);

} // namespace nucleoscope
