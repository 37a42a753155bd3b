#include "core/statistics/region_quantity.h"

#include <array>
#include <chrono>

namespace nucleoscope {
namespace {

constexpr std::array<std::string_view, 15> names{
    "frequency", "bandwidth",  "duration",   "magnetic_latitude", "magnetic_longitude",
    "latitude",  "longitude",  "altitude",   "local_time",        "month",
    "size",      "power_peak", "power_mean", "contrast",          "probability"};

} // namespace

const std::vector<RegionQuantity>& allRegionQuantities() {
    static const std::vector<RegionQuantity> all = [] {
        std::vector<RegionQuantity> quantities;
        for (std::size_t i = 0; i < names.size(); ++i) {
            quantities.push_back(static_cast<RegionQuantity>(i));
        }
        return quantities;
    }();
    return all;
}

std::string_view toString(RegionQuantity quantity) {
    return names[static_cast<std::size_t>(quantity)];
}

std::optional<RegionQuantity> regionQuantityFromString(std::string_view text) {
    for (const RegionQuantity quantity : allRegionQuantities()) {
        if (text == toString(quantity)) {
            return quantity;
        }
    }
    return std::nullopt;
}

double valueOf(const Region& region, RegionQuantity quantity) {
    switch (quantity) {
    case RegionQuantity::Frequency:
        return region.frequencyCenterHz;
    case RegionQuantity::Bandwidth:
        return region.frequencyHighHz - region.frequencyLowHz;
    case RegionQuantity::Duration:
        return static_cast<double>(region.utcEnd - region.utcStart) / 1000;
    case RegionQuantity::MagneticLatitude:
        return region.position.magneticLatitude;
    case RegionQuantity::MagneticLongitude:
        return region.position.magneticLongitude;
    case RegionQuantity::Latitude:
        return region.position.latitude;
    case RegionQuantity::Longitude:
        return region.position.longitude;
    case RegionQuantity::Altitude:
        return region.position.altitudeKm;
    case RegionQuantity::LocalTime:
        return region.localTimeHours;
    case RegionQuantity::Month:
        return monthOf(region.utcCenter);
    case RegionQuantity::Size:
        return region.areaSecondHz;
    case RegionQuantity::PowerPeak:
        return region.powerPeak;
    case RegionQuantity::PowerMean:
        return region.powerMean;
    case RegionQuantity::Contrast:
        return region.contrastDex;
    case RegionQuantity::Probability:
        break;
    }
    return region.probabilityMean;
}

int monthOf(UtcMs time) {
    const auto day = std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{time}});
    return static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{day}.month()));
}

} // namespace nucleoscope
