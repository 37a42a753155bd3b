#pragma once

#include "core/archive/project.h"

namespace nucleoscope {

/// Opens what the user points at: a project folder (or its project.json) as it is; an archive folder (or the
/// folder of a half-orbit file) by way of a project of its own under `projectsFolder`, made at the first time
/// and found again later.
/// @param created set to whether a project was made. May be null.
/// @throws FileError
Project openProjectOrArchive(const std::filesystem::path& path, const std::filesystem::path& projectsFolder,
                             bool* created = nullptr);

/// Where projects for archives are made: Nucleoscope in the user's documents.
std::filesystem::path defaultProjectsFolder();

} // namespace nucleoscope
