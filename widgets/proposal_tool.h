#pragma once

#include "widgets/label_tool.h"

namespace nucleoscope {

/// A tool that shows what it would label before it does: Enter or a click inside accepts, Esc refuses.
class ProposalTool : public LabelTool {
public:
    using LabelTool::LabelTool;

    bool press(const SpectrumMouse& mouse) override;
    bool key(int key) override;
    bool wants(int key) const override;
    void finish() override { refuse(); }
    void draw(QPainter& painter, std::optional<QPointF> cursor) const override;

    bool hasProposal() const { return !proposed_.mask().pixels.empty(); }
    const LabelMask& proposal() const { return proposed_.mask(); }

protected:
    /// Empty: nothing is proposed any more.
    void propose(const LabelMask& chosen, bool erasing = false);
    virtual void accept();
    virtual void refuse();
    /// A press that is no answer to a proposal.
    virtual bool pressElsewhere(const SpectrumMouse& mouse) = 0;

private:
    SpectrumOverlay proposed_;
    bool isErasing_ = false;
};

} // namespace nucleoscope
