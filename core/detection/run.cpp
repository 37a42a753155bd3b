#include "core/detection/run.h"

#include "core/content_hash.h"

#include <algorithm>
#include <tuple>

namespace nucleoscope {

std::string runId(const std::string& model, const std::string& weightsHash, const std::string& settings) {
    ContentHash hash;
    hash.add(model + '\n' + weightsHash + '\n' + settings);
    return hash.hex().substr(0, 8);
}

RunRecord mergedRun(const RunRecord& a, const RunRecord& b) {
    const bool isLater = std::tie(b.started, b.command) < std::tie(a.started, a.command);
    RunRecord merged = isLater ? b : a;
    merged.finished = std::max(a.finished, b.finished);
    for (const std::filesystem::path& input : (isLater ? a : b).inputs) {
        if (std::find(merged.inputs.begin(), merged.inputs.end(), input) == merged.inputs.end()) {
            merged.inputs.push_back(input);
        }
    }
    return merged;
}

} // namespace nucleoscope
