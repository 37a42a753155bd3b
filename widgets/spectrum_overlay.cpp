#include "widgets/spectrum_overlay.h"

#include <algorithm>
#include <iterator>
#include <span>

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
    if (colors == colors_)
        return;
    colors_ = colors;
    updateFills();
    maskPicture_ = renderMask(mask_, colors_);
}

void SpectrumOverlay::updateFills() {
    for (std::size_t label = 0; label < fills_.size(); ++label)
        fills_[label] = colors_.fill(static_cast<std::uint8_t>(label));
    betweenHatches_ = colors_.fill(LabelMask::unsure, true);
}

/// Changes come in runs along the rows: where one begins is asked once for each.
template <typename Changes, typename ValueOf>
QRect SpectrumOverlay::setPixels(const Changes& changes, const ValueOf& valueOf) {
    auto* picture = reinterpret_cast<QRgb*>(maskPicture_.bits());
    const auto width = static_cast<std::uint32_t>(mask_.width);
    std::uint32_t rowBegin = 0, rowEnd = 0, left = width, right = 0, top = ~0U, bottom = 0, row = 0;
    for (const auto& change : changes) {
        if (change.index < rowBegin || change.index >= rowEnd) {
            mask_.pixels.at(change.index);
            row = change.index / width;
            rowBegin = row * width;
            rowEnd = rowBegin + width;
            top = std::min(top, row);
            bottom = std::max(bottom, row);
        }
        const std::uint32_t column = change.index - rowBegin;
        left = std::min(left, column);
        right = std::max(right, column);
        const std::uint8_t label = valueOf(change);
        mask_.pixels[change.index] = label;
        picture[change.index] =
            label == LabelMask::unsure &&
                    LabelColors::isBetweenHatches(static_cast<int>(row), static_cast<int>(column))
                ? betweenHatches_
                : fills_[label];
    }
    if (left > right)
        return {};
    const QRect changed(QPoint(static_cast<int>(left), static_cast<int>(top)),
                        QPoint(static_cast<int>(right), static_cast<int>(bottom)));
    labelled_ |= changed;
    return changed;
}

QRect SpectrumOverlay::apply(const std::vector<LabelStore::PixelChange>& changes) {
    return setPixels(changes, [](const LabelStore::PixelChange& change) { return change.value; });
}

QRect SpectrumOverlay::apply(const LabelHistory::Step& step) {
    return setPixels(step, [](const LabelHistory::Change& change) { return change.after; });
}

void SpectrumOverlay::paintSegment(const SpectrumGeometry& geometry, QPointF from, QPointF to,
                                   const LabelToolOptions& options, std::uint8_t label, const PaintRule& rule,
                                   LabelHistory::Step& step) {
    const std::size_t before = step.size();
    const double radius = options.brushDiameter / 2;
    const bool onScreen = options.brushUnit == LabelToolOptions::BrushUnit::ScreenPixels;
    const std::vector<double> centres = onScreen ? geometry.rowCentres() : std::vector<double>();
    for (const auto& piece : geometry.timeline().pieces()) {
        const GridPoint start = geometry.toGrid(from, piece), end = geometry.toGrid(to, piece);
        const ColumnRange columns{piece.firstColumn, piece.lastColumn};
        if (onScreen)
            nucleoscope::paintSegment(mask_, start, end, {centres, from.y(), to.y()},
                                      {radius / geometry.columnWidth(piece), radius, options.brushShape},
                                      label, columns, step, rule);
        else
            nucleoscope::paintSegment(mask_, start, end, {radius, radius, options.brushShape}, label, columns,
                                      step, rule);
    }
    setPixels(std::span(step).subspan(before),
              [](const LabelHistory::Change& change) { return change.after; });
}

