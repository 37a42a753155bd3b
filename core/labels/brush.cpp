#include "core/labels/brush.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace nucleoscope {

namespace {

/// A pixel on the rim is covered whatever the rounding, so that a disc is the same on all sides.
constexpr double onTheRim = 1e-9;

struct Interval {
    double low = 0, high = -1;

    bool empty() const { return low > high; }
    void extend(double a, double b) {
        if (empty()) {
            low = a;
            high = b;
        } else {
            low = std::min(low, a);
            high = std::max(high, b);
        }
    }
};

/// Where the line y = `y` meets the capsule of radius 1 around the segment from (ax, ay) to (bx, by). A
/// capsule is convex, so this is one interval: that of the two discs and of the rectangle between them.
Interval acrossCapsule(double y, double ax, double ay, double bx, double by) {
    Interval across;
    const auto addDisc = [&](double cx, double cy) {
        const double square = 1 - (y - cy) * (y - cy);
        if (square >= 0)
            across.extend(cx - std::sqrt(square), cx + std::sqrt(square));
    };
    addDisc(ax, ay);
    addDisc(bx, by);

    const double dx = bx - ax, dy = by - ay, length = std::hypot(dx, dy);
    if (length == 0)
        return across;
    const double normalX = -dy / length, normalY = dx / length;
    const double cornerX[] = {ax + normalX, bx + normalX, bx - normalX, ax - normalX};
    const double cornerY[] = {ay + normalY, by + normalY, by - normalY, ay - normalY};
    for (int i = 0; i < 4; ++i) {
        const int j = (i + 1) % 4;
        const double low = std::min(cornerY[i], cornerY[j]), high = std::max(cornerY[i], cornerY[j]);
        if (y < low || y > high || low == high)
            continue;
        const double x =
            cornerX[i] + (y - cornerY[i]) / (cornerY[j] - cornerY[i]) * (cornerX[j] - cornerX[i]);
        across.extend(x, x);
    }
    return across;
}

/// Where the row `y` meets a square of radius 1 on its way from (ax, ay) to (bx, by).
Interval acrossSquare(double y, double ax, double ay, double bx, double by) {
    Interval across;
    double begin = 0, end = 1; // the part of the way on which the square reaches the row
    if (ay == by) {
        if (std::abs(y - ay) > 1 + onTheRim)
            return across;
    } else {
        const double first = (y - 1 - ay) / (by - ay), second = (y + 1 - ay) / (by - ay);
        begin = std::max(begin, std::min(first, second) - onTheRim);
        end = std::min(end, std::max(first, second) + onTheRim);
        if (begin > end)
            return across;
    }
    for (const double part : {begin, end}) {
        const double x = ax + part * (bx - ax);
        across.extend(x - 1, x + 1);
    }
    return across;
}

/// What painting changes, and where it is kept.
struct Painting {
    LabelMask& mask;
    std::uint8_t label;
    LabelHistory::Step& step;
    const PaintRule& rule;

    void pixels(int row, int first, int last) const {
        for (int column = first; column <= last; ++column) {
            std::uint8_t& pixel = mask.at(row, column);
            const auto index = static_cast<std::uint32_t>(row) * mask.width + column;
            if (pixel == label || !rule.allows(index))
                continue;
            step.push_back({index, pixel, label});
            pixel = label;
        }
    }
};

void paintEnds(const Painting& painting, GridPoint from, GridPoint to, ColumnRange columns) {
    for (const GridPoint& end : {from, to}) {
        const double row = std::round(end.row), column = std::round(end.column);
        if (row >= 0 && row < painting.mask.height && column >= columns.first && column <= columns.last)
            painting.pixels(static_cast<int>(row), static_cast<int>(column), static_cast<int>(column));
    }
}

/// Rounded into an int whatever the value.
int clampedCeil(double value, int low, int high) {
    return static_cast<int>(std::ceil(std::clamp<double>(value, low, high)));
}
int clampedFloor(double value, int low, int high) {
    return static_cast<int>(std::floor(std::clamp<double>(value, low, high)));
}

} // namespace

void paintSegment(LabelMask& mask, GridPoint from, GridPoint to, const RowAxis& rows, const Brush& brush,
                  std::uint8_t label, ColumnRange columns, LabelHistory::Step& step, const PaintRule& rule) {
    const Painting painting{mask, label, step, rule};
    const int left = std::max(columns.first, 0), right = std::min(columns.last, mask.width - 1);
    paintEnds(painting, from, to, {left, right});

    const double rx = brush.columnRadius, ry = brush.rowRadius;
    if (left > right || rx <= 0 || ry <= 0)
        return;
    const auto shape = brush.shape == Brush::Shape::Circle ? acrossCapsule : acrossSquare;
    const auto begin = rows.centres.begin(), end = rows.centres.end();
    const auto top = std::lower_bound(begin, end, std::min(rows.from, rows.to) - ry);
    const auto bottom = std::upper_bound(top, end, std::max(rows.from, rows.to) + ry);
    for (auto centre = top; centre != bottom; ++centre) {
        const Interval across =
            shape(*centre / ry, from.column / rx, rows.from / ry, to.column / rx, rows.to / ry);
        if (!across.empty())
            painting.pixels(static_cast<int>(centre - begin),
                            clampedCeil(across.low * rx - onTheRim, left, right + 1),
                            clampedFloor(across.high * rx + onTheRim, left - 1, right));
    }
}

void paintSegment(LabelMask& mask, GridPoint from, GridPoint to, const Brush& brush, std::uint8_t label,
                  ColumnRange columns, LabelHistory::Step& step, const PaintRule& rule) {
    std::vector<double> centres(static_cast<std::size_t>(mask.height));
    std::iota(centres.begin(), centres.end(), 0.0);
    paintSegment(mask, from, to, {centres, from.row, to.row}, brush, label, columns, step, rule);
}

void paintSegment(LabelMask& mask, GridPoint from, GridPoint to, const Brush& brush, std::uint8_t label,
                  LabelHistory::Step& step) {
    paintSegment(mask, from, to, brush, label, {0, mask.width - 1}, step);
}

} // namespace nucleoscope
