#include "core/geo/dipole.h"

#include <array>
#include <cmath>
#include <numbers>

namespace nucleoscope {
namespace {

struct DegreeOne {
    double epoch;
    double g10, g11, h11;
    double g10Rate, g11Rate, h11Rate;
};

constexpr DegreeOne models[] = {
#include "resources/field/wmm_dipole.inc"
};

using Vector = std::array<double, 3>;

constexpr double degree = std::numbers::pi / 180;

double dot(const Vector& a, const Vector& b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

Vector cross(const Vector& a, const Vector& b) {
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

Vector unit(const Vector& a) {
    const double length = std::sqrt(dot(a, a));
    return {a[0] / length, a[1] / length, a[2] / length};
}

/// Axes of the dipole system in geographic Cartesian coordinates: z to the north dipole pole, y across the
/// plane of both poles, so that magnetic longitude 0 runs through the geographic south pole.
struct DipoleFrame {
    Vector x, y, z;
};

/// The latest model that has begun; dates before the first one are carried back from it.
const DegreeOne& modelFor(double decimalYear) {
    const DegreeOne* chosen = &models[0];
    for (const DegreeOne& model : models) {
        if (model.epoch <= decimalYear) {
            chosen = &model;
        }
    }
    return *chosen;
}

DipoleFrame frameAt(double decimalYear) {
    const DegreeOne& model = modelFor(decimalYear);
    const double years = decimalYear - model.epoch;
    DipoleFrame frame;
    frame.z = unit({-(model.g11 + years * model.g11Rate), -(model.h11 + years * model.h11Rate),
                    -(model.g10 + years * model.g10Rate)});
    frame.y = unit(cross({0, 0, 1}, frame.z));
    frame.x = cross(frame.y, frame.z);
    return frame;
}

Vector toVector(double latitude, double longitude) {
    const double cosine = std::cos(latitude * degree);
    return {cosine * std::cos(longitude * degree), cosine * std::sin(longitude * degree),
            std::sin(latitude * degree)};
}

double latitudeOf(const Vector& v) {
    return std::atan2(v[2], std::hypot(v[0], v[1])) / degree;
}

double longitudeOf(const Vector& v) {
    return std::atan2(v[1], v[0]) / degree;
}

} // namespace

MagneticPosition dipoleCoordinates(double latitude, double longitude, double decimalYear) {
    const DipoleFrame frame = frameAt(decimalYear);
    const Vector position = toVector(latitude, longitude);
    const Vector magnetic{dot(frame.x, position), dot(frame.y, position), dot(frame.z, position)};
    return {latitudeOf(magnetic), longitudeOf(magnetic)};
}

MagneticPosition geographicCoordinates(double magneticLatitude, double magneticLongitude,
                                       double decimalYear) {
    const DipoleFrame frame = frameAt(decimalYear);
    const Vector magnetic = toVector(magneticLatitude, magneticLongitude);
    Vector position{};
    for (std::size_t i = 0; i < 3; ++i) {
        position[i] = magnetic[0] * frame.x[i] + magnetic[1] * frame.y[i] + magnetic[2] * frame.z[i];
    }
    return {latitudeOf(position), longitudeOf(position)};
}

} // namespace nucleoscope
