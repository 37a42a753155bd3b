#pragma once

#include "widgets/spectrum_tool.h"

#include <functional>

namespace nucleoscope {

/// Drags the spectrum along.
class PanTool : public SpectrumTool {
public:
    using SpectrumTool::SpectrumTool;

    bool press(const SpectrumMouse& mouse) override;
    void drag(const SpectrumMouse& mouse) override;
    void release(const SpectrumMouse& mouse) override;
    Qt::CursorShape cursorShape() const override;

protected:
    /// A press that was no drag.
    virtual void clicked(const SpectrumMouse&) {}
    bool isHeld() const { return last_.has_value(); }

private:
    std::optional<QPointF> last_;
    bool moved_ = false;
};

/// Looks around: the left button pans and clicks on regions; the right button, or Shift with the left one,
/// draws a rectangle to zoom to.
class InspectTool : public PanTool {
public:
    InspectTool(SpectrumCanvas& canvas, std::function<void(QPointF)> onClick);

    bool press(const SpectrumMouse& mouse) override;
    void drag(const SpectrumMouse& mouse) override;
    void release(const SpectrumMouse& mouse) override;
    bool key(int key) override;
    Qt::CursorShape cursorShape() const override;
    void draw(QPainter& painter, std::optional<QPointF> cursor) const override;

protected:
    void clicked(const SpectrumMouse& mouse) override { onClick_(mouse.place); }

private:
    struct Rubber {
        QPointF from, to;
    };
    QRectF rubberRect() const;
    void repaintRubber() const;

    std::function<void(QPointF)> onClick_;
    std::optional<Rubber> rubber_;
};

} // namespace nucleoscope
