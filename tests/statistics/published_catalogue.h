#pragma once

#include "core/detection/catalogue.h"

#include <array>
#include <string>

namespace nucleoscope::test {

/// A catalogue with the counts of Li et al. (2024): 453 regions on 402 half-orbits, November 2021 to October
/// 2022, by season and hemisphere. Places, times and frequencies are made up so that they spread over the
/// published ranges (58–80° magnetic latitude, about 6.2 kHz), the same at every call.
inline Catalogue makePublishedCatalogue() {
    struct Group {
        const char* from;
        int north, south;
    };
    // Winter is counted from December 2021 to February 2022.
    constexpr std::array groups{Group{"2022-03-01", 80, 62}, Group{"2022-06-01", 71, 53},
                                Group{"2022-09-01", 79, 50}, Group{"2021-12-01", 36, 22}};
    constexpr int halfOrbits = 402;
    constexpr UtcMs hour = 3'600'000;

    Catalogue catalogue;
    int number = 0;
    for (const Group& group : groups) {
        const int count = group.north + group.south;
        for (int i = 0; i < count; ++i, ++number) {
            Region region;
            const bool north = i < group.north;
            // The first 51 half-orbits have two regions each: 453 = 402 + 51.
            const int halfOrbit = number % halfOrbits;
            region.orbit = 20000 + halfOrbit;
            region.direction = halfOrbit % 2 == 0 ? Direction::Ascending : Direction::Descending;
            region.file = "half_orbit_" + std::to_string(halfOrbit) + ".h5";
            region.utcStart = *fromIso8601(group.from) + i * 90 * 24 * hour / count;
            if (region.utcStart >= *fromIso8601("2022-11-01")) {
                region.utcStart -= 365 * 24 * hour; // the year begins in November 2021
            }
            region.utcCenter = region.utcStart + 30'000;
            region.utcEnd = region.utcStart + 60'000;
            region.season = seasonOf(region.utcCenter);
            const double wave = static_cast<double>(number * 37 % 100) / 100;
            region.position.latitude = (north ? 1 : -1) * (45 + 22 * wave);
            region.position.longitude = static_cast<double>(number * 149 % 3600) / 10 - 180;
            region.position.magneticLatitude = (north ? 1 : -1) * (58 + 22 * wave);
            region.position.altitudeKm = 507;
            region.localTimeHours = region.direction == Direction::Ascending ? 2 : 14;
            region.hemisphere = hemisphereOf(region.position.latitude);
            region.frequencyCenterHz = 6200 + 40.0 * (number * 53 % 50 - 25);
            region.frequencyLowHz = region.frequencyCenterHz - 700;
            region.frequencyHighHz = region.frequencyCenterHz + 700;
            region.areaPixels = 300 + number % 400;
            region.areaSecondHz = region.areaPixels * 2.048 * 25000 / 1024;
            region.probabilityMean = 0.5 + 0.5 * wave;
            region.run = "published";
            catalogue.regions.push_back(region);
        }
    }
    for (int i = 0; i < halfOrbits; ++i) {
        HalfOrbitRecord record;
        record.file = "half_orbit_" + std::to_string(i) + ".h5";
        record.orbit = 20000 + i;
        record.direction = i % 2 == 0 ? Direction::Ascending : Direction::Descending;
        record.rows = 1050;
        record.run = "published";
        for (const Region& region : catalogue.regions) {
            if (region.file == record.file) {
                record.start = record.start == 0 ? region.utcStart - 600'000 : record.start;
                ++record.regions;
            }
        }
        record.end = record.start + 2'150'000;
        catalogue.halfOrbits.push_back(record);
    }
    return catalogue;
}

} // namespace nucleoscope::test
