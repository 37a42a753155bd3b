#pragma once

#include "core/spectrum/spectrum_image.h"

namespace nucleoscope {

/// What the helped tools see of a spectrum: single pixels scatter by 0.1 dex, which would tear every
/// threshold to specks, so they look at means over a few pixels.
struct LabelBackdrop {
    SpectrumImage relative;       ///< flattened()
    SpectrumImage smooth;         ///< means of log10 of the amplitude
    SpectrumImage smoothRelative; ///< means of `relative`
    /// Of each row (frequency) of smoothRelative: the median, and how far the values scatter around it as a
    /// standard deviation (from the median of the distances, so that what stands out hardly counts). NaN
    /// where all is missing.
    std::vector<float> rowMedian, rowSpread;
};

/// Takes about 0.1 s; any thread may call it.
LabelBackdrop makeLabelBackdrop(const SpectrumImage& image);

/// Means over boxes of 2·radius + 1 pixels, without what is missing; what is missing itself stays so.
SpectrumImage boxMeans(const SpectrumImage& image, int radius);

} // namespace nucleoscope
