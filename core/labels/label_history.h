#pragma once

#include "core/labels/label_store.h"

#include <cstddef>
#include <vector>

namespace nucleoscope {

/// Undo and redo of one label without limit. A step holds only the pixels that changed (before and after),
/// neighbours that changed alike as one.
class LabelHistory {
public:
    struct Change {
        std::uint32_t index;
        std::uint8_t before, after;
    };
    using Step = std::vector<Change>;

    /// Adds what was done; drops what could be redone. A step without a change is not added.
    void add(const Step& step);
    bool canUndo() const { return position_ > 0; }
    bool canRedo() const { return position_ < steps_.size(); }
    /// Applies the step to `mask` and returns what changed. Nothing happens when there is none.
    std::vector<LabelStore::PixelChange> undo(LabelMask& mask);
    std::vector<LabelStore::PixelChange> redo(LabelMask& mask);
    /// Of memory.
    std::size_t bytes() const;

private:
    /// `count` pixels one behind the other.
    struct Run {
        std::uint32_t first, count;
        std::uint8_t before, after;
    };
    using Runs = std::vector<Run>;

    static Runs compact(const Step& step);

    std::vector<Runs> steps_;
    std::size_t position_ = 0;
};

} // namespace nucleoscope
