#pragma once

#include "core/labels/mask.h"

#include <span>
#include <vector>

namespace nucleoscope {

/// A place on a mask: the pixel at (row, column) covers x from column to column + 1, y from row to row + 1.
struct OutlinePoint {
    double x = 0, y = 0;
    bool operator==(const OutlinePoint&) const = default;
};

/// A closed line; the last point is joined with the first.
using Ring = std::vector<OutlinePoint>;

/// In pixels; whatever way round it runs.
double ringArea(const Ring& ring);

/// The outline of one 8-connected region along the edges of its pixels: corners only, the outer ring
/// clockwise on the screen, holes the other way round. A ring touches itself where two pixels meet at a
/// corner.
struct Outline {
    Ring outer;
    std::vector<Ring> holes;

    std::vector<Ring> rings() const; ///< the outer one first
    /// One line for formats that know no holes: each hole is reached by a cut of no width, so that the
    /// even-odd rule gives the same pixels.
    Ring joined() const;
};

/// One outline for each 8-connected region of the pixels that are `label`, in scan order.
std::vector<Outline> traceOutlines(const LabelMask& mask, std::uint8_t label = LabelMask::nucleus);

/// What counts as inside of rings that cross themselves or each other: what is enclosed an odd number of
/// times, or all that is enclosed however the line runs.
enum class FillRule { EvenOdd, Winding };

/// Gives `label` to the pixels whose centres lie inside the rings: by the even-odd rule what traceOutlines()
/// made comes back exactly. What lies outside the mask is left out.
void fillRings(LabelMask& mask, std::span<const Ring> rings, std::uint8_t label = LabelMask::nucleus,
               FillRule rule = FillRule::EvenOdd);

} // namespace nucleoscope
