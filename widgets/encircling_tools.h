#pragma once

#include "widgets/label_tool.h"

#include <functional>

namespace nucleoscope {

/// What is to be done with the pixels that were encircled.
using TakeEncircled = std::function<void(const LabelMask& inside, bool erasing)>;

/// A tool that draws a closed line and does something with what lies inside. Left and right button do the
/// same.
class EncirclingTool : public LabelTool {
public:
    /// Without `take` it paints what lies inside.
    EncirclingTool(SpectrumCanvas& canvas, LabelToolSettings& settings, TakeEncircled take = {});

    bool key(int key) override;
    bool wants(int key) const override;
    void finish() override;
    bool isPainting() const override { return isUnderWay(); }
    void draw(QPainter& painter, std::optional<QPointF> cursor) const override;

    bool isUnderWay() const { return !line_.isEmpty(); }

protected:
    bool begins(const SpectrumMouse& mouse) const;
    void beginAt(const SpectrumMouse& mouse);
    /// Takes what the line encloses; a line of less than three points encloses nothing.
    void close();
    void giveUp();
    void repaintLine() const;
    /// The line as it would be closed now.
    virtual QPolygonF closedLine() const { return line_; }

    QPolygonF line_; ///< in the widget

private:
    TakeEncircled take_;
    bool erasing_ = false;
};

/// Follows the mouse: a drag closes when the button comes up; a click lets the line follow the mouse until
/// the second click. Either closes by itself where it comes back to its beginning.
class LassoTool : public EncirclingTool {
public:
    using EncirclingTool::EncirclingTool;

    bool press(const SpectrumMouse& mouse) override;
    void drag(const SpectrumMouse& mouse) override;
    void release(const SpectrumMouse& mouse) override;
    void hover(std::optional<SpectrumMouse> mouse) override;

private:
    void followTo(QPointF place);

    double travelled_ = 0; ///< pixels of the screen
    bool isHeld_ = false;
};

/// A corner for each click; closes by a click on the first corner, a double click, the right button or Enter.
/// Backspace takes the last corner back.
class PolygonTool : public EncirclingTool {
public:
    using EncirclingTool::EncirclingTool;

    bool press(const SpectrumMouse& mouse) override;
    void drag(const SpectrumMouse& mouse) override;
    void hover(std::optional<SpectrumMouse> mouse) override;
    bool key(int key) override;
    bool wants(int key) const override;
    void draw(QPainter& painter, std::optional<QPointF> cursor) const override;

private:
    std::optional<QPointF> cursor_;
};

/// A rectangle or an ellipse from corner to corner.
class BoxTool : public EncirclingTool {
public:
    enum class Shape { Rectangle, Ellipse };
    BoxTool(SpectrumCanvas& canvas, LabelToolSettings& settings, Shape shape)
        : EncirclingTool(canvas, settings), shape_(shape) {}

    bool press(const SpectrumMouse& mouse) override;
    void drag(const SpectrumMouse& mouse) override;
    void release(const SpectrumMouse& mouse) override;

protected:
    QPolygonF closedLine() const override;

private:
    Shape shape_;
};

} // namespace nucleoscope
