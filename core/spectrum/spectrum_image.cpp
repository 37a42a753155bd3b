#include "core/spectrum/spectrum_image.h"

#include "core/archive/reader.h"
#include "core/error.h"
#include "core/spectrum/log10.h"
#include "core/spectrum/ranked_values.h"

#include <fmt/format.h>

#include <limits>

namespace nucleoscope {
namespace {

[[noreturn]] void throwNotThere(const HalfOrbit& halfOrbit, Component component) {
    throw Error(fmt::format("{}: the {} spectrum is not there; choose another component",
                            halfOrbit.file.string(), toString(component)));
}

SpectrumImage emptyImage(std::size_t rows, std::size_t bins) {
    SpectrumImage image;
    image.width = static_cast<int>(rows);
    image.height = static_cast<int>(bins);
    image.log10Amplitude.resize(rows * bins);
    return image;
}

// A block of rows fills whole cache lines of the image (16 floats) and stays in the second cache.
constexpr std::size_t blockRows = 16;
// Rows that lie a power of two apart would share a few lines of the cache.
constexpr std::size_t padding = 16;

/// Puts at most `blockRows` rows of the file into the columns of the image. `values`: memory for a block.
void rotateBlock(std::size_t firstRow, std::size_t rows, const double* amplitude, std::vector<float>& values,
                 SpectrumImage& image) {
    const auto bins = static_cast<std::size_t>(image.height), width = static_cast<std::size_t>(image.width);
    const std::size_t stride = bins + padding;
    for (std::size_t row = 0; row < rows; ++row) {
        log10ToFloat(amplitude + row * bins, bins, values.data() + row * stride);
    }
    for (std::size_t bin = 0; bin < bins; ++bin) {
        float* out = image.log10Amplitude.data() + (bins - 1 - bin) * width + firstRow;
        for (std::size_t row = 0; row < rows; ++row) {
            out[row] = values[row * stride + bin];
        }
    }
}

/// Puts rows of the file into the columns of the image. Threads may do it at once for different rows.
void rotateRows(std::size_t firstRow, std::size_t rows, const double* amplitude, SpectrumImage& image) {
    const auto bins = static_cast<std::size_t>(image.height);
    std::vector<float> values(blockRows * (bins + padding));
    for (std::size_t row = 0; row < rows; row += blockRows) {
        rotateBlock(firstRow + row, std::min(blockRows, rows - row), amplitude + row * bins, values, image);
    }
}

} // namespace

SpectrumImage makeSpectrumImage(const HalfOrbit& halfOrbit, Component component) {
    const std::optional<Spectrum>& spectrum = halfOrbit.spectrum(component);
    if (!spectrum) {
        throwNotThere(halfOrbit, component);
    }
    SpectrumImage image = emptyImage(spectrum->rows, spectrum->bins);
    rotateRows(0, spectrum->rows, spectrum->amplitude.data(), image);
    return image;
}

SpectrumImage HalfOrbitImages::take(Component component) {
    std::optional<SpectrumImage>& image = images[static_cast<std::size_t>(component)];
    if (!image) {
        throwNotThere(halfOrbit, component);
    }
    return std::move(*image);
}

HalfOrbitImages readHalfOrbitImages(const std::filesystem::path& file,
                                    const std::vector<Component>& components) {
    std::array<std::optional<SpectrumImage>, 3> images;
    const SpectrumSink makeImage = [&images](Component component, std::size_t rows, std::size_t bins) {
        SpectrumImage& image = images[static_cast<std::size_t>(component)].emplace(emptyImage(rows, bins));
        return [&image](std::size_t first, std::size_t count, const double* amplitude) {
            rotateRows(first, count, amplitude, image);
        };
    };
    HalfOrbitImages result{readHalfOrbit(file, components, makeImage), {}};
    for (const Component component : result.halfOrbit.components) {
        const auto index = static_cast<std::size_t>(component);
        result.images[index] = std::move(images[index]);
    }
    return result;
}

SpectrumImage flattened(const SpectrumImage& image) {
    SpectrumImage flat = image;
    const auto width = static_cast<std::size_t>(image.width);
    for (std::size_t row = 0; row < static_cast<std::size_t>(image.height); ++row) {
        float* values = flat.log10Amplitude.data() + row * width;
        const RankedValues ranked({image.log10Amplitude.data() + row * width, width});
        if (ranked.count() == 0) {
            continue;
        }
        const float background = ranked.quantile(0.5);
        std::transform(values, values + width, values,
                       [background](float value) { return value - background; });
    }
    return flat;
}

std::pair<float, float> percentiles(const SpectrumImage& image, double low, double high) {
    const RankedValues values(image.log10Amplitude);
    if (values.count() == 0) {
        return {0.0F, 1.0F};
    }
    return {values.quantile(low), values.quantile(high)};
}

} // namespace nucleoscope
