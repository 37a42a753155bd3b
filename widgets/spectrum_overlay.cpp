#include "widgets/spectrum_overlay.h"

#include "widgets/axis_lines.h"

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

/// Calls `found` with begin, end and label of each run of places where the labels of two rows of pixels
/// differ. Between two labels runs one line, of the one that is not background.
template <typename Found>
void forEachRunOfEdges(const std::uint8_t* a, const std::uint8_t* b, int count, const Found& found) {
    const auto edgeAt = [&](int i) { return a[i] == b[i] ? LabelMask::background : std::max(a[i], b[i]); };
    for (int i = 0;;) {
        // Most pixels are as their neighbours.
        i = static_cast<int>(std::mismatch(a + i, a + count, b + i).first - a);
        if (i == count)
            return;
        const int begin = i;
        const std::uint8_t label = edgeAt(begin);
        while (++i < count && edgeAt(i) == label) {
        }
        found(begin, i, label);
    }
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
            static_cast<void>(mask_.pixels.at(change.index)); // throws for a place that is none
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
    std::vector<AxisLines> strokes;
    for (const auto& [label, ofLabel] : lines)
        strokes.push_back({&ofLabel, haloWidth, QColor(0, 0, 0, 170)});
    for (const auto& [label, ofLabel] : lines)
        strokes.push_back({&ofLabel, 1, colors_.line(label)});
    drawAxisLines(painter, strokes, area);
}

void SpectrumOverlay::addOutline(const SpectrumGeometry& geometry, const SpectrumGeometry::Part& part,
                                 Lines& lines) const {
    const int columns = part.lastColumn - part.firstColumn + 1;
    const double pixelWidth = part.target.width() / columns;
    const auto x = [&](int column) { return part.target.left() + column * pixelWidth; };
    const std::vector<std::uint8_t> outside(static_cast<std::size_t>(columns), LabelMask::background);
    const auto rowOf = [&](int row) {
        return row >= 0 && row < mask_.height
                   ? &mask_.pixels[std::size_t(row) * mask_.width + part.firstColumn]
                   : outside.data();
    };
    for (int row = part.firstRow; row <= part.lastRow + 1; ++row) {
        const std::uint8_t *here = rowOf(row), *above = rowOf(row - 1);
        const double top = geometry.rowEdge(row);
        forEachRunOfEdges(above, here, columns, [&](int begin, int end, std::uint8_t label) {
            lines[label].append(QLineF(x(begin), top, x(end), top));
        });
        if (row > part.lastRow)
            break;
        // No edge at the first column: the region goes on beyond it, or beyond the gap.
        const double bottom = geometry.rowEdge(row + 1);
        forEachRunOfEdges(here, here + 1, columns - 1, [&](int begin, int end, std::uint8_t label) {
            for (int column = begin + 1; column <= end; ++column)
                lines[label].append(QLineF(x(column), top, x(column), bottom));
        });
    }
}

} // namespace nucleoscope
