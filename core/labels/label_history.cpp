#include "core/labels/label_history.h"

#include <ranges>

namespace nucleoscope {

void LabelHistory::add(Step step) {
    std::erase_if(step, [](const Change& change) { return change.before == change.after; });
    if (step.empty())
        return;
    steps_.resize(position_);
    steps_.push_back(std::move(step));
    steps_.back().shrink_to_fit();
    ++position_;
}

std::vector<LabelStore::PixelChange> LabelHistory::undo(LabelMask& mask) {
    if (!canUndo())
        return {};
    const Step& step = steps_[--position_];
    std::vector<LabelStore::PixelChange> changes;
    changes.reserve(step.size());
    for (const Change& change : std::views::reverse(step)) {
        mask.pixels.at(change.index) = change.before;
        changes.push_back({change.index, change.before});
    }
    return changes;
}

std::vector<LabelStore::PixelChange> LabelHistory::redo(LabelMask& mask) {
    if (!canRedo())
        return {};
    const Step& step = steps_[position_++];
    std::vector<LabelStore::PixelChange> changes;
    changes.reserve(step.size());
    for (const Change& change : step) {
        mask.pixels.at(change.index) = change.after;
        changes.push_back({change.index, change.after});
    }
    return changes;
}

} // namespace nucleoscope
