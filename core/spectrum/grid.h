#pragma once

#include "core/archive/half_orbit.h"

namespace nucleoscope {

struct Position {
    double latitude = 0, longitude = 0, altitudeKm = 0; ///< degrees (longitude −180…180), km
    double magneticLatitude = 0, magneticLongitude = 0; ///< degrees, centred dipole
};

/// The one place that turns pixels of a SpectrumImage into time, frequency and position and back.
/// Pixel (row, column) has its centre at integer coordinates: column c lies at the time of row c of the file,
/// image row r at the frequency of bin bins−1−r. Fractions are interpolated linearly, outside the grid
/// extrapolated at the edge's step.
class SpectrumGrid {
public:
    SpectrumGrid() = default;
    explicit SpectrumGrid(const HalfOrbit& halfOrbit);

    int width() const { return static_cast<int>(track_.rows()); }
    int height() const { return static_cast<int>(frequencyHz_.size()); }

    UtcMs utcAt(double column) const;
    double columnAt(UtcMs utc) const;
    double frequencyAt(double row) const; ///< Hz
    double rowAt(double frequencyHz) const;
    double binHz() const;                     ///< width of a bin
    Position positionAt(double column) const; ///< interpolated across ±180°

    const Track& track() const { return track_; }

private:
    Track track_;
    std::vector<double> frequencyHz_;
};

} // namespace nucleoscope
