#pragma once

#include "core/spectrum/spectrum_image.h"
#include "core/spectrum/timeline.h"

namespace nucleoscope {

class SpectrumGrid;

/// What of a half-orbit is looked at: the edges of its axes, in seconds since the first row and Hz.
struct SpectrumWindow {
    double start = 0, end = 0;
    double lowHz = 0, highHz = 0;

    bool operator==(const SpectrumWindow&) const = default;
};

/// All of it, half a row and half a bin beyond the centres of the outer pixels.
SpectrumWindow wholeWindow(const HalfOrbit& halfOrbit);

/// Pixels of a SpectrumImage, inclusive.
struct SpectrumPart {
    int firstColumn = 0, lastColumn = -1;
    int firstRow = 0, lastRow = -1;

    int columns() const { return lastColumn - firstColumn + 1; }
    int rows() const { return lastRow - firstRow + 1; }
    bool operator==(const SpectrumPart&) const = default;
};

/// The pixels whose centres lie in the window; where none does (a gap, a zoom between two centres) the
/// nearest column or row.
SpectrumPart partIn(const SpectrumWindow& window, const SpectrumGrid& grid, const SpectrumTimeline& timeline);

/// A line through a spectrum. NaN where the line is broken: at missing values and at gaps.
struct SpectrumSlice {
    std::vector<double> at; ///< ascending
    std::vector<float> log10Amplitude;
};

/// All frequencies (Hz) of one column.
SpectrumSlice spectrumOfColumn(const SpectrumImage& image, const SpectrumGrid& grid, int column);
/// All times (seconds since the first row) of one row, with a break at each gap.
SpectrumSlice seriesOfRow(const SpectrumImage& image, const SpectrumTimeline& timeline, int row);

} // namespace nucleoscope
