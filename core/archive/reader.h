#pragma once

#include "core/archive/half_orbit.h"

namespace nucleoscope {

/// Opens a VLF electric-field file (see README, "Files"). Liberal in form (rank 1 or 2, any numeric width and byte order,
/// missing FREQ, waveforms, X, Y or attributes), strict in sense: rows that disagree, another payload or band, or a file
/// without any spectrum are refused. Nothing is allocated before ranks, classes and sizes are checked.
/// `components`: the spectra to read; those that the file lacks are left out. An empty list reads the track only.
/// Not thread-safe by itself: HDF5 is used under one global lock, so any thread may call it.
/// @throws FileError
HalfOrbit readHalfOrbit(const std::filesystem::path& file, const std::vector<Component>& components = {Component::Z});

} // namespace nucleoscope
