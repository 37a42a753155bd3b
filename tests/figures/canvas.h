#pragma once

#include "core/figures/figure.h"

#include <cairo.h>

#include <cmath>
#include <cstdint>
#include <functional>

namespace nucleoscope::test {

/// A canvas of one unit a pixel, to look at what was drawn.
class PixelCanvas {
public:
    explicit PixelCanvas(FigureSize size)
        : surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, int(size.width), int(size.height))),
          canvas_(cairo_create(surface_)) {}
    PixelCanvas(const PixelCanvas&) = delete;
    PixelCanvas& operator=(const PixelCanvas&) = delete;
    ~PixelCanvas() {
        cairo_destroy(canvas_);
        cairo_surface_destroy(surface_);
    }

    cairo_t* canvas() { return canvas_; }

    std::uint32_t at(double x, double y) {
        cairo_surface_flush(surface_);
        const unsigned char* row = cairo_image_surface_get_data(surface_) +
                                   std::ptrdiff_t(std::floor(y)) * cairo_image_surface_get_stride(surface_);
        return reinterpret_cast<const std::uint32_t*>(row)[int(std::floor(x))] & 0xffffff;
    }

private:
    cairo_surface_t* surface_;
    cairo_t* canvas_;
};

inline std::uint32_t pixel(const FigureColor& color) {
    const auto byte = [](double value) { return static_cast<std::uint32_t>(std::lround(value * 255)); };
    return byte(color.red) << 16 | byte(color.green) << 8 | byte(color.blue);
}

} // namespace nucleoscope::test
