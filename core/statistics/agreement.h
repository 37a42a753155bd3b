#pragma once

#include "core/detection/catalogue.h"
#include "core/statistics/intervals.h"
#include "core/statistics/region_indices.h"

#include <array>
#include <cstddef>
#include <limits>
#include <vector>

namespace nucleoscope {

/// How many of the regions that were decided are nuclei. Accepted and corrected ones are, rejected ones are
/// not; unsure ones and those without a verdict are not decided.
struct Precision {
    std::size_t nuclei = 0, decided = 0;

    /// NaN when nothing was decided.
    double value() const {
        return decided > 0 ? static_cast<double>(nuclei) / static_cast<double>(decided)
                           : std::numeric_limits<double>::quiet_NaN();
    }
    /// Wilson's, 95 %.
    Interval interval() const { return wilsonInterval(nuclei, decided); }
};

/// The regions whose value lies in [low, high); in the last bin its upper edge as well.
struct PrecisionBin {
    double low = 0, high = 1;
    Precision precision;
    double meanValue = std::numeric_limits<double>::quiet_NaN(); ///< of the decided ones
};

/// What would be left with only the regions of at least this mean probability.
struct ThresholdChoice {
    double threshold = 0;
    std::size_t kept = 0;  ///< regions, decided or not
    Precision precision;   ///< of those that are decided
    double nucleiKept = 0; ///< share of all decided nuclei; NaN when there are none
};

/// Where model and reviewer agree, for some regions of a catalogue.
struct Agreement {
    std::size_t accepted = 0, corrected = 0, rejected = 0, unsure = 0, unreviewed = 0;
    Precision all;
    std::vector<PrecisionBin> byProbability; ///< ten bins of probability_mean, 0–1: the reliability diagram
    std::array<Precision, 4> bySeason;       ///< by Season as in the catalogue
    std::vector<PrecisionBin> byContrast;    ///< five bins of equal width of contrast_dex, over its range
    std::vector<ThresholdChoice> thresholds; ///< 0, 0.01 … 1
    /// Mean distance of probability and precision over the bins, weighted by decided regions (expected
    /// calibration error: Naeini, Cooper and Hauskrecht, 2015); NaN when nothing was decided.
    double calibrationError = std::numeric_limits<double>::quiet_NaN();
};

/// Regions without a probability are left out of byProbability, thresholds and calibrationError.
Agreement computeAgreement(const Catalogue& catalogue, const RegionIndices& regions);

} // namespace nucleoscope
