#include "widgets/proposal_tool.h"

#include <algorithm>

namespace nucleoscope {

void ProposalTool::propose(const LabelMask& chosen, bool erasing) {
    const bool isNothing =
        std::ranges::all_of(chosen.pixels, [](std::uint8_t label) { return label == LabelMask::background; });
    isErasing_ = erasing;
    LabelColors colors;
    colors.setColor(LabelMask::nucleus,
                    erasing ? QColor(Qt::black) : canvas().overlay().colors().color(options().label));
    colors.setOpacity(0.3);
    proposed_.setColors(colors);
    proposed_.setMask(isNothing ? LabelMask() : chosen);
    canvas().updateCursorShape();
    repaintAll();
}

void ProposalTool::accept() {
    const LabelMask chosen = proposal();
    propose({});
    paint(chosen, isErasing_);
}

void ProposalTool::refuse() {
    if (hasProposal())
        propose({});
}

bool ProposalTool::press(const SpectrumMouse& mouse) {
    if (!canPaint() || (mouse.button != Qt::LeftButton && mouse.button != Qt::RightButton))
        return false;
    const std::optional<GridPixel> pixel = pixelAt(mouse.place);
    if (hasProposal() && pixel && proposal().at(pixel->row, pixel->column) != LabelMask::background) {
        accept();
        return true;
    }
    return pressElsewhere(mouse);
}

bool ProposalTool::wants(int key) const {
    return hasProposal() && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape);
}

bool ProposalTool::key(int key) {
    if (!ProposalTool::wants(key))
        return false;
    if (key == Qt::Key_Escape)
        refuse();
    else
        accept();
    return true;
}

void ProposalTool::draw(QPainter& painter, std::optional<QPointF>) const {
    if (!hasProposal())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    proposed_.draw(painter, canvas().geometry(), canvas().plotRect());
    painter.restore();
}

} // namespace nucleoscope
