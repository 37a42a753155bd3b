#pragma once

#include "core/archive/archive_index.h"
#include "core/archive/listing.h"

#include <functional>
#include <stop_token>

namespace nucleoscope {

/// What has become known since the last report.
struct IndexProgress {
    std::vector<IndexedFilePtr> files;
    std::size_t done = 0, total = 0; ///< files that are known, of all that are listed
};

/// Called on the thread that updates, a few times a second; while it does not return, the update waits.
using IndexReport = std::function<void(const IndexProgress&)>;

enum class IndexDepth {
    Known, ///< looks at sizes and times only
    Open   ///< opens what is not known, or has changed
};

/// Brings `index` up to date with what is listed: first everything that is known already and has not changed,
/// at once; then what is to be opened, in the order of the listing, in parts. A file that cannot be used goes
/// into quarantine until its size or time changes. Files that are no longer listed are forgotten, unless
/// folders could not be read.
/// @throws Cancelled; what was read till then is kept
void updateIndex(ArchiveIndex& index, const ArchiveListing& listing, IndexDepth depth,
                 const IndexReport& report, std::stop_token stop = {});

} // namespace nucleoscope
