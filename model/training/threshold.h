#pragma once

#include "model/data/data_set.h"

namespace nucleoscope {

/// The probability from which a pixel should belong to a region: the one with the largest sum of region F1
/// and region class IoU on these samples, on the network's grid; 0.5 when they hold no region.
/// `probabilities`: one for each of `indices`.
double bestThreshold(const std::vector<PreparedSample>& samples, const std::vector<std::size_t>& indices,
                     const std::vector<cv::Mat>& probabilities);

} // namespace nucleoscope
