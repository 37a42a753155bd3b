#pragma once

#include "core/archive/utc.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nucleoscope {

enum class Direction { Descending = 0, Ascending = 1 };
enum class Component { X = 0, Y = 1, Z = 2 };

std::string_view toString(Direction direction); ///< "ascending" / "descending"
std::string_view toString(Component component); ///< "x" / "y" / "z"
std::optional<Direction> directionFromString(std::string_view text);
std::optional<Component> componentFromString(std::string_view text);

/// The nominal time between two rows, seconds.
inline constexpr double rowSeconds = 2.048;
/// Rows further apart than this have a gap between them, seconds.
inline constexpr double gapSeconds = 1.2 * rowSeconds;
/// The nominal width of a bin, Hz (25 kHz / 1024).
inline constexpr double nominalBinHz = 25000.0 / 1024.0;

/// Where the satellite was, one element per row. Degrees are geographic unless they say magnetic; longitudes
/// lie in
/// [-180, 180). Positions that the file does not give and that cannot be repaired are NaN.
struct Track {
    std::vector<UtcMs> utc;
    std::vector<double> latitude, longitude, altitudeKm;
    /// Centred-dipole coordinates, recomputed from the position (core/geo/dipole.h).
    std::vector<double> magneticLatitude, magneticLongitude;
    /// The same as the file gives them; empty when it does not.
    std::vector<double> fileMagneticLatitude, fileMagneticLongitude;
    /// 1 survey, 2 burst; empty when the file does not say.
    std::vector<std::int32_t> workMode;

    std::size_t rows() const { return utc.size(); }
};

/// Rows lost between row `afterRow` and the next one, `seconds` apart.
struct Gap {
    std::size_t afterRow = 0;
    double seconds = 0;
};

/// Amplitude spectral density of one component as stored, mV/m/√Hz: rows × bins, [time][frequency], frequency
/// upward. Missing values (NaN, Inf, ≤ 0) are kept as they are in the file.
struct Spectrum {
    std::size_t rows = 0, bins = 0;
    std::vector<double> amplitude;

    double at(std::size_t row, std::size_t bin) const { return amplitude[row * bins + bin]; }
};

/// One half-orbit file in memory.
struct HalfOrbit {
    std::filesystem::path file;
    std::string product; ///< for example "EFD VLF L02"
    int orbit = 0;       ///< without the direction digit
    Direction direction = Direction::Ascending;
    bool simulated = false; ///< made by core/simulation; shown wherever the data is shown
    Track track;
    std::vector<double> frequencyHz; ///< centre of each bin, ascending
    std::array<std::optional<Spectrum>, 3>
        spectra;                       ///< by Component; only those that were asked for and are there
    std::vector<Component> components; ///< those that the file has
    std::vector<Gap> gaps;
    std::vector<std::string> warnings; ///< sentences for the user: what was repaired or could not be used

    std::size_t rows() const { return track.rows(); }
    std::size_t bins() const { return frequencyHz.size(); }
    const std::optional<Spectrum>& spectrum(Component component) const {
        return spectra[static_cast<std::size_t>(component)];
    }
};

} // namespace nucleoscope
