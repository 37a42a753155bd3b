#include "core/spectrum/timeline.h"

#include <algorithm>
#include <cmath>

namespace nucleoscope {

namespace {

/// Columns may stray this far from even spacing before a new piece begins, in rows.
constexpr double tolerance = 0.25;

double secondsOfRow(const Track& track, std::size_t row) {
    return static_cast<double>(track.utc[row] - track.utc.front()) / 1000.0;
}

/// Leaves a gap between two pieces only where rows are missing; `step` is the time from the one's last row to
/// the other's first.
void joinTo(SpectrumTimeline::Piece& before, SpectrumTimeline::Piece& piece, double step) {
    if (step > gapSeconds)
        return;
    if (step >= rowSeconds / 2) {
        before.end = piece.start = piece.start + (rowSeconds - step) / 2;
        return;
    }
    // Rows that come twice, or back in time, must not lie over the ones before.
    const double shift = before.end - piece.start;
    piece.start += shift;
    piece.end += shift;
}

} // namespace

SpectrumTimeline::SpectrumTimeline(const Track& track) {
    const std::size_t rows = track.rows();
    std::size_t first = 0;
    while (first < rows) {
        const double start = secondsOfRow(track, first);
        std::size_t last = first;
        const auto fits = [&](std::size_t row) {
            const double even = start + static_cast<double>(row - first) * rowSeconds;
            return std::abs(secondsOfRow(track, row) - even) <= tolerance * rowSeconds;
        };
        while (last + 1 < rows && fits(last + 1))
            ++last;

        Piece piece{static_cast<int>(first), static_cast<int>(last), start - rowSeconds / 2,
                    start + (static_cast<double>(last - first) + 0.5) * rowSeconds};
        if (!pieces_.empty())
            joinTo(pieces_.back(), piece, start - secondsOfRow(track, first - 1));
        pieces_.push_back(piece);
        first = last + 1;
    }
}

const SpectrumTimeline::Piece& SpectrumTimeline::pieceOfColumn(double column) const {
    const auto after =
        std::upper_bound(pieces_.begin() + 1, pieces_.end(), column,
                         [](double c, const Piece& piece) { return c < piece.firstColumn - 0.5; });
    return *(after - 1);
}

double SpectrumTimeline::secondsAt(double column) const {
    return pieces_.empty() ? column * rowSeconds : pieceOfColumn(column).secondsAt(column);
}

const SpectrumTimeline::Piece* SpectrumTimeline::pieceAt(double seconds) const {
    const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), seconds,
                                        [](double s, const Piece& piece) { return s < piece.start; });
    if (after == pieces_.begin() || (after - 1)->end <= seconds)
        return nullptr;
    return &*(after - 1);
}

double SpectrumTimeline::columnAt(double seconds) const {
    if (pieces_.empty())
        return seconds / rowSeconds;
    const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), seconds,
                                        [](double s, const Piece& piece) { return s < piece.start; });
    if (after == pieces_.begin())
        return pieces_.front().columnAt(seconds);
    const Piece& before = *(after - 1);
    if (seconds < before.end || after == pieces_.end())
        return before.columnAt(seconds);
    return before.lastColumn + 0.5;
}

} // namespace nucleoscope
