#include "core/spectrum/spectrum_hash.h"

#include "core/content_hash.h"

namespace nucleoscope {

std::string contentHashOf(const SpectrumImage& image) {
    ContentHash hash;
    hash.add(image.log10Amplitude.data(), image.log10Amplitude.size() * sizeof(float));
    return hash.hex();
}

} // namespace nucleoscope
