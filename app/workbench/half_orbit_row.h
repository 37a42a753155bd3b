#pragma once

#include "core/archive/archive_index.h"
#include "core/archive/listing.h"
#include "core/labels/label_store.h"
#include "core/statistics/season.h"

#include <optional>
#include <string>
#include <vector>

namespace nucleoscope {

/// How many of a half-orbit's detections somebody has judged.
struct ReviewCount {
    int reviewed = 0, total = 0;
};

/// A half-orbit of the list with all that is known of it.
struct HalfOrbitRow {
    std::filesystem::path file;
    IndexedFilePtr indexed; ///< null until the file has been opened
    /// From the name, or else from the opened file; nothing when neither tells.
    std::optional<UtcMs> start, end;
    std::optional<int> orbit;
    std::optional<Direction> direction;
    int day = 0; ///< of the start: 20220301; 0 when it is not known
    LabelSummary label;
    int regions = -1; ///< detections; negative when no model has looked at it
    ReviewCount review;
    std::string searchKey; ///< lower-case words that a search matches the beginnings of, each after a blank

    bool isQuarantined() const { return indexed && indexed->isQuarantined(); }
    /// Null until the file has been opened, and when it cannot be used.
    const HalfOrbitDetails* details() const {
        return indexed && !indexed->isQuarantined() ? &indexed->details : nullptr;
    }
    bool hasUnreviewed() const { return regions > review.reviewed; }
    /// Somebody has something to do here: detections that nobody has judged, a label that was begun, or
    /// nothing at all so far from either model or analyst.
    bool needsReview() const;
};

HalfOrbitRow makeRow(const ArchiveEntry& entry, IndexedFilePtr indexed = nullptr);
std::vector<HalfOrbitRow> makeRows(const std::vector<ArchiveEntry>& entries);

} // namespace nucleoscope
