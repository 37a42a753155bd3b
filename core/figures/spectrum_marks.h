#pragma once

#include "core/figures/painter.h"
#include "core/figures/spectrum_panel.h"

namespace nucleoscope {

/// Room above the first panel for the lanes that the figure asks for, with their legend.
double laneHeight(const Painter& painter, const SpectrumFigure& figure);

/// Thin lanes above a panel, so that they hide nothing of it: daylight, the magnetic latitudes where nuclei
/// occur, and burst rows; and their legend at the right above them.
void drawLanes(const Painter& painter, const SpectrumFigure& figure, const SpectrumPlacement& placement);

} // namespace nucleoscope
