#include "core/labels/label_history.h"

#include <algorithm>
#include <ranges>

namespace nucleoscope {

/// A brush goes over the same rows with each move of the mouse: in the order of the mask its runs join. A
/// step that changes a pixel twice stays in the order in which it was done.
LabelHistory::Runs LabelHistory::compact(const Step& step) {
    Runs runs;
    const auto append = [](Runs& to, const Run& run) {
        if (!to.empty() && to.back().first + to.back().count == run.first && to.back().before == run.before &&
            to.back().after == run.after)
            to.back().count += run.count;
        else
            to.push_back(run);
    };
    for (const Change& change : step)
        if (change.before != change.after)
            append(runs, {change.index, 1, change.before, change.after});

    Runs sorted = runs;
    std::ranges::sort(sorted, {}, &Run::first);
    const auto overlap = [](const Run& a, const Run& b) { return a.first + a.count > b.first; };
    if (std::ranges::adjacent_find(sorted, overlap) == sorted.end()) {
        runs.clear();
        for (const Run& run : sorted)
            append(runs, run);
    }
    runs.shrink_to_fit();
    return runs;
}

void LabelHistory::add(const Step& step) {
    Runs runs = compact(step);
    if (runs.empty())
        return;
    steps_.resize(position_);
    steps_.push_back(std::move(runs));
    ++position_;
}

std::vector<LabelStore::PixelChange> LabelHistory::undo(LabelMask& mask) {
    if (!canUndo())
        return {};
    std::vector<LabelStore::PixelChange> changes;
    for (const Run& run : std::views::reverse(steps_[--position_])) {
        for (std::uint32_t index = run.first; index < run.first + run.count; ++index) {
            mask.pixels.at(index) = run.before;
            changes.push_back({index, run.before});
        }
    }
    return changes;
}

std::vector<LabelStore::PixelChange> LabelHistory::redo(LabelMask& mask) {
    if (!canRedo())
        return {};
    std::vector<LabelStore::PixelChange> changes;
    for (const Run& run : steps_[position_++]) {
        for (std::uint32_t index = run.first; index < run.first + run.count; ++index) {
            mask.pixels.at(index) = run.after;
            changes.push_back({index, run.after});
        }
    }
    return changes;
}

std::size_t LabelHistory::bytes() const {
    std::size_t bytes = steps_.capacity() * sizeof(Runs);
    for (const Runs& runs : steps_)
        bytes += runs.capacity() * sizeof(Run);
    return bytes;
}

} // namespace nucleoscope
