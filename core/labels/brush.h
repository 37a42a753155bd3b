#pragma once

#include "core/labels/label_history.h"
#include "core/labels/paint_rule.h"

#include <span>

namespace nucleoscope {

/// A place on the grid of a SpectrumImage; pixel centres have integer coordinates.
struct GridPoint {
    double column = 0, row = 0;
};

/// A round (elliptic) or square (rectangular) brush, in pixels of the grid. Equal radii make a circle or
/// square in pixels; radii in the ratio of the grid's scales on the screen make one on the screen.
struct Brush {
    enum class Shape { Circle, Square };

    double columnRadius = 0.5, rowRadius = 0.5;
    Shape shape = Shape::Circle;
};

/// Columns that may be painted, inclusive.
struct ColumnRange {
    int first = 0, last = 0;
};

/// Paints `label` on the pixels whose centres the brush covers on its straight way from `from` to `to`, and
/// on those that the two ends lie in, so that a brush smaller than a pixel paints too. Each pixel that
/// changes is added to `step`.
void paintSegment(LabelMask& mask, GridPoint from, GridPoint to, const Brush& brush, std::uint8_t label,
                  ColumnRange columns, LabelHistory::Step& step, const PaintRule& rule = {});

/// A row axis of its own, for rows that are not equally high on the screen: `centres` holds where each row
/// lies, ascending; `from` and `to` are the ends of the way. Brush::rowRadius is in the same unit.
struct RowAxis {
    std::span<const double> centres;
    double from = 0, to = 0;
};

/// The same with rows on their own axis.
void paintSegment(LabelMask& mask, GridPoint from, GridPoint to, const RowAxis& rows, const Brush& brush,
                  std::uint8_t label, ColumnRange columns, LabelHistory::Step& step,
                  const PaintRule& rule = {});

/// The same, on all columns.
void paintSegment(LabelMask& mask, GridPoint from, GridPoint to, const Brush& brush, std::uint8_t label,
                  LabelHistory::Step& step);

} // namespace nucleoscope
