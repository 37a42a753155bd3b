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
    std::string name;    ///< of the file
    std::string group;   ///< samples of one half-orbit share it
    std::string stratum; ///< season and direction, to split alike; empty for pictures
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

/// Beside masks that this program has written lies a list of their classes; in others of pictures anything
/// that is not 0 is a region.
bool namesItsClasses(const std::filesystem::path& mask);

/// Fills in what the names of the files say: name, group and stratum.
void describe(const LabelledSample& sample, PreparedSample& prepared);

} // namespace nucleoscope
