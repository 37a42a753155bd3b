#include "core/detection/region.h"

#include "core/content_hash.h"
#include "core/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <vector>

namespace nucleoscope {
namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// Mean over the finite values; NaN when there are none.
class FiniteMean {
public:
    void add(double value) {
        if (std::isfinite(value)) {
            sum_ += value;
            ++count_;
        }
    }
    double value() const { return count_ > 0 ? sum_ / count_ : notANumber; }

private:
    double sum_ = 0;
    int count_ = 0;
};

void measurePower(const PixelRegion& pixels, const SpectrumImage& image, Region& region) {
    FiniteMean mean;
    double peak = notANumber;
    for (const auto& [row, column] : pixels.pixels) {
        const double value = image.at(row, column);
        mean.add(value);
        peak = std::fmax(peak, value);
    }
    region.powerMean = mean.value();
    region.powerPeak = peak;
}

/// Of the finite values of a row; NaN when there are none.
double medianOfRow(const SpectrumImage& image, int row) {
    const auto begin = image.log10Amplitude.begin() + std::ptrdiff_t(row) * image.width;
    std::vector<float> values;
    std::copy_if(begin, begin + image.width, std::back_inserter(values),
                 [](float value) { return std::isfinite(value); });
    if (values.empty()) {
        return notANumber;
    }
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double meanContrast(const PixelRegion& pixels, const SpectrumImage& image) {
    std::vector<double> medians;
    for (int row = pixels.top; row <= pixels.bottom; ++row) {
        medians.push_back(medianOfRow(image, row));
    }
    FiniteMean mean;
    for (const auto& [row, column] : pixels.pixels) {
        mean.add(image.at(row, column) - medians[static_cast<std::size_t>(row - pixels.top)]);
    }
    return mean.value();
}

double meanProbability(const PixelRegion& pixels, const ProbabilityMap& probability) {
    FiniteMean mean;
    for (const auto& [row, column] : pixels.pixels) {
        mean.add(probability.at(row, column));
    }
    return mean.value();
}

} // namespace

Region measureRegion(const PixelRegion& pixels, const HalfOrbit& halfOrbit, const SpectrumGrid& grid,
                     const SpectrumImage& image, const ProbabilityMap* probability) {
    if (pixels.right >= image.width || pixels.bottom >= image.height || image.width != grid.width() ||
        image.height != grid.height() ||
        (probability != nullptr &&
         (probability->width != image.width || probability->height != image.height))) {
        throw Error("a region can only be measured on the grid that it was found on");
    }
    Region region;
    region.file = halfOrbit.file.filename().string();
    region.orbit = halfOrbit.orbit;
    region.direction = halfOrbit.direction;
    region.simulated = halfOrbit.simulated;

    region.utcStart = grid.utcAt(pixels.left);
    region.utcCenter = grid.utcAt(pixels.centerColumn);
    region.utcEnd = grid.utcAt(pixels.right);
    region.frequencyLowHz = grid.frequencyAt(pixels.bottom);
    region.frequencyCenterHz = grid.frequencyAt(pixels.centerRow);
    region.frequencyHighHz = grid.frequencyAt(pixels.top);

    region.position = grid.positionAt(pixels.centerColumn);
    region.localTimeHours = localTimeHours(region.utcCenter, region.position.longitude);
    region.season = seasonOf(region.utcCenter);
    region.hemisphere = hemisphereOf(region.position.latitude);

    region.areaPixels = static_cast<int>(pixels.pixels.size());
    region.areaSecondHz = region.areaPixels * rowSeconds * grid.binHz();
    measurePower(pixels, image, region);
    region.contrastDex = meanContrast(pixels, image);
    region.probabilityMean = probability != nullptr ? meanProbability(pixels, *probability) : notANumber;
    region.id = regionId(region);
    return region;
}

std::string regionId(const Region& region) {
    const std::string key =
        fmt::format("{}|{}|{}|{}|{}|{}|{}|{}", region.file, region.utcStart, region.utcCenter, region.utcEnd,
                    std::llround(region.frequencyLowHz), std::llround(region.frequencyCenterHz),
                    std::llround(region.frequencyHighHz), region.areaPixels);
    ContentHash hash;
    hash.add(key);
    return hash.hex();
}

} // namespace nucleoscope
