#pragma once

#include "core/labels/exchange/label_import.h"

#include <functional>
#include <stop_token>

namespace nucleoscope {

struct ExportSummary {
    std::size_t written = 0;
    std::vector<std::string> failures; ///< a sentence for each label that could not be written
};

/// Writes the labels of `stems` for another program. @throws FileError when the folder cannot be written,
/// Cancelled.
ExportSummary exportLabels(LabelFormat format, const std::filesystem::path& folder,
                           const std::vector<std::string>& stems, const HalfOrbitFiles& halfOrbits,
                           const LabelStore& store,
                           const std::function<void(std::size_t done, std::size_t total)>& progress,
                           const std::stop_token& stop);

} // namespace nucleoscope
