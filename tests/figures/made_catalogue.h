#pragma once

#include "core/detection/catalogue.h"

namespace nucleoscope::test {

struct MadeRegion {
    const char* time;
    double latitude, longitude, magneticLatitude, frequencyHz;
};

/// Two regions in spring, three in summer, one in autumn, none in winter; four in the north. Regions 0 and 2
/// share a bin of both histograms.
inline Catalogue makeCatalogue(bool simulated = true) {
    constexpr MadeRegion made[] = {
        {"2021-04-03T01:00:00Z", 60.0, 0.0, 61.5, 6100},
        {"2021-05-10T01:00:00Z", -55.0, 120.0, -66.0, 6900},
        {"2021-06-03T01:00:00Z", 58.0, -90.0, 61.0, 6200},
        {"2021-07-03T01:00:00Z", 52.0, -60.0, 62.5, 6300},
        {"2021-08-03T01:00:00Z", -50.0, 90.0, -61.0, 3300},
        {"2021-10-03T01:00:00Z", 65.0, 20.0, 64.0, 6700},
    };
    Catalogue catalogue;
    for (const MadeRegion& source : made) {
        Region region;
        region.file = "made.h5";
        region.utcCenter = *fromIso8601(source.time);
        region.utcStart = region.utcCenter - 20000;
        region.utcEnd = region.utcCenter + 20000;
        region.season = seasonOf(region.utcCenter);
        region.hemisphere = hemisphereOf(source.latitude);
        region.position.latitude = source.latitude;
        region.position.longitude = source.longitude;
        region.position.magneticLatitude = source.magneticLatitude;
        region.frequencyCenterHz = source.frequencyHz;
        region.simulated = simulated;
        catalogue.regions.push_back(region);
    }
    return catalogue;
}

} // namespace nucleoscope::test
