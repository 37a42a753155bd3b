#include "core/statistics/distribution.h"

#include "core/error.h"
#include "core/statistics/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <set>

namespace nucleoscope {
namespace {

constexpr std::array<std::string_view, 4> rateNames{"count", "per-hour", "per-half-orbit", "share"};
constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();

struct UsualBins {
    double low, high, width;
};

std::optional<UsualBins> usualBins(RegionQuantity quantity) {
    switch (quantity) {
    case RegionQuantity::Frequency:
        return UsualBins{0, 25000, 500};
    case RegionQuantity::MagneticLatitude:
        return UsualBins{-90, 90, 2};
    case RegionQuantity::Latitude:
        return UsualBins{-90, 90, 5};
    case RegionQuantity::Longitude:
    case RegionQuantity::MagneticLongitude:
        return UsualBins{-180, 180, 15};
    case RegionQuantity::LocalTime:
        return UsualBins{0, 24, 1};
    case RegionQuantity::Month:
        return UsualBins{0.5, 12.5, 1};
    case RegionQuantity::Altitude:
        return UsualBins{450, 550, 2};
    case RegionQuantity::Probability:
        return UsualBins{0, 1, 0.05};
    default:
        return std::nullopt;
    }
}

/// The smallest 1, 2 or 5 × 10ⁿ of which `range` has at most 40.
double roundWidth(double range) {
    constexpr double mostBins = 40;
    const double raw = range / mostBins;
    const double magnitude = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * magnitude >= raw * (1 - 1e-9)) {
            return factor * magnitude;
        }
    }
    return 10 * magnitude;
}

UsualBins binsAround(const FilteredCatalogue& catalogue, RegionQuantity quantity) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const std::size_t index : catalogue.regions()) {
        const double value = valueOf(catalogue.region(index), quantity);
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    if (!(low <= high)) {
        return {0, 1, 0.1};
    }
    const double width = low == high ? std::max(std::abs(low) / 10, 1e-3) : roundWidth(high - low);
    return {std::floor(low / width) * width, (std::floor(high / width) + 1) * width, width};
}

/// Times round the circle that the quantity goes, or nothing.
std::optional<double> periodOf(RegionQuantity quantity) {
    switch (quantity) {
    case RegionQuantity::LocalTime:
        return 24;
    case RegionQuantity::Longitude:
    case RegionQuantity::MagneticLongitude:
        return 360;
    case RegionQuantity::Month:
        return 12;
    default:
        return std::nullopt;
    }
}

std::size_t groupOf(const FilteredCatalogue& catalogue, std::size_t index, RegionSplit split) {
    return split == RegionSplit::Season ? static_cast<std::size_t>(catalogue.season(index))
           : split == RegionSplit::Hemisphere
               ? (catalogue.region(index).hemisphere == Hemisphere::North ? 0 : 1)
               : 0;
}

std::size_t halfOrbitsOf(const FilteredCatalogue& catalogue, const RegionIndices& regions) {
    std::set<std::string_view> files;
    for (const std::size_t index : regions) {
        files.insert(catalogue.region(index).file);
    }
    return files.size();
}

Interval scaled(const Interval& interval, double factor) {
    return {interval.low * factor, interval.high * factor};
}

void rateBin(const FilteredCatalogue& catalogue, Rate rate, Distribution::Bin& bin) {
    const std::size_t count = bin.regions.size();
    const double exposure = rate == Rate::Count     ? 1
                            : rate == Rate::PerHour ? bin.hours
                                                    : static_cast<double>(bin.halfOrbits);
    if (exposure <= 0) {
        bin.value = notKnown;
        bin.interval = {notKnown, notKnown};
    } else if (rate == Rate::ShareOfHalfOrbits) {
        const std::size_t with = std::min(halfOrbitsOf(catalogue, bin.regions), bin.halfOrbits);
        bin.value = static_cast<double>(with) / exposure;
        bin.interval = wilsonInterval(with, bin.halfOrbits);
    } else {
        bin.value = static_cast<double>(count) / exposure;
        bin.interval = scaled(poissonInterval(count), 1 / exposure);
    }
}

std::vector<std::size_t> totals(const Distribution& distribution) {
    std::vector<std::size_t> counts;
    for (const auto& bins : distribution.groups) {
        std::size_t count = 0;
        for (const Distribution::Bin& bin : bins) {
            count += bin.regions.size();
        }
        counts.push_back(count);
    }
    return counts;
}

