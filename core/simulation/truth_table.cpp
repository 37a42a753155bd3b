#include "core/simulation/truth_table.h"

#include <fmt/format.h>

namespace nucleoscope {

std::string truthTableHeader() {
    return "file,orbit,direction,utc_start,utc_center,utc_end,frequency_low_hz,frequency_center_hz,"
           "frequency_high_hz,latitude,longitude,magnetic_latitude,magnetic_longitude,altitude_km,season,"
           "hemisphere,area_pixels,contrast\n";
}

std::string truthTableLine(const TruthRegion& truth) {
    const Region& region = truth.region;
    return fmt::format(
        "{},{},{},{},{},{},{:.3f},{:.3f},{:.3f},{:.6f},{:.6f},{:.6f},{:.6f},{:.3f},{},{},{},{:.4f}\n",
        region.file, region.orbit, toString(region.direction), toIso8601(region.utcStart),
        toIso8601(region.utcCenter), toIso8601(region.utcEnd), region.frequencyLowHz,
        region.frequencyCenterHz, region.frequencyHighHz, region.position.latitude, region.position.longitude,
        region.position.magneticLatitude, region.position.magneticLongitude, region.position.altitudeKm,
        toString(region.season), toString(region.hemisphere), region.areaPixels, truth.contrast);
}

} // namespace nucleoscope
