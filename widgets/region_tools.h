#pragma once

#include "widgets/label_tool.h"

namespace nucleoscope {

/// Gives the connected pixels of one label under the mouse another.
class BucketTool : public LabelTool {
public:
    using LabelTool::LabelTool;
    bool press(const SpectrumMouse& mouse) override;
};

/// Takes the label under the mouse as the one to paint, and the tool that was in use before.
class PickTool : public LabelTool {
public:
    using LabelTool::LabelTool;
    bool press(const SpectrumMouse& mouse) override;
    void release(const SpectrumMouse& mouse) override;
    Qt::CursorShape cursorShape() const override { return Qt::WhatsThisCursor; }

private:
    bool hasPicked_ = false;
};

/// Sets the range of power in which tools paint: what a click or a drag goes over.
class PickRangeTool : public LabelTool {
public:
    using LabelTool::LabelTool;
    bool press(const SpectrumMouse& mouse) override;
    void drag(const SpectrumMouse& mouse) override;
    void release(const SpectrumMouse& mouse) override;
    Qt::CursorShape cursorShape() const override { return Qt::WhatsThisCursor; }

private:
    void addValueAt(QPointF place);

    std::optional<PowerRange> picked_;
};

/// Chooses a whole region by a click, moves it by a drag and deletes it with Delete; Esc lets it go.
class RegionTool : public LabelTool {
public:
    using LabelTool::LabelTool;

    bool press(const SpectrumMouse& mouse) override;
    void drag(const SpectrumMouse& mouse) override;
    void release(const SpectrumMouse& mouse) override;
    bool key(int key) override;
    bool wants(int key) const override;
    void finish() override { letGo(); }
    void draw(QPainter& painter, std::optional<QPointF> cursor) const override;
    Qt::CursorShape cursorShape() const override;

    /// Null when none is chosen.
    const LabelMask* chosen() const { return chosen_.pixels.empty() ? nullptr : &chosen_; }

private:
    void letGo();
    void showAt(int columns, int rows);

    LabelMask chosen_;
    SpectrumOverlay shown_; ///< the chosen region where it would go
    std::optional<GridPixel> grabbed_;
    int columns_ = 0, rows_ = 0; ///< how far it was dragged
};

/// Takes the region of the model's mask under the mouse into the label.
class ModelTool : public LabelTool {
public:
    using LabelTool::LabelTool;
    bool press(const SpectrumMouse& mouse) override;
};

} // namespace nucleoscope
