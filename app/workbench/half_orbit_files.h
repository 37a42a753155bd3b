#pragma once

#include "app/workbench/workspace.h"
#include "core/labels/exchange/label_import.h"

namespace nucleoscope {

/// The half-orbits of the open project by base name.
inline HalfOrbitFiles halfOrbitFiles(Workspace& workspace) {
    HalfOrbitFiles files;
    for (const HalfOrbitRow& row : workspace.halfOrbits().rows())
        files.emplace(row.file.stem().string(), row.file);
    return files;
}

} // namespace nucleoscope
