#pragma once

#include "core/labels/label_history.h"
#include "core/labels/paint_rule.h"

namespace nucleoscope {

// What can be done to a mask beside painting with a brush. Nothing here changes a mask: each act is answered
// as the step that does it. Chosen pixels are those of a mask of the same size that are not background.

/// Gives `label` to the chosen pixels.
LabelHistory::Step paintStep(const LabelMask& mask, const LabelMask& chosen, std::uint8_t label,
                             const PaintRule& rule = {});

/// Makes `before` into `after`.
LabelHistory::Step difference(const LabelMask& before, const LabelMask& after);

/// The pixels that are connected with (row, column) and have its label: 8-connected, those of the background
/// 4-connected, so that a closed line holds whatever its slope.
LabelMask regionAt(const LabelMask& mask, int row, int column);

/// Moves the chosen pixels with their labels and leaves background behind. What leaves the mask is lost.
LabelHistory::Step moveStep(const LabelMask& mask, const LabelMask& chosen, int columns, int rows);

enum class MaskOperation {
    Smooth,     ///< takes away corners and bays narrower than about `pixels`
    Grow,       ///< by `pixels`
    Shrink,     ///< by `pixels`
    FillHoles,  ///< background that a region encloses
    RemoveSmall ///< 8-connected regions of fewer than `pixels`
};

/// Does it to the pixels of one label. What they grow over is background only, never another label. `chosen`:
/// only to those of these pixels; null: to all.
LabelHistory::Step operationStep(const LabelMask& mask, MaskOperation operation, int pixels,
                                 std::uint8_t label, const LabelMask* chosen = nullptr);

/// Sets the pixels to what they are after the step.
void applyStep(const LabelHistory::Step& step, LabelMask& mask);

} // namespace nucleoscope
