#pragma once

#include "model/data/labelled_sample.h"
#include "model/data/network_input.h"

#include <cstdint>
#include <functional>
#include <stop_token>

namespace nucleoscope {

/// A sample as the network sees it, kept in memory: 0.46 MB at 256², so 1000 half-orbits take half a
/// gigabyte.
struct PreparedSample {
    std::string group; ///< samples of one half-orbit share it
    InputGeometry geometry;
    cv::Mat input;  ///< CV_16FC3
    cv::Mat target; ///< CV_8U: LabelMask's classes
    bool hasRegion = false;
    bool simulated = false;
};

struct DataSet {
    std::vector<PreparedSample> samples;
    std::vector<std::string> failures; ///< a sentence for each sample that cannot be used
};

/// Image and mask of one sample on the full grid.
struct LoadedSample {
    NetworkInput input;
    LabelMask truth;
    bool simulated = false;
};

/// @throws FileError when the file or its mask cannot be used, Error for a spectrum where a picture is
/// expected or the other way round.
LoadedSample loadSample(const LabelledSample& sample, InputKind kind, int size);

/// Reads and reduces all samples on `threads` worker threads; the order is that of `samples`.
/// @throws Error when none can be used, Cancelled.
DataSet prepareDataSet(const std::vector<LabelledSample>& samples, InputKind kind, int size, int threads,
                       const std::function<void(std::size_t done, std::size_t total)>& progress,
                       std::stop_token stop);

/// Indices of samples. No half-orbit is in both; validation gets its share of the half-orbits with a region
/// and of those without.
struct DataSplit {
    std::vector<std::size_t> training, validation;
};

/// The same seed gives the same split. @throws Error when there are fewer than two half-orbits.
DataSplit splitByHalfOrbit(const std::vector<PreparedSample>& samples, double validationFraction,
                           std::uint64_t seed);

} // namespace nucleoscope
