#include "core/figures/map_content.h"

#include <algorithm>
#include <cmath>

namespace nucleoscope {
namespace {

/// The time for which the lines of magnetic latitude are drawn: the middle of the catalogue, whatever the
/// filter leaves of it.
double yearOf(const Catalogue& catalogue) {
    constexpr double yearWithoutRegions = 2022;
    if (catalogue.regions.empty()) {
        return yearWithoutRegions;
    }
    const auto [first, last] = std::ranges::minmax_element(catalogue.regions, {}, &Region::utcCenter);
    return (decimalYear(first->utcCenter) + decimalYear(last->utcCenter)) / 2;
}

std::vector<std::size_t> shownRegions(const FilteredCatalogue& catalogue, std::optional<Season> season) {
    std::vector<std::size_t> shown = catalogue.regions();
    std::erase_if(shown, [&](std::size_t i) { return season && catalogue.season(i) != *season; });
    return shown;
}

LegendItem directionLook(Direction direction) {
    if (direction == Direction::Ascending) {
        return {.text = FigureText::Ascending, .color = 3, .mark = Marker::Circle, .regions = {}};
    }
    return {.text = FigureText::Descending, .color = 2, .mark = Marker::Square, .regions = {}};
}

LegendItem seasonLook(Season season) {
    const auto index = static_cast<std::size_t>(season);
    return {.color = index, .mark = static_cast<Marker>(index), .regions = {}};
}

std::vector<LegendItem> directionItems(const FilteredCatalogue& catalogue,
                                       const std::vector<std::size_t>& shown) {
    std::vector<LegendItem> items{directionLook(Direction::Descending), directionLook(Direction::Ascending)};
    for (const std::size_t i : shown) {
        items[static_cast<std::size_t>(catalogue.region(i).direction)].regions.push_back(i);
    }
    return items;
}

/// Points of the median size keep their radius.
std::vector<float> pointSizes(const FilteredCatalogue& catalogue, const std::vector<std::size_t>& shown) {
    std::vector<double> areas;
    for (const std::size_t i : shown) {
        areas.push_back(std::max(catalogue.region(i).areaSecondHz, 0.0));
    }
    std::vector<double> sorted = areas;
    std::ranges::sort(sorted);
    const double median = sorted.empty() ? 0 : sorted[sorted.size() / 2];
    std::vector<float> sizes;
    for (const double area : areas) {
        const double factor = median > 0 ? std::sqrt(area / median) : 1;
        sizes.push_back(static_cast<float>(std::clamp(factor, 0.4, 3.0)));
    }
    return sizes;
}

} // namespace

MapContent::MapContent(const FilteredCatalogue& catalogue, const MapOptions& chosen)
    : options(chosen), summary(catalogue, chosen.season), seasonRule(catalogue.filter().seasonRule) {
    const std::vector<std::size_t> shown = shownRegions(catalogue, options.season);
    const bool byQuantity = options.coloring == PointColoring::Quantity;
    if (!options.density && options.coloring == PointColoring::Season) {
        groups = seasonItems(summary);
        std::erase_if(groups, [&](const LegendItem& item) {
            return options.season && item.color != static_cast<std::size_t>(*options.season);
        });
    } else if (!options.density && options.coloring == PointColoring::Direction) {
        groups = directionItems(catalogue, shown);
    }
    std::vector<double> finite;
    for (const std::size_t i : shown) {
        const double value = valueOf(catalogue.region(i), options.quantity);
        if (byQuantity && std::isfinite(value)) {
            finite.push_back(value);
        }
    }
    if (!finite.empty()) {
        std::tie(low, high) = std::pair{std::ranges::min(finite), std::ranges::max(finite)};
    }
    const std::vector<float> sizes = options.sizeByArea ? pointSizes(catalogue, shown) : std::vector<float>{};
    for (std::size_t at = 0; at < shown.size(); ++at) {
        const std::size_t i = shown[at];
        const Region& region = catalogue.region(i);
        Point point;
        point.place = project(options.projection, region.position.latitude, region.position.longitude);
        if (!isInWorld(options.projection, point.place)) {
            continue;
        }
        point.region = i;
        if (byQuantity) {
            const double value = valueOf(region, options.quantity);
            point.hasValue = std::isfinite(value);
            const double fraction = high > low && point.hasValue ? (value - low) / (high - low) : 0.5;
            point.color = static_cast<std::uint8_t>(std::lround(fraction * 255));
        } else {
            const bool bySeason = options.coloring == PointColoring::Season;
            const LegendItem look =
                bySeason ? seasonLook(catalogue.season(i)) : directionLook(region.direction);
            point.color = static_cast<std::uint8_t>(look.color);
            point.mark = look.mark;
        }
        point.size = sizes.empty() ? 1 : sizes[at];
        points.push_back(point);
    }
    year = yearOf(catalogue.catalogue());
    isolines = isolinesOf(options.lines, year, options.projection);
    if (options.poles) {
        poles = magneticPoles(options.lines, year, options.projection);
    }
}

} // namespace nucleoscope
