#pragma once

#include "core/labels/label_store.h"

namespace nucleoscope {

/// The JSON file beside a mask. Version 2; version 1 had neither regions, notes, times nor the identity of
/// the spectrum, and is still read.
struct LabelSidecar {
    int width = 0, height = 0;
    LabelClasses classes;
    Label label; ///< without its mask and origins
    std::vector<LabelRegion> regions;
};

std::string sidecarText(const std::string& stem, const Label& label, const LabelClasses& classes);
/// @throws FileError when it is damaged or of a newer version.
LabelSidecar readSidecar(const std::filesystem::path& file);

} // namespace nucleoscope
