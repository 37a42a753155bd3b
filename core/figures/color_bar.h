#pragma once

#include "core/figures/painter.h"

#include <cstddef>

namespace nucleoscope {

/// The colours of figures that show a number by colour: viridis, from 0 to 1.
FigureColor shade(double fraction);
FigureColor shadeOfNothing(); ///< for a number that is missing
/// The shade of a count: the darkest is one, the lightest `largest`.
FigureColor countShade(std::size_t count, std::size_t largest);

/// A strip of all shades with its name and its two ends.
struct ColorBar {
    std::string title, low, high;

    FigureSize size(const Painter& painter) const;
    void draw(const Painter& painter, const FigureBox& box) const;
};

} // namespace nucleoscope
