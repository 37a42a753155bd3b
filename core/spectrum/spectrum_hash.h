#pragma once

#include "core/spectrum/spectrum_image.h"

#include <string>

namespace nucleoscope {

/// What tells a spectrum from another: ContentHash of its log10 amplitudes as they lie in memory, 16 digits.
std::string contentHashOf(const SpectrumImage& image);

} // namespace nucleoscope
