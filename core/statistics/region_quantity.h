#pragma once

#include "core/detection/region.h"

#include <optional>
#include <string_view>
#include <vector>

namespace nucleoscope {

/// A number that every region has: what points can be coloured by and what distributions can be made of.
enum class RegionQuantity {
    Frequency,         ///< of the centre, Hz
    Bandwidth,         ///< Hz
    Duration,          ///< s
    MagneticLatitude,  ///< degrees
    MagneticLongitude, ///< degrees
    Latitude,          ///< degrees
    Longitude,         ///< degrees
    Altitude,          ///< km
    LocalTime,         ///< hours
    Month,             ///< 1 to 12, of the centre
    Size,              ///< area_second_hz
    PowerPeak,         ///< log10 of the amplitude spectral density, mV/m/√Hz
    PowerMean,         ///< the same
    Contrast,          ///< mean excess over the background, dex; NaN in older catalogues
    Probability,       ///< mean; NaN without a model
};

const std::vector<RegionQuantity>& allRegionQuantities();
std::string_view toString(RegionQuantity quantity); ///< "frequency", "magnetic_latitude" …
std::optional<RegionQuantity> regionQuantityFromString(std::string_view text);

double valueOf(const Region& region, RegionQuantity quantity);

/// January is 1.
int monthOf(UtcMs time);

} // namespace nucleoscope
