#pragma once

#include <QColor>
#include <QImage>
#include <QList>

#include <cstdint>
#include <vector>

namespace nucleoscope {

/// A mask that is drawn as an outline: pixels of class 1 at the edge of their region, and a dark line around
/// it.
struct MaskOutline {
    const std::vector<std::uint8_t>& mask; ///< side × side
    QColor color;
};

/// A square picture with outlines over it. `pixels`: side × side grey values, or three bytes a pixel.
QImage maskPicture(const std::vector<std::uint8_t>& pixels, int side, const QList<MaskOutline>& outlines);

/// Colours of what is true, of what a model finds, and of what another one finds: told apart by people who do
/// not see red and green apart.
QColor truthColor();
QColor foundColor();
QColor otherFoundColor();

} // namespace nucleoscope
