#pragma once

#include "core/figures/painter.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace nucleoscope {

/// A mark drawn once, to be put on a raster many times without asking cairo each time.
struct Sprite {
    int size = 0;                      ///< pixels: width and height; the mark is in the middle
    std::vector<std::uint32_t> pixels; ///< premultiplied ARGB
};

/// The pixels of a painter's canvas.
class RasterCanvas {
public:
    /// Nothing when the canvas is no picture of whole colours, or is turned or stretched.
    static std::optional<RasterCanvas> of(const Painter& painter);
    /// Ends the writing.
    ~RasterCanvas();
    RasterCanvas(RasterCanvas&& other) noexcept;
    RasterCanvas(const RasterCanvas&) = delete;

    /// A sprite of what `draw` paints at (x, y) of the painter that it gets, `reach` units around it.
    Sprite makeSprite(double reach,
                      const std::function<void(const Painter&, double x, double y)>& draw) const;
    /// What lies outside `box` is not drawn on.
    void setClip(const FigureBox& box);
    /// A sprite's middle is put on the pixel of (x, y), in units of the painter's canvas.
    struct Placed {
        const Sprite* sprite = nullptr;
        double x = 0, y = 0;
    };
    /// Puts them one over the other in their order. Of many each processor draws those in its band of the
    /// picture.
    void put(const std::vector<Placed>& placed);

private:
    explicit RasterCanvas(const Painter& painter);
    /// What of it lies in the rows [top, bottom).
    void put(const Placed& placed, int top, int bottom);

    const Painter* painter_;
    unsigned char* data_ = nullptr;
    std::ptrdiff_t stride_ = 0;
    double scale_ = 1, originX_ = 0, originY_ = 0;    ///< pixel = origin + scale × canvas
    int left_ = 0, top_ = 0, right_ = 0, bottom_ = 0; ///< the clip: pixels, right and bottom outside
};

} // namespace nucleoscope
