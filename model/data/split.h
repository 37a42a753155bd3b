#pragma once

#include "model/data/data_set.h"

#include <set>

namespace nucleoscope {

/// Which half-orbits are for learning and which for checking.
struct SplitOptions {
    double validationFraction = 0.15; ///< of the half-orbits with a region, and of those without
    std::uint64_t seed = 1;
    int folds = 0; ///< 0: by the fraction; from 2: each half-orbit is in validation in one of so many folds
    int fold = 0;  ///< of 0 to folds − 1
    std::set<std::string> held; ///< half-orbits (PreparedSample::group) that are for checking in any case
};

/// Indices of samples. No half-orbit is in both.
struct DataSplit {
    std::vector<std::size_t> training, validation;
};

/// Splits by half-orbit, never by sample. Half-orbits with and without a region, of each season and direction
/// (PreparedSample::stratum) get into validation by the same share, as far as whole numbers allow. The same
/// seed gives the same split.
/// @throws Error when there are fewer than two half-orbits, or fewer than folds.
DataSplit splitByHalfOrbit(const std::vector<PreparedSample>& samples, const SplitOptions& options);

/// The half-orbits of some samples, sorted, each once.
std::vector<std::string> halfOrbitsOf(const std::vector<PreparedSample>& samples,
                                      const std::vector<std::size_t>& indices);

/// What an analyst should know before trusting a model of this split: a half-orbit that is there more than
/// once, a side that holds no region or nothing but regions' half-orbits. A sentence each.
std::vector<std::string> splitWarnings(const std::vector<PreparedSample>& samples, const DataSplit& split);

} // namespace nucleoscope
