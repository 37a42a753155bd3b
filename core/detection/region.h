#pragma once

#include "core/archive/half_orbit.h"
#include "core/detection/review.h"
#include "core/labels/mask.h"
#include "core/spectrum/grid.h"
#include "core/spectrum/spectrum_image.h"
#include "core/statistics/season.h"

namespace nucleoscope {

/// The pixels of one 8-connected region of a mask.
struct PixelRegion {
    int left = 0, top = 0, right = 0, bottom = 0; ///< bounding box, inclusive
    double centerColumn = 0, centerRow = 0;       ///< centroid
    std::vector<std::pair<int, int>> pixels;      ///< (row, column), in scan order
};

/// 8-connected regions of the pixels that are LabelMask::nucleus, of at least `minPixels` pixels, in scan
/// order.
std::vector<PixelRegion> findRegions(const LabelMask& mask, int minPixels = 1);

/// One detected (or true) region with its place in time, frequency and space: a row of the catalogue. The
/// names are those of the contract with the unit as suffix.
struct Region {
    std::string file; ///< file name without folder
    int orbit = 0;
    Direction direction = Direction::Ascending;
    UtcMs utcStart = 0, utcCenter = 0, utcEnd = 0; ///< first column, centroid, last column
    double frequencyLowHz = 0, frequencyCenterHz = 0,
           frequencyHighHz = 0; ///< lowest bin, centroid, highest bin
    Position position;          ///< at the centroid's time
    double localTimeHours = 0;
    Season season = Season::Spring;
    Hemisphere hemisphere = Hemisphere::North;
    int areaPixels = 0;
    double areaSecondHz = 0;             ///< area_pixels × 2.048 s × bin width
    double powerPeak = 0, powerMean = 0; ///< log10 of the amplitude spectral density, mV/m/√Hz
    /// Mean excess over the background, dex: log10 of the amplitude less the median of its frequency over the
    /// half-orbit. NaN in catalogues that do not know it.
    double contrastDex = std::numeric_limits<double>::quiet_NaN();
    double probabilityMean = 0; ///< NaN when the mask did not come from a model
    std::string model, run;     ///< what found it
    bool simulated = false;
    std::string id; ///< regionId()
    Review review;  ///< the last entry of its history
};

/// What tells a region from every other: 16 hexadecimal digits made of its file's name, limits, centre and
/// area. The same pixels of the same half-orbit have the same id whatever found them, so that a review
/// outlives reading again, merging, and a repeated detection.
std::string regionId(const Region& region);

/// Measures `pixels` on the grid. `probability` may be null.
Region measureRegion(const PixelRegion& pixels, const HalfOrbit& halfOrbit, const SpectrumGrid& grid,
                     const SpectrumImage& image, const ProbabilityMap* probability);

} // namespace nucleoscope
