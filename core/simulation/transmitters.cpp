#include "core/simulation/transmitters.h"

#include "core/geo/dipole.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace nucleoscope {
namespace {

constexpr Transmitter stations[] = {
    {"Alpha Krasnodar", 11904.76, 45.40, 38.16, 50},
    {"Alpha Novosibirsk", 11904.76, 55.76, 84.45, 50},
    {"Alpha Komsomolsk", 11904.76, 50.07, 136.61, 50},
    {"Alpha Krasnodar", 12648.81, 45.40, 38.16, 50},
    {"Alpha Novosibirsk", 12648.81, 55.76, 84.45, 50},
    {"Alpha Komsomolsk", 12648.81, 50.07, 136.61, 50},
    {"Alpha Krasnodar", 14880.95, 45.40, 38.16, 50},
    {"Alpha Novosibirsk", 14880.95, 55.76, 84.45, 50},
    {"Alpha Komsomolsk", 14880.95, 50.07, 136.61, 50},
    {"JXN Novika", 16400, 66.98, 13.87, 45},
    {"FTA Sainte-Assise", 16800, 48.54, 2.58, 23},
    {"VTX Vijayanarayanam", 18200, 8.39, 77.75, 200},
    {"HWU Rosnay", 18300, 46.71, 1.25, 200},
    {"GQD Anthorn", 19580, 54.91, -3.28, 100},
    {"NWC Harold E. Holt", 19800, -21.82, 114.17, 1000},
    {"ICV Tavolara", 20270, 40.92, 9.73, 60},
    {"FTA Sainte-Assise", 20900, 48.54, 2.58, 50},
    {"NPM Lualualei", 21400, 21.42, -158.15, 424},
    {"HWU Rosnay", 21750, 46.71, 1.25, 200},
    {"GQD Skelton", 22100, 54.73, -2.88, 60},
    {"JJI Ebino", 22200, 32.08, 130.83, 200},
    {"DHO38 Rhauderfehn", 23400, 53.08, 7.61, 300},
    {"NAA Cutler", 24000, 44.65, -67.28, 1000},
    {"NLK Jim Creek", 24800, 48.20, -121.92, 250},
};

constexpr double degree = std::numbers::pi / 180;
constexpr double earthRadiusKm = 6371.2;

double distanceKm(double latitude1, double longitude1, double latitude2, double longitude2) {
    const double a = std::sin((latitude2 - latitude1) * degree / 2);
    const double b = std::sin((longitude2 - longitude1) * degree / 2);
    const double h = a * a + std::cos(latitude1 * degree) * std::cos(latitude2 * degree) * b * b;
    return 2 * earthRadiusKm * std::asin(std::min(1.0, std::sqrt(h)));
}

/// Rounded off above the site, a weak tail that the Earth-ionosphere waveguide carries further.
double footprint(double distance) {
    const double softened = std::hypot(distance, 150.0) - 150.0;
    return std::exp(-softened / 420) + 0.012 * std::exp(-softened / 2500);
}

} // namespace

std::span<const Transmitter> transmitters() {
    return stations;
}

TransmitterFootprint::TransmitterFootprint(const Transmitter& transmitter, double decimalYear)
    : latitude_(transmitter.latitude), longitude_(transmitter.longitude),
      strength_(std::sqrt(transmitter.kilowatts / 1000)) {
    const MagneticPosition site = dipoleCoordinates(latitude_, longitude_, decimalYear);
    const MagneticPosition conjugate = geographicCoordinates(-site.latitude, site.longitude, decimalYear);
    conjugateLatitude_ = conjugate.latitude;
    conjugateLongitude_ = conjugate.longitude;
}

double TransmitterFootprint::overFloor(double latitude, double longitude, bool night) const {
    const double overSite = footprint(distanceKm(latitude, longitude, latitude_, longitude_));
    const double overConjugate =
        footprint(distanceKm(latitude, longitude, conjugateLatitude_, conjugateLongitude_));
    const double strongest = night ? 80 : 12; // above 1000 kW
    return strongest * strength_ * (overSite + 0.3 * overConjugate);
}

} // namespace nucleoscope
