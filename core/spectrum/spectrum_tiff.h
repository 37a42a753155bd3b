#pragma once

#include "core/spectrum/spectrum_image.h"

#include <filesystem>

namespace nucleoscope {

/// Writes the image as a one-band float32 TIFF of the same grid, NaN kept, lossless. Written whole or not at
/// all.
/// @throws FileError
void writeSpectrumTiff(const std::filesystem::path& file, const SpectrumImage& image);

} // namespace nucleoscope
