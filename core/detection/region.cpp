#include "core/detection/region.h"

#include "core/error.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace nucleoscope {
namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

PixelRegion regionAt(int row, int column) {
    PixelRegion region;
    region.left = region.right = column;
    region.top = region.bottom = row;
    return region;
}

void addPixel(PixelRegion& region, int row, int column) {
    region.left = std::min(region.left, column);
    region.right = std::max(region.right, column);
    region.top = std::min(region.top, row);
    region.bottom = std::max(region.bottom, row);
    region.pixels.emplace_back(row, column);
}

void setCentroid(PixelRegion& region) {
    double columns = 0;
    double rows = 0;
    for (const auto& [row, column] : region.pixels) {
        rows += row;
        columns += column;
    }
    const double count = static_cast<double>(region.pixels.size());
    region.centerRow = rows / count;
    region.centerColumn = columns / count;
}

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

double meanProbability(const PixelRegion& pixels, const ProbabilityMap& probability) {
    FiniteMean mean;
    for (const auto& [row, column] : pixels.pixels) {
        mean.add(probability.at(row, column));
    }
    return mean.value();
}

} // namespace

std::vector<PixelRegion> findRegions(const LabelMask& mask, int minPixels) {
    if (mask.pixels.empty()) {
        return {};
    }
    cv::Mat nuclei(mask.height, mask.width, CV_8U);
    std::transform(mask.pixels.begin(), mask.pixels.end(), nuclei.begin<std::uint8_t>(),
                   [](std::uint8_t value) { return std::uint8_t(value == LabelMask::nucleus); });
    cv::Mat labels;
    const int count = cv::connectedComponents(nuclei, labels, 8, CV_32S);

    // The order of OpenCV's labels is its own affair, so regions are numbered as the scan meets them.
    std::vector<PixelRegion> regions;
    std::vector<int> regionOfLabel(count, -1);
    for (int row = 0; row < mask.height; ++row) {
        const int* labelRow = labels.ptr<int>(row);
        for (int column = 0; column < mask.width; ++column) {
            const int label = labelRow[column];
            if (label == 0) {
                continue;
            }
            if (regionOfLabel[label] < 0) {
                regionOfLabel[label] = static_cast<int>(regions.size());
                regions.push_back(regionAt(row, column));
            }
            addPixel(regions[regionOfLabel[label]], row, column);
        }
    }
    std::erase_if(regions, [minPixels](const PixelRegion& region) {
        return static_cast<int>(region.pixels.size()) < minPixels;
    });
    std::for_each(regions.begin(), regions.end(), setCentroid);
    return regions;
}

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
    region.probabilityMean = probability != nullptr ? meanProbability(pixels, *probability) : notANumber;
    return region;
}

} // namespace nucleoscope
