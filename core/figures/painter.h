#pragma once

#include "core/figures/figure.h"

#include <string>
#include <string_view>
#include <utility>

typedef struct _PangoLayout PangoLayout; // NOLINT(bugprone-reserved-identifier): the library's own name

namespace nucleoscope {

/// Metric-compatible with what journals ask for; whatever of these is there, Chinese from the last but one.
inline constexpr const char* figureFontFamilies =
    "Liberation Sans,Arial,Nimbus Sans,Helvetica,Noto Sans CJK SC,DejaVu Sans,sans-serif";

/// Marks of about the same area each.
enum class Marker { Circle, Triangle, Square, Diamond };

enum class AlignX { Left, Center, Right };
enum class AlignY { Top, Middle, Baseline, Bottom };

struct TextFormat {
    double points = 8;
    bool bold = false;
    FigureColor color;
    double maxWidth = 0; ///< longer text ends in …; 0: any length
    bool upward = false; ///< turned a quarter to the left
    bool halo = false;   ///< with an edge in the colour of the background
};

/// Draws in units of the canvas with the figure's fonts and hairlines; sizes in points grow with the style's
/// scale.
class Painter {
public:
    Painter(cairo_t* canvas, const FigureStyle& style);
    Painter(const Painter&) = delete;
    Painter& operator=(const Painter&) = delete;
    ~Painter();

    cairo_t* canvas() const { return canvas_; }
    const FigureStyle& style() const { return style_; }
    double points(double value) const { return value * style_.scale; }

    /// Width and height of `markup` (Pango markup; escape what is not ours).
    FigureSize measure(const std::string& markup, const TextFormat& format) const;
    /// Draws it with the anchor at (x, y). For upward text the alignments are those of the text before it is
    /// turned.
    void text(const std::string& markup, double x, double y, AlignX alignX, AlignY alignY,
              const TextFormat& format) const;

    void setColor(const FigureColor& color) const;
    void fillBox(const FigureBox& box, const FigureColor& color) const;
    void strokeBox(const FigureBox& box, double widthPoints, const FigureColor& color) const;
    /// A straight line; along an axis it falls on whole pixels of a raster.
    void line(double x0, double y0, double x1, double y1, double widthPoints, const FigureColor& color) const;
    /// Without an edge when `edgePoints` is 0.
    void marker(Marker marker, double x, double y, double radiusPoints, const FigureColor& fill,
                const FigureColor& edge, double edgePoints) const;

private:
    std::string fontFamilies() const;
    PangoLayout* makeLayout(const std::string& markup, const TextFormat& format) const;
    void snap(double& x, double& y, double widthPoints) const;

    cairo_t* canvas_;
    const FigureStyle& style_;
};

/// A canvas that shows nothing, to measure text on.
class ScratchCanvas {
public:
    ScratchCanvas();
    ScratchCanvas(const ScratchCanvas&) = delete;
    ScratchCanvas& operator=(const ScratchCanvas&) = delete;
    ~ScratchCanvas();

    cairo_t* canvas() const { return canvas_; }

private:
    cairo_t* canvas_;
};

/// `text` with the characters that mean something in markup made harmless.
std::string escapeMarkup(std::string_view text);

/// Halfway (by `amount`, 0–1) from `color` to `other`.
FigureColor mix(const FigureColor& color, const FigureColor& other, double amount);
FigureColor withAlpha(FigureColor color, double alpha);

} // namespace nucleoscope
