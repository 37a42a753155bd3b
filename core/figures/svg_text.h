#pragma once

#include "core/figures/painter.h"

#include <string>

typedef struct _cairo_surface cairo_surface_t; // NOLINT(bugprone-reserved-identifier): the library's own name

namespace nucleoscope {

/// The texts of an SVG. Cairo would draw them as shapes, which nobody can search, edit or set in another
/// font; so the painter leaves them to this, and they are put over the picture as text elements.
class SvgTexts {
public:
    /// From now on of() finds this for every canvas of the surface. It must outlive the drawing.
    void attachTo(cairo_surface_t* surface);
    /// Null where text is to be drawn.
    static SvgTexts* of(cairo_t* canvas);

    /// `markup` (as in Painter) with its baseline beginning at (x, y) of the canvas, `width` long there;
    /// `size` of the font in units of the canvas, `families` as CSS lists them.
    void add(cairo_t* canvas, const std::string& markup, double x, double y, double width, double size,
             const TextFormat& format, const std::string& families);

    /// The document with the texts as its last elements.
    std::string insertedInto(std::string svg) const;

private:
    std::string elements_;
};

} // namespace nucleoscope
