#pragma once

#include "core/detection/catalogue.h"
#include "core/statistics/region_indices.h"

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nucleoscope {

/// An interval with both ends; open ends are infinite.
struct ValueRange {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();

    bool isAll() const {
        return low == -std::numeric_limits<double>::infinity() &&
               high == std::numeric_limits<double>::infinity();
    }
    /// NaN is in no range but the one of everything.
    bool contains(double value) const { return isAll() || (value >= low && value <= high); }
    bool operator==(const ValueRange&) const = default;
};

/// Which regions of a catalogue are meant: those that meet every condition that is set. The default meets
/// all.
struct CatalogueFilter {
    std::optional<UtcMs> from, to;                 ///< of the region's centre: from ≤ time < to
    std::vector<Season> seasons;                   ///< ascending; empty: all
    SeasonRule seasonRule = SeasonRule::Published; ///< what counts as a season, also where none is chosen
    std::optional<Direction> direction;
    std::optional<Hemisphere> hemisphere;
    ValueRange frequencyHz;        ///< of the centre
    ValueRange magneticLatitude;   ///< of the centre, degrees
    bool bothHemispheres = false;  ///< magneticLatitude is a range of the absolute value
    ValueRange probability;        ///< mean of the region; one without a probability meets only "all"
    std::vector<Verdict> verdicts; ///< of the last review, in their order; empty: all
    std::string run;               ///< empty: all
    std::string file;              ///< file name of one half-orbit; empty: all

    bool isEmpty() const { return *this == CatalogueFilter{}; }
    bool matches(const Region& region) const;
    /// Whether regions of the half-orbit can match: time (of its start, where it has one), season, direction,
    /// run and file. It counts as flown then. A season of SeasonRule::Local is told by where a region lies,
    /// so a half-orbit meets it when it is that season in either hemisphere.
    bool matches(const HalfOrbitRecord& record) const;
    /// The same but for the time and the season.
    bool matchesOrigin(const HalfOrbitRecord& record) const;
    bool operator==(const CatalogueFilter&) const = default;
};

/// The regions of `catalogue` that match.
RegionIndices matchingRegions(const Catalogue& catalogue, const CatalogueFilter& filter);

/// One JSON object with the conditions that are set, for records.
std::string toJson(const CatalogueFilter& filter);
/// @throws Error when the text is no such object or holds a condition that is not known.
CatalogueFilter catalogueFilterFromJson(std::string_view json);

/// A catalogue seen through a filter. It refers to the catalogue, which must outlive it.
class FilteredCatalogue {
public:
    /// All of it, where a filter may be given but is not.
    FilteredCatalogue(const Catalogue& catalogue) // NOLINT(google-explicit-constructor)
        : FilteredCatalogue(catalogue, CatalogueFilter{}) {}
    FilteredCatalogue(const Catalogue& catalogue, CatalogueFilter filter);

    const Catalogue& catalogue() const { return *catalogue_; }
    const CatalogueFilter& filter() const { return filter_; }
    /// Those that match, as indices into catalogue().regions.
    const RegionIndices& regions() const { return regions_; }
    const Region& region(std::size_t index) const { return catalogue_->regions[index]; }
    /// By the filter's rule.
    Season season(std::size_t index) const;

private:
    const Catalogue* catalogue_;
    CatalogueFilter filter_;
    RegionIndices regions_;
};

} // namespace nucleoscope
