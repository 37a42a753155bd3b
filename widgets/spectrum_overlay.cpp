#include "widgets/spectrum_overlay.h"

#include <algorithm>
#include <iterator>

namespace nucleoscope {

namespace {

constexpr double haloWidth = 3; ///< of the outline

QRect labelledPart(const LabelMask& mask) {
    QRect labelled;
    for (int row = 0; row < mask.height; ++row) {
        const auto begin = mask.pixels.begin() + std::ptrdiff_t(row) * mask.width, end = begin + mask.width;
        const auto isLabel = [](std::uint8_t label) { return label != LabelMask::background; };
        const auto first = std::find_if(begin, end, isLabel);
        if (first == end)
            continue;
        const auto last =
            std::find_if(std::make_reverse_iterator(end), std::make_reverse_iterator(first), isLabel);
        labelled |= QRect(QPoint(static_cast<int>(first - begin), row),
                          QPoint(static_cast<int>(last.base() - begin) - 1, row));
    }
    return labelled;
}

} // namespace

void SpectrumOverlay::setMask(LabelMask mask) {
    mask_ = std::move(mask);
    labelled_ = labelledPart(mask_);
    maskPicture_ = renderMask(mask_, colors_);
}

void SpectrumOverlay::setProbability(std::shared_ptr<const ProbabilityMap> probability) {
    probability_ = std::move(probability);
    probabilityPicture_ = probability_ ? renderProbability(*probability_) : QImage();
}

void SpectrumOverlay::setColors(const LabelColors& colors) {
    colors_ = colors;
    maskPicture_ = renderMask(mask_, colors_);
}

void SpectrumOverlay::recolor(std::uint32_t index) {
    reinterpret_cast<QRgb*>(maskPicture_.bits())[index] = colors_.of(mask_.pixels[index]);
    if (mask_.pixels[index] != LabelMask::background)
        labelled_ |=
            QRect(static_cast<int>(index) % mask_.width, static_cast<int>(index) / mask_.width, 1, 1);
}

void SpectrumOverlay::apply(const std::vector<LabelStore::PixelChange>& changes) {
    for (const auto& change : changes) {
        mask_.pixels.at(change.index) = change.value;
        recolor(change.index);
    }
}

void SpectrumOverlay::paintSegment(const SpectrumGeometry& geometry, QPointF from, QPointF to,
                                   double diameter, bool diameterOnScreen, std::uint8_t label,
                                   LabelHistory::Step& step) {
    const std::size_t before = step.size();
    const double radius = diameter / 2;
    const std::vector<double> centres = diameterOnScreen ? geometry.rowCentres() : std::vector<double>();
    for (const auto& piece : geometry.timeline().pieces()) {
        const GridPoint start = geometry.toGrid(from, piece), end = geometry.toGrid(to, piece);
        const ColumnRange columns{piece.firstColumn, piece.lastColumn};
        if (diameterOnScreen)
            nucleoscope::paintSegment(mask_, start, end, {centres, from.y(), to.y()},
                                      {radius / geometry.columnWidth(piece), radius}, label, columns, step);
        else
            nucleoscope::paintSegment(mask_, start, end, {radius, radius}, label, columns, step);
    }
    for (std::size_t i = before; i < step.size(); ++i)
        recolor(step[i].index);
}

void SpectrumOverlay::draw(QPainter& painter, const SpectrumGeometry& geometry, const QRectF& area) const {
    if (probabilityVisible && !probabilityPicture_.isNull())
        geometry.drawImage(painter, probabilityPicture_, area, false);
    if (labelled_.isEmpty())
        return;
    // Most of a mask is empty, and drawing nothing costs as much as drawing something.
    const QRectF part = QRectF(area) & placeOfLabels(geometry);
    if (part.isEmpty())
        return;
    if (fillVisible)
        geometry.drawImage(painter, maskPicture_, part, false);
    if (outlineVisible)
        drawOutline(painter, geometry, part);
}

QRectF SpectrumOverlay::placeOfLabels(const SpectrumGeometry& geometry) const {
    return QRectF(geometry.toWidget({labelled_.left() - 0.5, labelled_.top() - 0.5}),
                  geometry.toWidget({labelled_.right() + 0.5, labelled_.bottom() + 0.5}))
        .adjusted(-haloWidth, -haloWidth, haloWidth, haloWidth);
}

void SpectrumOverlay::drawOutline(QPainter& painter, const SpectrumGeometry& geometry,
                                  const QRectF& area) const {
    QVector<QLineF> lines;
    // An edge just outside `area` still reaches into it by half its width.
    const QRectF reach = area.adjusted(-haloWidth, -haloWidth, haloWidth, haloWidth);
    for (const auto& piece : geometry.timeline().pieces()) {
        const SpectrumGeometry::Part visible = geometry.part(piece, reach);
        if (!visible.empty())
            addOutline(geometry, visible, lines);
    }
    QColor line = colors_.nucleus.lighter(160);
    line.setAlpha(255);
    painter.setPen(QPen(QColor(0, 0, 0, 170), haloWidth, Qt::SolidLine, Qt::SquareCap));
    painter.drawLines(lines);
    painter.setPen(QPen(line, 1, Qt::SolidLine, Qt::SquareCap));
    painter.drawLines(lines);
}

void SpectrumOverlay::addOutline(const SpectrumGeometry& geometry, const SpectrumGeometry::Part& part,
                                 QVector<QLineF>& lines) const {
    const int columns = part.lastColumn - part.firstColumn + 1;
    const double pixelWidth = part.target.width() / columns;
    const auto x = [&](int column) { return part.target.left() + (column - part.firstColumn) * pixelWidth; };
    const auto y = [&](int row) { return geometry.rowEdge(row); };
    const auto labelled = [&](int row, int column) {
        return row >= 0 && row < mask_.height && mask_.at(row, column) != LabelMask::background;
    };
    const auto isBlank = [&](int row) {
        if (row < 0 || row >= mask_.height)
            return true;
        const std::uint8_t* first = &mask_.pixels[std::size_t(row) * mask_.width + part.firstColumn];
        return std::all_of(first, first + columns, [](std::uint8_t label) { return label == 0; });
    };

    bool blankAbove = isBlank(part.firstRow - 1);
    for (int row = part.firstRow; row <= part.lastRow + 1; ++row) {
        const bool blank = isBlank(row);
        if (!(blank && blankAbove)) {
            // The edges between this row and the one above, joined into runs.
            int runStart = -1;
            for (int column = part.firstColumn; column <= part.lastColumn + 1; ++column) {
                const bool edge =
                    column <= part.lastColumn && labelled(row, column) != labelled(row - 1, column);
                if (edge && runStart < 0)
                    runStart = column;
                if (!edge && runStart >= 0) {
                    lines.append(QLineF(x(runStart), y(row), x(column), y(row)));
                    runStart = -1;
                }
            }
        }
        if (!blank && row <= part.lastRow) {
            // No edge at the first column: the region goes on beyond it, or beyond the gap.
            bool left = labelled(row, part.firstColumn);
            for (int column = part.firstColumn + 1; column <= part.lastColumn; ++column) {
                const bool here = labelled(row, column);
                if (here != left)
                    lines.append(QLineF(x(column), y(row), x(column), y(row + 1)));
                left = here;
            }
        }
        blankAbove = blank;
    }
}

} // namespace nucleoscope
