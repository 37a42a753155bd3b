#pragma once

#include "core/archive/utc.h"
#include "core/detection/region_options.h"

#include <filesystem>
#include <limits>
#include <string>
#include <vector>

namespace nucleoscope {

/// The model behind a run. Of masks that no model made only the id is known.
struct ModelRecord {
    std::string id;
    std::string weightsHash; ///< of all weights, 16 hexadecimal digits
    std::string architecture, encoder, input;
    int imageSize = 0;
    double threshold = std::numeric_limits<double>::quiet_NaN(); ///< its own
    bool trainedOnSimulation = false;
    std::string provenance; ///< a JSON object: what it was trained on and how
};

/// One detection: what was searched with what, enough to do it again.
struct RunRecord {
    /// Eight hexadecimal digits made of the model, its weights and every setting that changes a region: the
    /// same on every machine, so that shards agree and a run can be resumed and repeated.
    std::string id;
    std::string model; ///< ModelRecord::id
    std::string weightsHash;
    std::string settings;                                        ///< in words
    double threshold = std::numeric_limits<double>::quiet_NaN(); ///< NaN when no model made the masks
    RegionOptions options;
    std::filesystem::path masksFrom;           ///< the model's file, or the folder of the masks
    std::vector<std::filesystem::path> inputs; ///< files and folders, as given
    std::string command;                       ///< as it was called; "nucleoscope" from the window
    std::string software;                      ///< name and version
    UtcMs started = 0, finished = 0;           ///< 0 when it was not finished

    // Counted when a catalogue is read.
    int halfOrbits = 0; ///< that could be read
    int regions = 0;
};

std::string runId(const std::string& model, const std::string& weightsHash, const std::string& settings);

/// One record of two of the same run, such as those of two shards.
RunRecord mergedRun(const RunRecord& a, const RunRecord& b);

} // namespace nucleoscope
