#include "widgets/label_tool.h"

#include "core/labels/mask_edits.h"

#include <cmath>

namespace nucleoscope {

namespace {

/// A straight line of the screen is none on a grid with a logarithmic axis or with gaps.
constexpr double longestPiece = 4; ///< pixels of the screen

} // namespace

bool LabelTool::paint(const LabelMask& chosen, bool erasing, bool byModel) {
    return act(paintStep(mask(), chosen, labelToPaint(erasing), canvas().paintRule()), byModel);
}

bool LabelTool::act(const LabelHistory::Step& step, bool byModel) {
    if (step.empty())
        return false;
    const QRect changed = canvas().overlay().apply(step);
    canvas().repaint(SpectrumOverlay::placeOf(changed, canvas().geometry()));
    canvas().report(step, byModel);
    return true;
}

std::optional<GridPixel> LabelTool::pixelAt(QPointF place) const {
    const SpectrumGeometry& geometry = canvas().geometry();
    if (geometry.empty() || geometry.isInGap(place))
        return std::nullopt;
    const GridPoint point = geometry.toGrid(place);
    const double row = std::round(point.row), column = std::round(point.column);
    if (row < 0 || column < 0 || row >= geometry.grid().height() || column >= geometry.grid().width())
        return std::nullopt;
    return GridPixel{static_cast<int>(row), static_cast<int>(column)};
}

LabelMask LabelTool::inside(const QPolygonF& line) const {
    const SpectrumGeometry& geometry = canvas().geometry();
    LabelMask chosen(geometry.grid().width(), geometry.grid().height());
    std::vector<Ring> rings(1);
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QPointF from = line[i], to = line[(i + 1) % line.size()];
        const int pieces =
            std::max(1, static_cast<int>(std::hypot(to.x() - from.x(), to.y() - from.y()) / longestPiece));
        for (int piece = 0; piece < pieces; ++piece) {
            const GridPoint point = geometry.toGrid(from + (to - from) * piece / pieces);
            rings.front().push_back({point.column + 0.5, point.row + 0.5});
        }
    }
    fillRings(chosen, rings, LabelMask::nucleus, FillRule::Winding);
    return chosen;
}

void drawToolLine(QPainter& painter, const QPolygonF& line, bool closed, Qt::PenStyle style) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const QPen& pen : {QPen(QColor(0, 0, 0, 180), 3), QPen(Qt::white, 1.2, style)}) {
        painter.setPen(pen);
        if (closed)
            painter.drawPolygon(line);
        else
            painter.drawPolyline(line);
    }
}

} // namespace nucleoscope
