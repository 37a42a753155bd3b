#include "core/geo/isolines.h"

#include "core/geo/dipole.h"
#include "core/geo/field.h"
#include "core/geo/globe_contours.h"

namespace nucleoscope {

std::vector<GeographicPoint> dipoleIsoline(double magneticLatitude, double decimalYear) {
    constexpr int steps = 720;
    std::vector<GeographicPoint> line;
    line.reserve(steps + 1);
    for (int step = 0; step <= steps; ++step) {
        const double magneticLongitude = -180 + 360.0 * step / steps;
        const MagneticPosition point =
            geographicCoordinates(magneticLatitude, magneticLongitude, decimalYear);
        line.push_back({point.latitude, point.longitude});
    }
    return line;
}

std::vector<std::vector<std::vector<GeographicPoint>>> dipIsolines(std::span<const double> dipLatitudes,
                                                                   double altitudeKm, double decimalYear) {
    const FieldModel model(decimalYear);
    const GlobeContours contours([&](double latitude, double longitude) {
        return model.dipLatitude(latitude, longitude, altitudeKm);
    });
    std::vector<std::vector<std::vector<GeographicPoint>>> lines;
    for (const double latitude : dipLatitudes) {
        lines.push_back(contours.at(latitude));
    }
    return lines;
}

} // namespace nucleoscope
