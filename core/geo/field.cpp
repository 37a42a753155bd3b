#include "core/geo/field.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace nucleoscope {
namespace {

struct Term {
    int n, m;
    double g, h, gRate, hRate;
};

struct Model {
    double epoch;
    std::array<Term, 90> terms;
};

constexpr Model models[] = {
#include "resources/field/wmm.inc"
};

constexpr double radian = std::numbers::pi / 180;
/// Of the geomagnetic reference sphere and the WGS 84 ellipsoid, km.
constexpr double referenceRadius = 6371.2;
constexpr double equatorialRadius = 6378.137;
constexpr double flattening = 1 / 298.257223563;

constexpr std::size_t indexOf(int n, int m) {
    return static_cast<std::size_t>(n * (n + 1) / 2 + m);
}

const Model& modelFor(double decimalYear) {
    const Model* chosen = &models[0];
    for (const Model& model : models) {
        if (model.epoch <= decimalYear) {
            chosen = &model;
        }
    }
    return *chosen;
}

using Terms = std::array<double, FieldModel::terms>;

/// Schmidt's semi-normalised associated Legendre functions of cos θ, and their derivatives by θ.
struct Legendre {
    Terms value{}, slope{};

    Legendre(double cosine, double sine);
};

/// What the recursion P(n, m) = first · cos θ P(n−1, m) − second · P(n−2, m) multiplies with.
struct Recursion {
    Terms first{}, second{};

    Recursion() {
        for (int n = 1; n <= FieldModel::degree; ++n) {
            for (int m = 0; m < n; ++m) {
                const double norm = std::sqrt(n * n - m * m);
                first[indexOf(n, m)] = (2 * n - 1) / norm;
                second[indexOf(n, m)] = std::sqrt((n - 1) * (n - 1) - m * m) / norm;
            }
            first[indexOf(n, n)] = n == 1 ? 1 : std::sqrt((2.0 * n - 1) / (2.0 * n));
        }
    }
};

Legendre::Legendre(double cosine, double sine) {
    static const Recursion recursion;
    value[0] = 1;
    for (int n = 1; n <= FieldModel::degree; ++n) {
        for (int m = 0; m < n; ++m) {
            const std::size_t at = indexOf(n, m);
            const std::size_t one = indexOf(n - 1, m);
            value[at] = recursion.first[at] * cosine * value[one];
            slope[at] = recursion.first[at] * (cosine * slope[one] - sine * value[one]);
            if (m < n - 1) {
                const std::size_t two = indexOf(n - 2, m);
                value[at] -= recursion.second[at] * value[two];
                slope[at] -= recursion.second[at] * slope[two];
            }
        }
        const std::size_t at = indexOf(n, n);
        const std::size_t one = indexOf(n - 1, n - 1);
        value[at] = recursion.first[at] * sine * value[one];
        slope[at] = recursion.first[at] * (sine * slope[one] + cosine * value[one]);
    }
}

/// Geocentric latitude (degrees) and radius (km) of a geodetic position.
std::pair<double, double> toGeocentric(double latitude, double altitudeKm) {
    const double sine = std::sin(latitude * radian);
    const double cosine = std::cos(latitude * radian);
    const double squaredEccentricity = flattening * (2 - flattening);
    const double curvature = equatorialRadius / std::sqrt(1 - squaredEccentricity * sine * sine);
    const double outward = (curvature + altitudeKm) * cosine;
    const double upward = (curvature * (1 - squaredEccentricity) + altitudeKm) * sine;
    return {std::atan2(upward, outward) / radian, std::hypot(outward, upward)};
}

/// The place `distance` degrees away from `from` in the direction `azimuth` (from north over east).
GeographicPoint walk(const GeographicPoint& from, double azimuth, double distance) {
    const double latitude = from.latitude * radian;
    const double sine = std::sin(latitude) * std::cos(distance * radian) +
                        std::cos(latitude) * std::sin(distance * radian) * std::cos(azimuth * radian);
    const double east = std::sin(azimuth * radian) * std::sin(distance * radian) * std::cos(latitude);
    const double along = std::cos(distance * radian) - std::sin(latitude) * sine;
    const double longitude = from.longitude + std::atan2(east, along) / radian;
    return {std::asin(std::clamp(sine, -1.0, 1.0)) / radian, std::remainder(longitude, 360)};
}

} // namespace

double MagneticField::horizontal() const {
    return std::hypot(north, east);
}

double MagneticField::inclination() const {
    return std::atan2(down, horizontal()) / radian;
}

FieldModel::FieldModel(double decimalYear) {
    const Model& model = modelFor(decimalYear);
    const double years = decimalYear - model.epoch;
    for (const Term& term : model.terms) {
        g_[indexOf(term.n, term.m)] = term.g + years * term.gRate;
        h_[indexOf(term.n, term.m)] = term.h + years * term.hRate;
    }
}

MagneticField FieldModel::at(double latitude, double longitude, double altitudeKm) const {
    const auto [geocentric, radius] = toGeocentric(latitude, altitudeKm);
    const double cosine = std::sin(geocentric * radian);
    // At a pole every longitude is right; a sine that is not 0 keeps the limit of m P / sin θ.
    const double sine = std::max(std::cos(geocentric * radian), 1e-9);
    const Legendre legendre(cosine, sine);

    std::array<double, degree + 1> cosines{};
    std::array<double, degree + 1> sines{};
    for (int m = 0; m <= degree; ++m) {
        cosines[static_cast<std::size_t>(m)] = std::cos(m * longitude * radian);
        sines[static_cast<std::size_t>(m)] = std::sin(m * longitude * radian);
    }
    double north = 0;
    double east = 0;
    double down = 0;
    double power = std::pow(referenceRadius / radius, 2);
    for (int n = 1; n <= degree; ++n) {
        power *= referenceRadius / radius;
        for (int m = 0; m <= n; ++m) {
            const std::size_t at = indexOf(n, m);
            const double cosineOfOrder = cosines[static_cast<std::size_t>(m)];
            const double sineOfOrder = sines[static_cast<std::size_t>(m)];
            const double inPhase = g_[at] * cosineOfOrder + h_[at] * sineOfOrder;
            const double quadrature = g_[at] * sineOfOrder - h_[at] * cosineOfOrder;
            north += power * inPhase * legendre.slope[at];
            east += power * m * quadrature * legendre.value[at] / sine;
            down -= power * (n + 1) * inPhase * legendre.value[at];
        }
    }
    const double tilt = (geocentric - latitude) * radian;
    return {north * std::cos(tilt) - down * std::sin(tilt), east,
            north * std::sin(tilt) + down * std::cos(tilt)};
}

double FieldModel::dipLatitude(double latitude, double longitude, double altitudeKm) const {
    const MagneticField field = at(latitude, longitude, altitudeKm);
    return std::atan2(field.down, 2 * field.horizontal()) / radian;
}

std::pair<GeographicPoint, GeographicPoint> FieldModel::dipPoles(double altitudeKm) const {
    const auto search = [&](GeographicPoint place) {
        double least = at(place.latitude, place.longitude, altitudeKm).horizontal();
        for (double step = 8; step > 1e-7;) {
            bool moved = false;
            for (double azimuth = 0; azimuth < 360; azimuth += 60) {
                const GeographicPoint next = walk(place, azimuth, step);
                const double horizontal = at(next.latitude, next.longitude, altitudeKm).horizontal();
                if (horizontal < least) {
                    least = horizontal;
                    place = next;
                    moved = true;
                }
            }
            step = moved ? step : step / 2;
        }
        return place;
    };
    return {search({85, 180}), search({-65, 136})};
}

} // namespace nucleoscope
