#pragma once

#include "core/archive/half_orbit.h"

#include <functional>

namespace nucleoscope {

/// Opens a VLF electric-field file (see README, "Files"). Liberal in form (rank 1 or 2, any numeric width and
/// byte order, missing FREQ, waveforms, X, Y or attributes), strict in sense: rows that disagree, another
/// payload or band, or a file without any spectrum are refused. Nothing is allocated before ranks, classes
/// and sizes are checked, and damage costs what is damaged: a column that can be done without, or a spectrum
/// when another one was asked for, is left out with a warning. Any number of threads may read at once.
/// `components`: the spectra to read; those that the file lacks are left out. An empty list reads the track
/// only.
/// @throws FileError
HalfOrbit readHalfOrbit(const std::filesystem::path& file,
                        const std::vector<Component>& components = {Component::Z});

/// Gets rows of a spectrum, rows × bins values as in Spectrum::amplitude, that last until it returns. Two
/// threads may call it at once, for different rows.
using SpectrumRows = std::function<void(std::size_t firstRow, std::size_t rows, const double* amplitude)>;
/// Asked once for each spectrum, before its first row comes.
using SpectrumSink = std::function<SpectrumRows(Component component, std::size_t rows, std::size_t bins)>;

/// The same, but the spectra go to `sink`, part by part from the first row on, and are not kept: whoever
/// makes something else of them needs no memory for the doubles. A spectrum whose rows end early because it
/// is damaged is none of the half-orbit's `components`.
/// @throws FileError
HalfOrbit readHalfOrbit(const std::filesystem::path& file, const std::vector<Component>& components,
                        const SpectrumSink& sink);

} // namespace nucleoscope
