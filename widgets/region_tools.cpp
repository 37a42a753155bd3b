#include "widgets/region_tools.h"

#include "core/labels/mask_edits.h"

#include <QCoreApplication>

#include <algorithm>

namespace nucleoscope {

namespace {

constexpr float pickedAround = 0.1F; ///< dex to both sides of a single value that was picked

bool isPaintButton(const SpectrumMouse& mouse) {
    return mouse.button == Qt::LeftButton || mouse.button == Qt::RightButton;
}

} // namespace

bool BucketTool::press(const SpectrumMouse& mouse) {
    const std::optional<GridPixel> pixel = pixelAt(mouse.place);
    if (!canPaint() || !isPaintButton(mouse) || !pixel)
        return false;
    paint(regionAt(mask(), pixel->row, pixel->column), erases(mouse.modifiers));
    return true;
}

// ---- picking

bool PickTool::press(const SpectrumMouse& mouse) {
    const std::optional<GridPixel> pixel = pixelAt(mouse.place);
    if (!canPaint() || !isPaintButton(mouse) || !pixel)
        return false;
    hasPicked_ = mask().at(pixel->row, pixel->column) != LabelMask::background;
    if (hasPicked_) {
        LabelToolOptions picked = options();
        picked.label = mask().at(pixel->row, pixel->column);
        settings().set(picked);
    }
    return true;
}

void PickTool::release(const SpectrumMouse&) {
    if (std::exchange(hasPicked_, false))
        canvas().useFormerTool();
}

bool PickRangeTool::press(const SpectrumMouse& mouse) {
    if (!isPaintButton(mouse) || !pixelAt(mouse.place))
        return false;
    addValueAt(mouse.place);
    return true;
}

void PickRangeTool::drag(const SpectrumMouse& mouse) {
    addValueAt(mouse.place);
}

void PickRangeTool::addValueAt(QPointF place) {
    const std::optional<GridPixel> pixel = pixelAt(place);
    const SpectrumImage* power = canvas().power();
    if (!pixel || !power)
        return;
    const float value = power->at(pixel->row, pixel->column);
    if (!std::isfinite(value))
        return;
    if (!picked_)
        picked_ = PowerRange{value, value, options().power.inverted};
    picked_->low = std::min(picked_->low, value);
    picked_->high = std::max(picked_->high, value);
}

void PickRangeTool::release(const SpectrumMouse&) {
    if (!picked_)
        return;
    if (picked_->high - picked_->low < pickedAround) {
        picked_->low -= pickedAround;
        picked_->high += pickedAround;
    }
    LabelToolOptions limited = options();
    limited.limitsPower = true;
    limited.power = *picked_;
    picked_.reset();
    settings().set(limited);
    canvas().useFormerTool();
}

// ---- whole regions

void RegionTool::letGo() {
    if (chosen_.pixels.empty())
        return;
    chosen_ = {};
    shown_.setMask({});
    grabbed_.reset();
    canvas().updateCursorShape();
    repaintAll();
}

Qt::CursorShape RegionTool::cursorShape() const {
    return grabbed_ ? Qt::SizeAllCursor : canPaint() ? Qt::PointingHandCursor : Qt::ArrowCursor;
}

bool RegionTool::press(const SpectrumMouse& mouse) {
    const std::optional<GridPixel> pixel = pixelAt(mouse.place);
    if (!canPaint() || mouse.button != Qt::LeftButton || !pixel)
        return false;
    letGo();
    if (mask().at(pixel->row, pixel->column) == LabelMask::background)
        return true;
    chosen_ = regionAt(mask(), pixel->row, pixel->column);
    grabbed_ = pixel;
    showAt(0, 0);
    return true;
}

void RegionTool::showAt(int columns, int rows) {
    columns_ = columns;
    rows_ = rows;
    LabelMask moved(chosen_.width, chosen_.height);
    applyStep(moveStep(chosen_, chosen_, columns, rows), moved); // what left the mask is not shown
    if (columns == 0 && rows == 0)
        moved = chosen_;
    LabelColors colors;
    colors.setColor(LabelMask::nucleus, Qt::white);
    colors.setOpacity(0.25);
    shown_.setColors(colors);
    shown_.setMask(std::move(moved));
    repaintAll();
}

void RegionTool::drag(const SpectrumMouse& mouse) {
    if (!grabbed_)
        return;
    const GridPoint point = canvas().geometry().toGrid(mouse.place);
    const auto columns = static_cast<int>(std::lround(point.column)) - grabbed_->column,
               rows = static_cast<int>(std::lround(point.row)) - grabbed_->row;
    if (columns != columns_ || rows != rows_)
        showAt(columns, rows);
}

void RegionTool::release(const SpectrumMouse&) {
    if (!std::exchange(grabbed_, std::nullopt) || (columns_ == 0 && rows_ == 0))
        return;
    const LabelHistory::Step step = moveStep(mask(), chosen_, columns_, rows_);
    letGo();
    act(step);
}

bool RegionTool::wants(int key) const {
    return chosen() && (key == Qt::Key_Delete || key == Qt::Key_Escape);
}

bool RegionTool::key(int key) {
    if (!wants(key))
        return false;
    const LabelMask region = chosen_;
    letGo();
    if (key == Qt::Key_Delete)
        act(paintStep(mask(), region, LabelMask::background));
    return true;
}

void RegionTool::draw(QPainter& painter, std::optional<QPointF>) const {
    if (!chosen())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    shown_.draw(painter, canvas().geometry(), canvas().plotRect());
    painter.restore();
}

// ---- the model's regions

bool ModelTool::press(const SpectrumMouse& mouse) {
    const std::optional<GridPixel> pixel = pixelAt(mouse.place);
    if (!canPaint() || !isPaintButton(mouse) || !pixel)
        return false;
    const ProbabilityMap* probability = canvas().overlay().probability();
    if (!probability) {
        canvas().tell(QCoreApplication::translate(
            "nucleoscope::ModelTool",
            "There is no mask of a model for this half-orbit yet; detect with Ctrl+D first."));
        return true;
    }
    const LabelMask found = toMask(*probability, 0.5);
    if (found.at(pixel->row, pixel->column) != LabelMask::background)
        paint(regionAt(found, pixel->row, pixel->column), erases(mouse.modifiers), true);
    return true;
}

} // namespace nucleoscope
