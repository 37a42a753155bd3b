#pragma once

#include "app/workbench/half_orbit_row.h"

#include <QString>

#include <utility>
#include <vector>

namespace nucleoscope {

/// Which half-orbits are to be shown: all that every part of it accepts. What is asked of the content of a
/// file hides those that have not been opened yet.
struct HalfOrbitFilter {
    enum class Labels { Any, Labelled, NotLabelled, Begun, Done, NothingHere, Verified, Flagged, WithNotes };
    enum class Detections { Any, Some, None, NotLookedAt };
    enum class Review { Any, Done, Open };

    QString text;         ///< words, each the beginning of a date, time, orbit number, season or file name
    unsigned seasons = 0; ///< bit 1 << Season; none: any
    std::optional<Direction> direction;
    std::optional<Hemisphere> hemisphere;                      ///< some of it is covered, geographic
    std::optional<std::pair<double, double>> magneticLatitude; ///< some of it is covered, degrees
    Labels labels = Labels::Any;
    Detections detections = Detections::Any;
    Review review = Review::Any;
    bool withGaps = false, withBursts = false, withWarnings = false, quarantined = false;

    bool isEmpty() const { return *this == HalfOrbitFilter(); }
    /// Whether what it accepts can change when a file is opened.
    bool asksForDetails() const;
    bool operator==(const HalfOrbitFilter&) const = default;
};

/// A filter made ready for many rows.
class HalfOrbitMatcher {
public:
    explicit HalfOrbitMatcher(const HalfOrbitFilter& filter);

    bool matches(const HalfOrbitRow& row) const;

private:
    bool matchesText(const HalfOrbitRow& row) const;
    bool matchesName(const HalfOrbitRow& row) const;
    bool matchesWork(const HalfOrbitRow& row) const;
    bool matchesContent(const HalfOrbitRow& row) const;

    HalfOrbitFilter filter_;
    std::vector<std::string> words_; ///< lower-case, each after a blank
    bool asksForContent_;
};

} // namespace nucleoscope
