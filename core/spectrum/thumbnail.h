#pragma once

#include "core/spectrum/spectrum_image.h"

#include <cstdint>
#include <vector>

namespace nucleoscope {

/// A SpectrumImage made small, row by row from the top, with the median of each row taken away so that what
/// stands out from the background of its frequency can be seen: 0 where all is missing, 1–255 from the 1st to
/// the 99.5th percentile of what is left, to be coloured by whoever shows it.
struct SpectrumThumbnail {
    int width = 0, height = 0;
    std::vector<std::uint8_t> levels; ///< [row * width + column]
};

/// Each pixel is the mean of the finite pixels that it covers. An image with fewer pixels keeps its size.
SpectrumThumbnail makeThumbnail(const SpectrumImage& image, int width, int height);

} // namespace nucleoscope
