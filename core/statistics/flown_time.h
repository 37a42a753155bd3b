#pragma once

#include "core/statistics/catalogue_filter.h"
#include "core/statistics/region_quantity.h"

#include <cstdint>
#include <vector>

namespace nucleoscope {

/// When and where the satellite took data, from the tracks of a catalogue's half-orbits, in pieces of at most
/// 16 s (1° of latitude): what counts are to be compared with.
class FlownTime {
public:
    struct Piece {
        UtcMs utc = 0; ///< of its middle, and so are the places
        float latitude = 0, longitude = 0, altitudeKm = 0, magneticLatitude = 0, magneticLongitude = 0;
        float hours = 0;
        std::uint32_t halfOrbit = 0; ///< index into Catalogue::halfOrbits
    };

    /// Of all half-orbits that could be read. Takes about 0.1 s for a year.
    explicit FlownTime(const Catalogue& catalogue);

    /// Sorted by half-orbit.
    const std::vector<Piece>& pieces() const { return pieces_; }
    /// False when no half-orbit has a track: a catalogue of an older version.
    bool isKnown() const { return !pieces_.empty(); }

private:
    std::vector<Piece> pieces_;
};

/// How the regions of a distribution are told apart.
enum class RegionSplit { None, Season, Hemisphere };
std::size_t groupCount(RegionSplit split);

/// The filter's share of the time flown, by the bins of a quantity and by group. Quantities that the track
/// does not have (frequency, size …) have all of it in every bin.
struct Exposure {
    std::vector<std::vector<double>> hours;           ///< [group][bin]
    std::vector<std::vector<std::size_t>> halfOrbits; ///< [group][bin]: those with data there
    std::vector<double> groupHours;                   ///< [group], also of what lies outside the edges
    std::vector<std::size_t> groupHalfOrbits;         ///< [group]
};
Exposure computeExposure(const FilteredCatalogue& catalogue, const FlownTime& flown, RegionQuantity quantity,
                         const std::vector<double>& edges, RegionSplit split);

} // namespace nucleoscope
