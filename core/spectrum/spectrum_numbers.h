#pragma once

#include "core/spectrum/quantity.h"
#include "core/spectrum/spectrum_part.h"

#include <filesystem>
#include <string>

namespace nucleoscope {

/// The numbers of the part of a half-orbit that is looked at. Nothing is copied: images and half-orbit must
/// outlive the writing.
struct SpectrumNumbers {
    struct Panel {
        Component component = Component::Z;
        const SpectrumImage* image = nullptr; ///< of the half-orbit; flattened when the quantity is relative
    };

    const HalfOrbit& halfOrbit;
    std::vector<Panel> panels;
    SpectrumQuantity quantity; ///< what is written
    SpectrumWindow window;
};

enum class NumbersLayout {
    Matrix, ///< a line a time and component, a column a frequency
    Long    ///< a line a number
};

/// Lines "# name: value" that say file, orbit, components, quantity, unit and whether the data is simulated;
/// then a line of column names and the numbers, split by `separator`: component, utc (ISO 8601), latitude,
/// longitude, magnetic_latitude (degrees) and the values. Missing ones are empty.
/// @throws Error when an image is not on the grid of the half-orbit.
std::string spectrumTable(const SpectrumNumbers& numbers, NumbersLayout layout, char separator = ',');

/// The same as a CSV file, written whole or not at all. @throws FileError
void writeSpectrumCsv(const std::filesystem::path& file, const SpectrumNumbers& numbers,
                      NumbersLayout layout);

/// An HDF5 file: a dataset `X`, `Y` or `Z` [time][frequency] (float32, NaN where missing) for each component;
/// `time` (ms since 1970-01-01T00:00:00Z, int64), `frequency` (Hz), `latitude`, `longitude`,
/// `magnetic_latitude` (degrees). Datasets have an attribute `units`, the root `format_version` 1, `file`,
/// `orbit`, `direction`, `simulated` (0 or 1), `quantity` and `relative_to_background` (0 or 1). Written
/// whole or not at all. @throws FileError
void writeSpectrumHdf5(const std::filesystem::path& file, const SpectrumNumbers& numbers);

} // namespace nucleoscope
