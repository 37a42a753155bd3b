#pragma once

#include "core/statistics/flown_time.h"
#include "core/statistics/intervals.h"
#include "core/statistics/significance.h"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace nucleoscope {

/// What a bar says.
enum class Rate {
    Count,            ///< regions
    PerHour,          ///< regions per hour of data in the bin
    PerHalfOrbit,     ///< regions per half-orbit with data in the bin
    ShareOfHalfOrbits ///< half-orbits with a region in the bin, of those with data there
};
std::string_view toString(Rate rate); ///< "count", "per-hour", "per-half-orbit", "share"
std::optional<Rate> rateFromString(std::string_view text);

struct DistributionOptions {
    RegionQuantity quantity = RegionQuantity::Frequency;
    double binWidth = 0; ///< in units of the quantity; 0: the usual one
    RegionSplit split = RegionSplit::None;
    Rate rate = Rate::Count;
    /// Of the same catalogue; without it, rates other than counts are not known.
    std::shared_ptr<const FlownTime> flown = {};
};

/// Regions counted in the bins of a quantity, and what they are to be compared with.
struct Distribution {
    struct Bin {
        RegionIndices regions;
        double hours = 0;           ///< of data; 0 when not known
        std::size_t halfOrbits = 0; ///< with data
        double value = 0;           ///< by the rate; NaN without data
        Interval interval; ///< 95 %: Garwood's of the counts, Wilson's of the share; NaN without data
    };

    DistributionOptions options;
    std::vector<double> edges;
    std::vector<std::vector<Bin>> groups; ///< [group][bin]
    std::vector<TestResult> tests;        ///< of what the split or the quantity asks; see makeDistribution()
    bool isExposureKnown = false;
    std::size_t regionsWithoutValue = 0; ///< NaN or outside the edges

    /// The largest value of the bins, or of their sums over the groups.
    double largest(bool stacked) const;
    /// The largest upper end of the intervals.
    double largestIntervalEnd() const;
};

/// Equal bins from one usual end to the other: frequency 0–25 kHz in 0.5, magnetic latitude −90–90° in 2,
/// latitude in 5, longitudes in 15, local time in 1 h, months, altitude 450–550 km in 2; what has no usual
/// ends (size, duration …) in at most 40 steps of 1, 2 or 5 × 10ⁿ around the catalogue's values.
std::vector<double> distributionEdges(const FilteredCatalogue& catalogue, RegionQuantity quantity,
                                      double binWidth = 0);

/// Split by season or hemisphere: a χ² test of whether their totals differ, given their hours (without flown
/// time: equal hours, said by isExposureKnown). Not split, and the quantity goes round (local time,
/// longitude, month): Rayleigh's test, and with flown time the χ² test of the bins.
/// @throws Error when a rate is asked for and the flown time is not known.
Distribution makeDistribution(const FilteredCatalogue& catalogue, const DistributionOptions& options);

} // namespace nucleoscope
