#pragma once

#include "core/archive/half_orbit_name.h"

#include <stop_token>

namespace nucleoscope {

/// One file of an archive, known from its name alone: nothing is opened.
struct ArchiveEntry {
    std::filesystem::path file;
    std::optional<HalfOrbitName> name; ///< nothing when the name does not follow the convention
};

struct ArchiveListing {
    std::vector<ArchiveEntry> entries; ///< sorted by start time, then name; duplicates of a half-orbit: the longest
    std::vector<std::string> problems; ///< paths that are not there, folders that cannot be read: a sentence each
    std::vector<std::string> notes;    ///< twins that were left out: a sentence each
};

/// All *.h5 files under `paths` (files, or folders of any depth; a folder that is reached twice is read once). A path that
/// is itself a file is taken whatever its name. Other payloads and bands in folders are passed over.
/// @throws Cancelled
ArchiveListing listArchive(const std::vector<std::filesystem::path>& paths, std::stop_token stop = {});

} // namespace nucleoscope
