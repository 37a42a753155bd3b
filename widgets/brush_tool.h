#pragma once

#include "widgets/spectrum_brush.h"
#include "widgets/spectrum_tool.h"

namespace nucleoscope {

/// Paints with a round brush while the left button is held; the right button or Alt erases, Shift+wheel sets
/// the size. One drag is one step of the history.
class BrushTool : public SpectrumTool {
public:
    enum class Mode { Paint, Erase };

    BrushTool(SpectrumCanvas& canvas, SpectrumBrush& brush, Mode mode);

    bool press(const SpectrumMouse& mouse) override;
    void drag(const SpectrumMouse& mouse) override;
    void release(const SpectrumMouse& mouse) override;
    void finish() override;
    bool turn(double notches, Qt::KeyboardModifiers modifiers) override;
    bool isPainting() const override { return stroke_.has_value(); }
    Qt::CursorShape cursorShape() const override;
    void draw(QPainter& painter, std::optional<QPointF> cursor) const override;
    QRectF cursorArea(QPointF cursor) const override;

private:
    struct Stroke {
        LabelHistory::Step step;
        QPointF last;
        std::uint8_t label;
    };

    bool canPaint() const;
    void paintTo(QPointF place);
    QPainterPath outline(QPointF cursor) const;

    SpectrumBrush& brush_;
    Mode mode_;
    std::optional<Stroke> stroke_;
};

} // namespace nucleoscope
