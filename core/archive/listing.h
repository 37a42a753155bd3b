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
    std::vector<ArchiveEntry>
        entries; ///< sorted by start time, then name; duplicates of a half-orbit: the longest
    std::vector<std::string>
        problems; ///< paths that are not there, folders that cannot be read: a sentence each
    std::vector<std::string> notes;             ///< twins that were left out: a sentence each
    std::vector<std::filesystem::path> folders; ///< every folder that was read: what to watch

    std::vector<std::filesystem::path> files() const; ///< of the entries, in their order
};

/// All *.h5 files under `paths` (files, or folders of any depth; what is reached twice, by links or
/// otherwise, counts once). A path that is itself a file is taken whatever its name. Other payloads and bands
/// in folders are passed over. Only links and twins cost more than the reading of their folder, so that a
/// network share is listed fast.
/// @throws Cancelled
ArchiveListing listArchive(const std::vector<std::filesystem::path>& paths, std::stop_token stop = {});

} // namespace nucleoscope