void addTests(const FilteredCatalogue& catalogue, const std::optional<Exposure>& exposure,
              Distribution& distribution) {
    const std::size_t groups = distribution.groups.size();
    if (groups > 1) {
        const std::vector<double> hours = exposure ? exposure->groupHours : std::vector<double>(groups, 1);
        distribution.tests.push_back(chiSquaredTest(totals(distribution), hours));
        return;
    }
    const auto period = periodOf(distribution.options.quantity);
    if (!period) {
        return;
    }
    std::vector<double> angles;
    for (const std::size_t index : catalogue.regions()) {
        const double value = valueOf(catalogue.region(index), distribution.options.quantity);
        if (std::isfinite(value)) {
            angles.push_back(value / *period * 2 * std::numbers::pi);
        }
    }
    distribution.tests.push_back(rayleighTest(angles));
    if (exposure) {
        std::vector<std::size_t> counts;
        for (const Distribution::Bin& bin : distribution.groups.front()) {
            counts.push_back(bin.regions.size());
        }
        distribution.tests.push_back(chiSquaredTest(counts, exposure->hours.front()));
    }
}

} // namespace

std::string_view toString(Rate rate) {
    return rateNames[static_cast<std::size_t>(rate)];
}

std::optional<Rate> rateFromString(std::string_view text) {
    const auto found = std::ranges::find(rateNames, text);
    return found == rateNames.end() ? std::nullopt
                                    : std::optional(static_cast<Rate>(found - rateNames.begin()));
}

double Distribution::largest(bool stacked) const {
    double largest = 0;
    for (std::size_t bin = 0; bin + 1 < edges.size(); ++bin) {
        double sum = 0;
        for (const auto& bins : groups) {
            if (std::isfinite(bins[bin].value)) {
                sum += bins[bin].value;
                largest = std::max(largest, stacked ? sum : bins[bin].value);
            }
        }
    }
    return largest;
}

double Distribution::largestIntervalEnd() const {
    double largest = 0;
    for (const auto& bins : groups) {
        for (const Bin& bin : bins) {
            if (std::isfinite(bin.interval.high) && !bin.regions.empty()) {
                largest = std::max(largest, bin.interval.high);
            }
        }
    }
    return largest;
}

std::vector<double> distributionEdges(const FilteredCatalogue& catalogue, RegionQuantity quantity,
                                      double binWidth) {
    constexpr double mostBins = 2000;
    const auto usual = usualBins(quantity);
    UsualBins bins = usual ? *usual : binsAround(catalogue, quantity);
    if (binWidth > 0) {
        bins.width = std::max(binWidth, (bins.high - bins.low) / mostBins);
    }
    const auto count = static_cast<std::size_t>(std::ceil((bins.high - bins.low) / bins.width - 1e-9));
    std::vector<double> edges(count + 1);
    for (std::size_t i = 0; i <= count; ++i) {
        edges[i] = bins.low + static_cast<double>(i) * bins.width;
    }
    return edges;
}

Distribution makeDistribution(const FilteredCatalogue& catalogue, const DistributionOptions& options) {
    Distribution distribution;
    distribution.options = options;
    distribution.edges = distributionEdges(catalogue, options.quantity, options.binWidth);
    distribution.isExposureKnown = options.flown && options.flown->isKnown();
    if (options.rate != Rate::Count && !distribution.isExposureKnown) {
        throw Error("Rates cannot be told: the catalogue has no tracks of its half-orbits; detect again with "
                    "this version, or show counts.");
    }
    const std::size_t bins = distribution.edges.size() - 1;
    distribution.groups.assign(groupCount(options.split), std::vector<Distribution::Bin>(bins));
    const Histogram histogram(distribution.edges);
    for (const std::size_t index : catalogue.regions()) {
        if (const auto bin = histogram.binOf(valueOf(catalogue.region(index), options.quantity))) {
            distribution.groups[groupOf(catalogue, index, options.split)][*bin].regions.push_back(index);
        } else {
            ++distribution.regionsWithoutValue;
        }
    }
    std::optional<Exposure> exposure;
    if (distribution.isExposureKnown) {
        exposure =
            computeExposure(catalogue, *options.flown, options.quantity, distribution.edges, options.split);
    }
    for (std::size_t group = 0; group < distribution.groups.size(); ++group) {
        for (std::size_t bin = 0; bin < bins; ++bin) {
            Distribution::Bin& one = distribution.groups[group][bin];
            if (exposure) {
                one.hours = exposure->hours[group][bin];
                one.halfOrbits = exposure->halfOrbits[group][bin];
            }
            rateBin(catalogue, options.rate, one);
        }
    }
    addTests(catalogue, exposure, distribution);
    return distribution;
}

} // namespace nucleoscope
