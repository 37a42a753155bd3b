#pragma once

#include "core/figures/painter.h"
#include "core/figures/spectrum_figure.h"
#include "core/spectrum/grid.h"

namespace nucleoscope {

/// How time and frequency lie in the box of a panel.
struct SpectrumPlacement {
    FigureBox box;
    SpectrumWindow window;
    bool logFrequency = false;

    double x(double seconds) const;
    double y(double frequencyHz) const;
};

/// The pixels of a colour bar or of an image that shrink or grow into `box`.
void drawColorRamp(const Painter& painter, const ColorMap& colors, const FigureBox& box);

/// What lies inside the axes of one panel: spectrum, probability, mask, marks and cursors, clipped to
/// its box.
class SpectrumPanelPainter {
public:
    SpectrumPanelPainter(const Painter& painter, const SpectrumFigure& figure);

    void draw(const SpectrumPanel& panel, const SpectrumPlacement& placement) const;

private:
    /// The pixels of one piece of the timeline that meet the window.
    struct Raster {
        SpectrumTimeline::Piece piece;
        SpectrumPart part;
        double left = 0, right = 0; ///< on the canvas
    };

    std::vector<Raster> rasters(const SpectrumPlacement& placement) const;
    template <typename PixelAt>
    void drawPixels(const SpectrumPlacement& placement, bool opaque, PixelAt pixelAt) const;
    void drawMask(const SpectrumPlacement& placement) const;
    void addOutlinePath(const SpectrumPlacement& placement, const Raster& raster) const;
    void drawMarks(const SpectrumPlacement& placement) const;
    void drawCursors(const SpectrumPlacement& placement) const;

    const Painter& painter_;
    const SpectrumFigure& figure_;
    SpectrumGrid grid_;
    SpectrumTimeline timeline_;
};

/// The colour of the first cursor and of further ones, on the panels and in the slices.
FigureColor cursorColor(const FigureStyle& style, std::size_t index);

} // namespace nucleoscope
