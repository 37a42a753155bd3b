#include "core/statistics/flown_time.h"

#include "core/geo/dipole.h"
#include "core/statistics/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace nucleoscope {
namespace {

constexpr double pieceMs = 16'000;
constexpr double hourMs = 3'600'000;

/// The value of a quantity where a piece lies; nothing when a track does not have it.
std::optional<double> valueAt(const FlownTime::Piece& piece, RegionQuantity quantity) {
    switch (quantity) {
    case RegionQuantity::MagneticLatitude:
        return piece.magneticLatitude;
    case RegionQuantity::MagneticLongitude:
        return piece.magneticLongitude;
    case RegionQuantity::Latitude:
        return piece.latitude;
    case RegionQuantity::Longitude:
        return piece.longitude;
    case RegionQuantity::Altitude:
        return piece.altitudeKm;
    case RegionQuantity::LocalTime:
        return localTimeHours(piece.utc, piece.longitude);
    case RegionQuantity::Month:
        return monthOf(piece.utc);
    default:
        return std::nullopt;
    }
}

std::size_t groupOf(const FlownTime::Piece& piece, const CatalogueFilter& filter, RegionSplit split) {
    const Hemisphere hemisphere = hemisphereOf(piece.latitude);
    switch (split) {
    case RegionSplit::Season:
        return static_cast<std::size_t>(seasonUnder(filter.seasonRule, seasonOf(piece.utc), hemisphere));
    case RegionSplit::Hemisphere:
        return hemisphere == Hemisphere::North ? 0 : 1;
    case RegionSplit::None:
        break;
    }
    return 0;
}

/// As CatalogueFilter::matches(Region), as far as a place decides.
bool isMeant(const FlownTime::Piece& piece, const CatalogueFilter& filter) {
    const Hemisphere hemisphere = hemisphereOf(piece.latitude);
    const double magnetic = piece.magneticLatitude;
    const auto isSeason = [&] {
        const Season season = seasonUnder(filter.seasonRule, seasonOf(piece.utc), hemisphere);
        return std::ranges::find(filter.seasons, season) != filter.seasons.end();
    };
    return (!filter.from || piece.utc >= *filter.from) && (!filter.to || piece.utc < *filter.to) &&
           (filter.seasons.empty() || isSeason()) &&
           (!filter.hemisphere || hemisphere == *filter.hemisphere) &&
           filter.magneticLatitude.contains(filter.bothHemispheres ? std::abs(magnetic) : magnetic);
}

/// Adds time to bins, and each half-orbit once.
class Collector {
public:
    explicit Collector(std::size_t bins) : hours(bins), halfOrbits(bins), last_(bins, none) {}

    void add(std::size_t bin, double time, std::uint32_t halfOrbit) {
        hours[bin] += time;
        halfOrbits[bin] += last_[bin] != halfOrbit ? 1 : 0;
        last_[bin] = halfOrbit;
    }

    std::vector<double> hours;
    std::vector<std::size_t> halfOrbits;

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> last_;
};

} // namespace

FlownTime::FlownTime(const Catalogue& catalogue) {
    for (std::size_t index = 0; index < catalogue.halfOrbits.size(); ++index) {
        for (const TrackLine& line : catalogue.halfOrbits[index].track) {
            for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                const TrackPoint& from = line[i];
                const TrackPoint& to = line[i + 1];
                const double length = static_cast<double>(to.utc - from.utc);
                const int count = std::max(1, static_cast<int>(std::ceil(length / pieceMs)));
                for (int part = 0; part < count; ++part) {
                    const double at = (part + 0.5) / count;
                    const auto between = [at](double a, double b) { return a + at * (b - a); };
                    Piece piece;
                    piece.utc = from.utc + static_cast<UtcMs>(at * length);
                    piece.latitude = static_cast<float>(between(from.latitude, to.latitude));
                    piece.longitude = static_cast<float>(between(from.longitude, to.longitude));
                    piece.altitudeKm = static_cast<float>(between(from.altitudeKm, to.altitudeKm));
                    const MagneticPosition magnetic =
                        dipoleCoordinates(piece.latitude, piece.longitude, decimalYear(piece.utc));
                    piece.magneticLatitude = static_cast<float>(magnetic.latitude);
                    piece.magneticLongitude = static_cast<float>(magnetic.longitude);
                    piece.hours = static_cast<float>(length / count / hourMs);
                    piece.halfOrbit = static_cast<std::uint32_t>(index);
                    pieces_.push_back(piece);
                }
            }
        }
    }
}

std::size_t groupCount(RegionSplit split) {
    return split == RegionSplit::Season ? allSeasons.size() : split == RegionSplit::Hemisphere ? 2 : 1;
}

Exposure computeExposure(const FilteredCatalogue& catalogue, const FlownTime& flown, RegionQuantity quantity,
                         const std::vector<double>& edges, RegionSplit split) {
    const std::size_t groups = groupCount(split);
    const std::size_t bins = edges.size() - 1;
    const Histogram histogram(edges);
    std::vector<Collector> byBin(groups, Collector(bins));
    Collector byGroup(groups);
    bool inEveryBin = true;
    for (const FlownTime::Piece& piece : flown.pieces()) {
        const HalfOrbitRecord& record = catalogue.catalogue().halfOrbits[piece.halfOrbit];
        if (!catalogue.filter().matchesOrigin(record) || !isMeant(piece, catalogue.filter())) {
            continue;
        }
        const std::size_t group = groupOf(piece, catalogue.filter(), split);
        byGroup.add(group, piece.hours, piece.halfOrbit);
        if (const auto value = valueAt(piece, quantity)) {
            inEveryBin = false;
            if (const auto bin = histogram.binOf(*value)) {
                byBin[group].add(*bin, piece.hours, piece.halfOrbit);
            }
        }
    }
    Exposure exposure;
    exposure.groupHours = byGroup.hours;
    exposure.groupHalfOrbits = byGroup.halfOrbits;
    for (std::size_t group = 0; group < groups; ++group) {
        exposure.hours.push_back(inEveryBin ? std::vector<double>(bins, byGroup.hours[group])
                                            : std::move(byBin[group].hours));
        exposure.halfOrbits.push_back(inEveryBin ? std::vector<std::size_t>(bins, byGroup.halfOrbits[group])
                                                 : std::move(byBin[group].halfOrbits));
    }
    return exposure;
}

} // namespace nucleoscope
