#include "core/spectrum/spectrum_image.h"

#include "core/error.h"
#include "core/spectrum/log10.h"

#include <fmt/format.h>

#include <limits>

namespace nucleoscope {
namespace {

// A block of rows fills whole cache lines of the image (16 floats); a block of bins keeps both sides in the
// first cache.
constexpr std::size_t blockRows = 16;
constexpr std::size_t blockBins = 128;

struct Block {
    std::size_t firstRow, rows, firstBin, bins;
};

void rotateBlock(const Spectrum& spectrum, const Block& block, float* image) {
    std::array<float, blockRows * blockBins> values;
    for (std::size_t row = 0; row < block.rows; ++row) {
        log10ToFloat(&spectrum.amplitude[(block.firstRow + row) * spectrum.bins + block.firstBin], block.bins,
                     &values[row * blockBins]);
    }
    for (std::size_t bin = 0; bin < block.bins; ++bin) {
        float* out = image + (spectrum.bins - 1 - block.firstBin - bin) * spectrum.rows + block.firstRow;
        for (std::size_t row = 0; row < block.rows; ++row) {
            out[row] = values[row * blockBins + bin];
        }
    }
}

std::vector<float> finiteValues(const float* begin, std::size_t count) {
    std::vector<float> values;
    values.reserve(count);
    std::copy_if(begin, begin + count, std::back_inserter(values),
                 [](float value) { return std::isfinite(value); });
    return values;
}

/// Linear between the two nearest ranks, as numpy's percentile. Reorders `values`, which must not be empty.
float quantile(std::vector<float>& values, double fraction) {
    const double rank = std::clamp(fraction, 0.0, 1.0) * static_cast<double>(values.size() - 1);
    const auto below = values.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(values.begin(), below, values.end());
    const double part = rank - std::floor(rank);
    if (part == 0) {
        return *below;
    }
    const float above = *std::min_element(below + 1, values.end());
    return static_cast<float>(*below + part * (above - *below));
}

} // namespace

SpectrumImage makeSpectrumImage(const HalfOrbit& halfOrbit, Component component) {
    const std::optional<Spectrum>& spectrum = halfOrbit.spectrum(component);
    if (!spectrum) {
        throw Error(fmt::format("{}: the {} spectrum is not there; choose another component",
                                halfOrbit.file.string(), toString(component)));
    }
    SpectrumImage image;
    image.width = static_cast<int>(spectrum->rows);
    image.height = static_cast<int>(spectrum->bins);
    image.log10Amplitude.resize(spectrum->rows * spectrum->bins);
    for (std::size_t row = 0; row < spectrum->rows; row += blockRows) {
        for (std::size_t bin = 0; bin < spectrum->bins; bin += blockBins) {
            rotateBlock(*spectrum,
                        {row, std::min(blockRows, spectrum->rows - row), bin,
                         std::min(blockBins, spectrum->bins - bin)},
                        image.log10Amplitude.data());
        }
    }
    return image;
}

SpectrumImage flattened(const SpectrumImage& image) {
    SpectrumImage flat = image;
    const auto width = static_cast<std::size_t>(image.width);
    for (std::size_t row = 0; row < static_cast<std::size_t>(image.height); ++row) {
        float* values = flat.log10Amplitude.data() + row * width;
        std::vector<float> finite = finiteValues(values, width);
        if (finite.empty()) {
            continue;
        }
        const float median = quantile(finite, 0.5);
        std::transform(values, values + width, values, [median](float value) { return value - median; });
    }
    return flat;
}

std::pair<float, float> percentiles(const SpectrumImage& image, double low, double high) {
    std::vector<float> values = finiteValues(image.log10Amplitude.data(), image.log10Amplitude.size());
    if (values.empty()) {
        return {0.0F, 1.0F};
    }
    const float lowValue = quantile(values, low);
    return {lowValue, quantile(values, high)};
}

} // namespace nucleoscope
