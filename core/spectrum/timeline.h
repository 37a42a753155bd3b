#pragma once

#include "core/archive/half_orbit.h"

#include <span>
#include <vector>

namespace nucleoscope {

/// Where the columns of a SpectrumImage lie on a true time axis: evenly spaced within a piece, with blank
/// time between two pieces where rows were lost. Times are seconds since the first row; columns are counted
/// as in SpectrumGrid, with centres at integers, so that column c reaches from c − 0.5 to c + 0.5.
class SpectrumTimeline {
public:
    struct Piece {
        int firstColumn = 0, lastColumn = 0; ///< inclusive
        double start = 0, end = 0;           ///< outer edges of the first and the last column, seconds

        double secondsPerColumn() const { return (end - start) / (lastColumn - firstColumn + 1); }
        /// Goes on beyond the piece at its own pace.
        double columnAt(double seconds) const {
            return firstColumn - 0.5 + (seconds - start) / secondsPerColumn();
        }
        double secondsAt(double column) const {
            return start + (column - firstColumn + 0.5) * secondsPerColumn();
        }
        bool operator==(const Piece&) const = default;
    };

    SpectrumTimeline() = default;
    explicit SpectrumTimeline(const Track& track);

    std::span<const Piece> pieces() const { return pieces_; }
    double start() const { return pieces_.empty() ? 0 : pieces_.front().start; }
    double end() const { return pieces_.empty() ? 1 : pieces_.back().end; }

    double secondsAt(double column) const;
    /// The piece that covers this time; null in a gap and outside the half-orbit.
    const Piece* pieceAt(double seconds) const;
    /// In a gap the edge between the two columns at its sides.
    double columnAt(double seconds) const;

private:
    const Piece& pieceOfColumn(double column) const;

    std::vector<Piece> pieces_;
};

} // namespace nucleoscope
