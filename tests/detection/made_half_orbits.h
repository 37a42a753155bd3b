#pragma once

#include "core/detection/region.h"

#include <cmath>
#include <string>

namespace nucleoscope::test {

inline constexpr UtcMs epoch = 1635897600000; ///< 2021-11-03T00:00:00Z

/// A half-orbit with closed forms: row r lies at 40° + 0.125° r north, `longitude` + 0.5° r east and 500 km,
/// magnetic 3° north and 10° east of that; the amplitude is 1e-5 everywhere.
inline HalfOrbit makeHalfOrbit(int rows, int orbit = 12345, UtcMs start = epoch, double longitude = 100) {
    HalfOrbit halfOrbit;
    const std::string digits = std::to_string(100000 + orbit).substr(1);
    halfOrbit.file = "CSES_01_EFD_3_L02_A1_" + digits + "1_20211103_000000_20211103_003600_000.h5";
    halfOrbit.product = "EFD VLF L02";
    halfOrbit.orbit = orbit;
    halfOrbit.direction = Direction::Ascending;
    halfOrbit.components = {Component::Z};
    Track& track = halfOrbit.track;
    for (int r = 0; r < rows; ++r) {
        track.utc.push_back(start + 2048 * r);
        track.latitude.push_back(40 + 0.125 * r);
        track.longitude.push_back(std::remainder(longitude + 0.5 * r, 360.0));
        track.altitudeKm.push_back(500);
        track.magneticLatitude.push_back(43 + 0.125 * r);
        track.magneticLongitude.push_back(std::remainder(longitude + 10 + 0.5 * r, 360.0));
        track.workMode.push_back(1);
    }
    constexpr std::size_t bins = 1024;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        halfOrbit.frequencyHz.push_back(static_cast<double>(bin) * nominalBinHz);
    }
    Spectrum spectrum{static_cast<std::size_t>(rows), bins, {}};
    spectrum.amplitude.assign(spectrum.rows * bins, 1e-5);
    halfOrbit.spectra[static_cast<std::size_t>(Component::Z)] = std::move(spectrum);
    return halfOrbit;
}

/// Sets the amplitude of a pixel of the image of `halfOrbit`.
inline void setPixel(HalfOrbit& halfOrbit, int row, int column, double amplitude) {
    Spectrum& spectrum = *halfOrbit.spectra[static_cast<std::size_t>(Component::Z)];
    spectrum.amplitude[static_cast<std::size_t>(column) * spectrum.bins + spectrum.bins - 1 - row] =
        amplitude;
}

/// Paints the rectangle [left, right] × [top, bottom] as nucleus.
inline void paint(LabelMask& mask, int left, int top, int right, int bottom) {
    for (int row = top; row <= bottom; ++row) {
        for (int column = left; column <= right; ++column) {
            mask.at(row, column) = LabelMask::nucleus;
        }
    }
}

} // namespace nucleoscope::test
