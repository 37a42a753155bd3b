#pragma once

#include "core/labels/outline.h"
#include "widgets/label_tool_settings.h"
#include "widgets/spectrum_overlay.h"
#include "widgets/spectrum_tool.h"

#include <QPolygonF>

namespace nucleoscope {

/// A pixel of the grid.
struct GridPixel {
    int row = 0, column = 0;
};

/// What tools that label have in common: one act is one step, with Ctrl or Alt held it erases.
class LabelTool : public SpectrumTool {
public:
    LabelTool(SpectrumCanvas& canvas, LabelToolSettings& settings)
        : SpectrumTool(canvas), settings_(settings) {}

    Qt::CursorShape cursorShape() const override { return canPaint() ? Qt::CrossCursor : Qt::ArrowCursor; }

    static bool erases(Qt::KeyboardModifiers modifiers) {
        return modifiers & (Qt::AltModifier | Qt::ControlModifier);
    }

protected:
    LabelToolSettings& settings() const { return settings_; }
    const LabelToolOptions& options() const { return settings_.options(); }
    const LabelMask& mask() const { return canvas().overlay().mask(); }
    bool canPaint() const { return !mask().pixels.empty(); }
    std::uint8_t labelToPaint(bool erasing) const {
        return erasing ? LabelMask::background : options().label;
    }

    /// Paints the chosen pixels in one step. False when there was nothing to change.
    bool paint(const LabelMask& chosen, bool erasing, bool byModel = false);
    /// Does a step that was found for the mask as it is. False when it is empty.
    bool act(const LabelHistory::Step& step, bool byModel = false);

    /// The pixel under a place; nothing in a gap and outside the spectrum.
    std::optional<GridPixel> pixelAt(QPointF place) const;
    /// The pixels whose centres lie inside a closed line of the widget.
    LabelMask inside(const QPolygonF& line) const;
    void repaintAll() const { canvas().repaint(QRectF(canvas().plotRect())); }

private:
    LabelToolSettings& settings_;
};

/// Draws a line of a tool so that it is seen on every colour.
void drawToolLine(QPainter& painter, const QPolygonF& line, bool closed, Qt::PenStyle style = Qt::SolidLine);

} // namespace nucleoscope
