#include "core/spectrum/spectrum_part.h"

#include "core/spectrum/grid.h"

#include <cmath>
#include <limits>

namespace nucleoscope {
namespace {

/// The integers in [low, high] of those in [0, size), or the one nearest to its middle.
std::pair<int, int> centresIn(double low, double high, int size) {
    const double last = size - 1;
    const auto first = static_cast<int>(std::ceil(std::clamp(low, 0.0, last)));
    const auto end = static_cast<int>(std::floor(std::clamp(high, 0.0, last)));
    if (first <= end && low <= last && high >= 0) {
        return {first, end};
    }
    const auto nearest = static_cast<int>(std::lround(std::clamp((low + high) / 2, 0.0, last)));
    return {nearest, nearest};
}

} // namespace

SpectrumWindow wholeWindow(const HalfOrbit& halfOrbit) {
    const SpectrumGrid grid(halfOrbit);
    const SpectrumTimeline timeline(halfOrbit.track);
    return {timeline.start(), timeline.end(), grid.frequencyAt(grid.height() - 0.5), grid.frequencyAt(-0.5)};
}

SpectrumPart partIn(const SpectrumWindow& window, const SpectrumGrid& grid,
                    const SpectrumTimeline& timeline) {
    SpectrumPart part;
    std::tie(part.firstColumn, part.lastColumn) =
        centresIn(timeline.columnAt(window.start), timeline.columnAt(window.end), grid.width());
    std::tie(part.firstRow, part.lastRow) =
        centresIn(grid.rowAt(window.highHz), grid.rowAt(window.lowHz), grid.height());
    return part;
}

SpectrumSlice spectrumOfColumn(const SpectrumImage& image, const SpectrumGrid& grid, int column) {
    SpectrumSlice slice;
    for (int row = image.height - 1; row >= 0; --row) {
        slice.at.push_back(grid.frequencyAt(row));
        slice.log10Amplitude.push_back(image.at(row, column));
    }
    return slice;
}

SpectrumSlice seriesOfRow(const SpectrumImage& image, const SpectrumTimeline& timeline, int row) {
    SpectrumSlice slice;
    double before = timeline.start();
    for (const SpectrumTimeline::Piece& piece : timeline.pieces()) {
        if (piece.start > before) {
            slice.at.push_back((before + piece.start) / 2);
            slice.log10Amplitude.push_back(std::numeric_limits<float>::quiet_NaN());
        }
        for (int column = piece.firstColumn; column <= piece.lastColumn; ++column) {
            slice.at.push_back(piece.secondsAt(column));
            slice.log10Amplitude.push_back(image.at(row, column));
        }
        before = piece.end;
    }
    return slice;
}

} // namespace nucleoscope
