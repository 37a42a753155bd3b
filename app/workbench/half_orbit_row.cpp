#include "app/workbench/half_orbit_row.h"

#include "widgets/names.h"

#include <fmt/format.h>

#include <chrono>

namespace nucleoscope {

namespace {

int dayOf(UtcMs time) {
    using namespace std::chrono;
    const year_month_day date{floor<days>(sys_time<milliseconds>{milliseconds{time}})};
    return static_cast<int>(date.year()) * 10000 +
           static_cast<int>(static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day()));
}

/// The date as people write it, the orbit with and without the direction's digit, the season in two
/// languages.
std::string searchKeyOf(const HalfOrbitRow& row) {
    std::string key;
    if (row.start) {
        const std::string time = toIso8601(*row.start);
        const Season season = seasonOf(*row.start);
        key += fmt::format(" {} {} {} {} {}", time.substr(0, 10), row.day, time.substr(11, 5),
                           toString(season), displayName(season).toLower().toStdString());
    }
    if (row.orbit)
        key += fmt::format(" {} {:05}{}", *row.orbit, *row.orbit,
                           row.direction ? static_cast<int>(*row.direction) : 0);
    key += ' ' + QString::fromStdString(row.file.filename().string()).toLower().toStdString();
    return key;
}

} // namespace

bool HalfOrbitRow::needsReview() const {
    if (isQuarantined())
        return false;
    const bool isUntouched = label.state == LabelState::NotStarted && regions < 0;
    const bool isOpen = label.state == LabelState::InProgress || label.state == LabelState::Flagged;
    return hasUnreviewed() || isOpen || isUntouched;
}

HalfOrbitRow makeRow(const ArchiveEntry& entry, IndexedFilePtr indexed) {
    HalfOrbitRow row;
    row.file = entry.file;
    row.indexed = std::move(indexed);
    if (entry.name) {
        row.start = entry.name->start;
        row.end = entry.name->end;
        row.orbit = entry.name->orbit;
        row.direction = entry.name->direction;
    } else if (const HalfOrbitDetails* details = row.details()) {
        row.start = details->start;
        row.end = details->end;
        row.direction = details->direction;
        if (details->orbit > 0)
            row.orbit = details->orbit;
    }
    row.day = row.start ? dayOf(*row.start) : 0;
    row.searchKey = searchKeyOf(row);
    return row;
}

std::vector<HalfOrbitRow> makeRows(const std::vector<ArchiveEntry>& entries) {
    std::vector<HalfOrbitRow> rows;
    rows.reserve(entries.size());
    for (const ArchiveEntry& entry : entries)
        rows.push_back(makeRow(entry));
    return rows;
}

} // namespace nucleoscope
