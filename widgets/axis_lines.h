#pragma once

#include <QColor>
#include <QLineF>
#include <QList>
#include <QRectF>

#include <span>

class QPainter;

namespace nucleoscope {

/// Lines along the axes, drawn alike.
struct AxisLines {
    const QList<QLineF>* lines = nullptr; ///< from left to right and from top to bottom
    double width = 1;
    QColor color;
};

/// Draws what lies in `area`, later ones over earlier ones, each line longer by half its width at both ends.
/// A pen of the painter takes ten times as long, and an outline may have a hundred thousand lines.
void drawAxisLines(QPainter& painter, std::span<const AxisLines> strokes, const QRectF& area);

} // namespace nucleoscope
