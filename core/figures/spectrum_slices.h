#pragma once

#include "core/figures/spectrum_panel.h"

namespace nucleoscope {

/// The lines through the figure's cursors with their axes of values: all times of a frequency in the box of
/// `series`, all frequencies of a time in that of `spectrum`. Values span the figure's colour range.
void drawSlices(const Painter& painter, const SpectrumFigure& figure, const SpectrumPlacement& series,
                const SpectrumPlacement& spectrum);

} // namespace nucleoscope
