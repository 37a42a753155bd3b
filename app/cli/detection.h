#pragma once

#include "core/detection/pipeline.h"

namespace nucleoscope::cli {

class Context;

struct FoundFiles {
    std::vector<std::filesystem::path> files; ///< by time
    std::vector<std::string> problems;        ///< inputs that could not be used: a sentence each
};

/// The half-orbit files that `inputs` name or hold. @throws Error when there is none
FoundFiles findFiles(const std::vector<std::filesystem::path>& inputs, Context& context);

std::vector<std::filesystem::path> absolute(const std::vector<std::filesystem::path>& paths);

/// Runs the detection with progress, lists what could not be used, and sets the exit code.
DetectionSummary detectAndReport(const FoundFiles& found, MaskSource& masks, const DetectionOptions& options,
                                 Context& context);

} // namespace nucleoscope::cli
