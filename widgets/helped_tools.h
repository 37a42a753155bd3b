#pragma once

#include "core/labels/nucleus_fit.h"
#include "widgets/encircling_tools.h"
#include "widgets/proposal_tool.h"

#include <QFutureWatcher>

namespace nucleoscope {

/// Grows a region from the pixel under the mouse as far as the power is alike, while the button is held; the
/// wheel sets how much alike.
class SeedTool : public ProposalTool {
public:
    using ProposalTool::ProposalTool;

    void drag(const SpectrumMouse& mouse) override;
    void release(const SpectrumMouse& mouse) override;
    bool turn(double notches, Qt::KeyboardModifiers modifiers) override;
    void begin() override { canvas().backdrop(); }
    void finish() override;
    void optionsChanged() override;
    bool isPainting() const override { return seed_.has_value(); }

protected:
    bool pressElsewhere(const SpectrumMouse& mouse) override;

private:
    struct Seed {
        GridPixel pixel;
        bool erasing = false;
    };
    void grow();

    std::optional<Seed> seed_;
};

/// Proposes what stands out inside a lasso.
class ThresholdTool : public ProposalTool {
public:
    ThresholdTool(SpectrumCanvas& canvas, LabelToolSettings& settings);

    void drag(const SpectrumMouse& mouse) override { lasso_.drag(mouse); }
    void release(const SpectrumMouse& mouse) override { lasso_.release(mouse); }
    void hover(std::optional<SpectrumMouse> mouse) override { lasso_.hover(mouse); }
    bool key(int key) override;
    bool wants(int key) const override;
    bool turn(double notches, Qt::KeyboardModifiers modifiers) override;
    void begin() override { canvas().backdrop(); }
    void finish() override;
    void optionsChanged() override;
    void draw(QPainter& painter, std::optional<QPointF> cursor) const override;

protected:
    bool pressElsewhere(const SpectrumMouse& mouse) override;

private:
    void look();

    LassoTool lasso_;
    LabelMask inside_; ///< of the last lasso
    bool erasing_ = false;
};

/// Proposes the nucleus whose decay was fitted around a click; Shift+wheel sets how far it reaches.
class NucleusTool : public ProposalTool {
public:
    NucleusTool(SpectrumCanvas& canvas, LabelToolSettings& settings);

    bool key(int key) override;
    bool wants(int key) const override;
    bool turn(double notches, Qt::KeyboardModifiers modifiers) override;
    void begin() override { canvas().backdrop(); }
    void finish() override;
    void optionsChanged() override;
    void draw(QPainter& painter, std::optional<QPointF> cursor) const override;
    Qt::CursorShape cursorShape() const override;

    /// The fit is still being looked for.
    bool isBusy() const { return click_.has_value(); }

protected:
    bool pressElsewhere(const SpectrumMouse& mouse) override;
    void refuse() override;

private:
    void take();
    void show();

    QFutureWatcher<std::optional<NucleusFit>> fitting_;
    std::optional<NucleusFit> fit_;
    std::optional<QPointF> click_; ///< whose fit is awaited
    bool acceptsWhenReady_ = false, erasing_ = false;
};

} // namespace nucleoscope
