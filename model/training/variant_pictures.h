#pragma once

#include "core/labels/mask.h"
#include "core/spectrum/spectrum_image.h"

#include <cstdint>
#include <string>
#include <vector>

namespace nucleoscope {

/// What a network is shown of a half-orbit, for people to look at: row by row on its square grid.
struct VariantPicture {
    int side = 0;
    std::vector<std::uint8_t> rgb;  ///< three bytes a pixel
    std::vector<std::uint8_t> mask; ///< LabelMask's classes
};

/// The half-orbit as it is, followed by `count` variants with the seeds from `seed` up. `augmentation`:
/// spectrum or paper (model/data/augmentation.h), each on the input that it is for. `mask` may be empty.
/// @throws Error for another augmentation.
std::vector<VariantPicture> variantPictures(const SpectrumImage& image, const LabelMask& mask,
                                            const std::string& augmentation, int size, int count,
                                            std::uint64_t seed);

} // namespace nucleoscope
