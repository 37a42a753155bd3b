#pragma once

#include "widgets/label_tool.h"

namespace nucleoscope {

/// Paints with a round or square brush while the left button is held; the right button, Ctrl or Alt erases,
/// Shift+wheel sets the size. One drag is one step of the history.
class BrushTool : public LabelTool {
public:
    enum class Mode { Paint, Erase };

    BrushTool(SpectrumCanvas& canvas, LabelToolSettings& settings, Mode mode);

    bool press(const SpectrumMouse& mouse) override;
    void drag(const SpectrumMouse& mouse) override;
    void release(const SpectrumMouse& mouse) override;
    void hover(std::optional<SpectrumMouse> mouse) override;
    void finish() override;
    bool turn(double notches, Qt::KeyboardModifiers modifiers) override;
    bool isPainting() const override { return stroke_.has_value(); }
    void draw(QPainter& painter, std::optional<QPointF> cursor) const override;
    QRectF cursorArea(QPointF cursor) const override;

private:
    struct Stroke {
        LabelHistory::Step step;
        QPointF last;
        std::uint8_t label;
        PaintRule rule;
    };

    void paintTo(QPointF place);
    QPainterPath outline(QPointF cursor) const;

    Mode mode_;
    bool willErase_ = false; ///< a key is held
    std::optional<Stroke> stroke_;
};

} // namespace nucleoscope