void SpectrumOverlay::draw(QPainter& painter, const SpectrumGeometry& geometry, const QRectF& area) const {
    if (probabilityVisible && !probabilityPicture_.isNull())
        geometry.drawImage(painter, probabilityPicture_, area, false);
    if (labelled_.isEmpty())
        return;
    // Most of a mask is empty, and drawing nothing costs as much as drawing something.
    const QRectF part = QRectF(area) & placeOf(labelled_, geometry);
    if (part.isEmpty())
        return;
    if (fillVisible)
        geometry.drawImage(painter, maskPicture_, part, false);
    if (outlineVisible)
        drawOutline(painter, geometry, part);
}

QRectF SpectrumOverlay::placeOf(const QRect& pixels, const SpectrumGeometry& geometry) {
    if (pixels.isEmpty())
        return {};
    return QRectF(geometry.toWidget({pixels.left() - 0.5, pixels.top() - 0.5}),
                  geometry.toWidget({pixels.right() + 0.5, pixels.bottom() + 0.5}))
        .adjusted(-haloWidth, -haloWidth, haloWidth, haloWidth);
}

void SpectrumOverlay::drawOutline(QPainter& painter, const SpectrumGeometry& geometry,
                                  const QRectF& area) const {
    Lines lines;
    // An edge just outside `area` still reaches into it by half its width.
    const QRectF reach = area.adjusted(-haloWidth, -haloWidth, haloWidth, haloWidth);
    for (const auto& piece : geometry.timeline().pieces()) {
        const SpectrumGeometry::Part visible = geometry.part(piece, reach);
        if (!visible.empty())
            addOutline(geometry, visible, lines);
    }
    painter.setPen(QPen(QColor(0, 0, 0, 170), haloWidth, Qt::SolidLine, Qt::SquareCap));
    for (const auto& [label, ofLabel] : lines)
        painter.drawLines(ofLabel);
    for (const auto& [label, ofLabel] : lines) {
        painter.setPen(QPen(colors_.line(label), 1, Qt::SolidLine, Qt::SquareCap));
        painter.drawLines(ofLabel);
    }
}

void SpectrumOverlay::addOutline(const SpectrumGeometry& geometry, const SpectrumGeometry::Part& part,
                                 Lines& lines) const {
    const int columns = part.lastColumn - part.firstColumn + 1;
    const double pixelWidth = part.target.width() / columns;
    const auto x = [&](int column) { return part.target.left() + (column - part.firstColumn) * pixelWidth; };
    const auto y = [&](int row) { return geometry.rowEdge(row); };
    const auto labelAt = [&](int row, int column) {
        return row >= 0 && row < mask_.height ? mask_.at(row, column) : LabelMask::background;
    };
    // Between two labels runs one line, in the colour of the one that is not background.
    const auto edgeBetween = [](std::uint8_t a, std::uint8_t b) {
        return a == b ? LabelMask::background : std::max(a, b);
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
            int runStart = part.firstColumn;
            std::uint8_t run = LabelMask::background;
            for (int column = part.firstColumn; column <= part.lastColumn + 1; ++column) {
                const std::uint8_t edge = column > part.lastColumn
                                              ? LabelMask::background
                                              : edgeBetween(labelAt(row, column), labelAt(row - 1, column));
                if (edge == run)
                    continue;
                if (run != LabelMask::background)
                    lines[run].append(QLineF(x(runStart), y(row), x(column), y(row)));
                run = edge;
                runStart = column;
            }
        }
        if (!blank && row <= part.lastRow) {
            // No edge at the first column: the region goes on beyond it, or beyond the gap.
            std::uint8_t left = labelAt(row, part.firstColumn);
            for (int column = part.firstColumn + 1; column <= part.lastColumn; ++column) {
                const std::uint8_t here = labelAt(row, column);
                if (const std::uint8_t edge = edgeBetween(here, left); edge != LabelMask::background)
                    lines[edge].append(QLineF(x(column), y(row), x(column), y(row + 1)));
                left = here;
            }
        }
        blankAbove = blank;
    }
}

} // namespace nucleoscope
