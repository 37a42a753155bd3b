#pragma once

#include "core/archive/half_orbit.h"

namespace nucleoscope {

/// log10 of the stored amplitude spectral density (mV/m/√Hz), rotated 90° counter-clockwise: one column per
/// row of the file (whatever the gaps in time), one row per bin, the highest frequency first. NaN where
/// missing.
struct SpectrumImage {
    int width = 0;                     ///< rows of the file
    int height = 0;                    ///< bins
    std::vector<float> log10Amplitude; ///< [row * width + column]

    float at(int row, int column) const { return log10Amplitude[std::size_t(row) * width + column]; }
};

/// @throws Error when the half-orbit does not hold the component.
SpectrumImage makeSpectrumImage(const HalfOrbit& halfOrbit, Component component = Component::Z);

/// A half-orbit whose spectra are images from the start: the doubles of the file are never held.
struct HalfOrbitImages {
    HalfOrbit halfOrbit; ///< without spectra
    std::array<std::optional<SpectrumImage>, 3>
        images; ///< by Component; those that were asked for and are there

    const std::optional<SpectrumImage>& image(Component component) const {
        return images[static_cast<std::size_t>(component)];
    }
    /// Moves the image out. @throws Error when the half-orbit does not hold the component.
    SpectrumImage take(Component component = Component::Z);
};

/// As readHalfOrbit() (core/archive/reader.h) and makeSpectrumImage() one after the other, in less than half
/// of the time.
/// @throws FileError
HalfOrbitImages readHalfOrbitImages(const std::filesystem::path& file,
                                    const std::vector<Component>& components = {Component::Z});

/// The same image with each row's (frequency's) median taken away: what stands out from the background of its
/// frequency.
SpectrumImage flattened(const SpectrumImage& image);

/// The values below which the fractions `low` and `high` (0–1) of the finite pixels lie; {0, 1} when there
/// are none.
std::pair<float, float> percentiles(const SpectrumImage& image, double low, double high);

} // namespace nucleoscope
