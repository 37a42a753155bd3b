#pragma once

#include "model/data/data_set.h"

#include <stop_token>

namespace nucleoscope {

/// What makes a region of a map of probabilities: its pixels reach the threshold, one of them the seed.
struct RegionProbabilities {
    double threshold = 0.5;
    double seed = 0; ///< 0: no region is left out for it
};

/// The pair with the largest sum of region F1 and region class IoU on these samples, on the network's grid;
/// among equals the lowest seed and threshold. As RegionProbabilities begins when the samples hold no region.
/// `probabilities`: one for each of `indices`. @throws Cancelled soon after a stop request
RegionProbabilities bestProbabilities(const std::vector<PreparedSample>& samples,
                                      const std::vector<std::size_t>& indices,
                                      const std::vector<cv::Mat>& probabilities, int threads = 1,
                                      const std::stop_token& stop = {});

} // namespace nucleoscope
