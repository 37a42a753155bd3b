#include "core/figures/painter.h"

#include "core/figures/svg_text.h"

#include <cairo.h>
#include <pango/pangocairo.h>

#include <array>
#include <cmath>
#include <memory>
#include <numbers>

namespace nucleoscope {
namespace {

struct Unreference {
    void operator()(void* object) const { g_object_unref(object); }
};
using LayoutPointer = std::unique_ptr<PangoLayout, Unreference>;

/// Text takes the same room on paper and on any screen.
void useUnhintedText(PangoContext* context) {
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
}

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

/// Pango's own <sub> and <sup> are too small in print.
std::string withLegibleIndices(std::string markup) {
    replaceAll(markup, "<sub>", "<span baseline_shift=\"subscript\" size=\"75%\">");
    replaceAll(markup, "<sup>", "<span baseline_shift=\"superscript\" size=\"75%\">");
    replaceAll(markup, "</sub>", "</span>");
    replaceAll(markup, "</sup>", "</span>");
    return markup;
}

double offsetX(AlignX align, double width) {
    return align == AlignX::Left ? 0 : align == AlignX::Center ? -width / 2 : -width;
}

double offsetY(AlignY align, double height, double baseline) {
    switch (align) {
    case AlignY::Top:
        return 0;
    case AlignY::Middle:
        return -height / 2;
    case AlignY::Baseline:
        return -baseline;
    case AlignY::Bottom:
        break;
    }
    return -height;
}

} // namespace

Painter::Painter(cairo_t* canvas, const FigureStyle& style) : canvas_(canvas), style_(style) {
    cairo_save(canvas_);
}

Painter::~Painter() {
    cairo_restore(canvas_);
}

std::string Painter::fontFamilies() const {
    return style_.font.empty() ? figureFontFamilies : style_.font + "," + figureFontFamilies;
}

PangoLayout* Painter::makeLayout(const std::string& markup, const TextFormat& format) const {
    PangoLayout* layout = pango_cairo_create_layout(canvas_);
    PangoContext* context = pango_layout_get_context(layout);
    useUnhintedText(context);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    const bool chinese = style_.language == FigureLanguage::SimplifiedChinese;
    pango_context_set_language(context, pango_language_from_string(chinese ? "zh-cn" : "en"));

    PangoFontDescription* font = pango_font_description_new();
    const std::string families = fontFamilies();
    pango_font_description_set_family(font, families.c_str());
    pango_font_description_set_weight(font, format.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, points(format.points) * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);

    const std::string legible = withLegibleIndices(markup);
    pango_layout_set_markup(layout, legible.c_str(), static_cast<int>(legible.size()));
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    if (format.maxWidth > 0) {
        pango_layout_set_width(layout, static_cast<int>(format.maxWidth * PANGO_SCALE));
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    }
    pango_layout_context_changed(layout);
    return layout;
}

FigureSize Painter::measure(const std::string& markup, const TextFormat& format) const {
    const LayoutPointer layout(makeLayout(markup, format));
    PangoRectangle extents;
    pango_layout_get_extents(layout.get(), nullptr, &extents);
    return {pango_units_to_double(extents.width), pango_units_to_double(extents.height)};
}

void Painter::text(const std::string& markup, double x, double y, AlignX alignX, AlignY alignY,
                   const TextFormat& format) const {
    const LayoutPointer layout(makeLayout(markup, format));
    PangoRectangle extents;
    pango_layout_get_extents(layout.get(), nullptr, &extents);
    const double width = pango_units_to_double(extents.width);
    const double height = pango_units_to_double(extents.height);
    const double baseline = pango_units_to_double(pango_layout_get_baseline(layout.get()));

    cairo_save(canvas_);
    cairo_translate(canvas_, x, y);
    if (format.upward) {
        cairo_rotate(canvas_, -std::numbers::pi / 2);
    }
    const double left = offsetX(alignX, width) - pango_units_to_double(extents.x);
    const double top = offsetY(alignY, height, baseline);
    cairo_move_to(canvas_, left, top);
    if (format.halo) {
        cairo_save(canvas_);
        pango_cairo_layout_path(canvas_, layout.get());
        setColor(withAlpha(style_.background, 0.9));
        cairo_set_line_width(canvas_, points(2.6));
        cairo_set_line_join(canvas_, CAIRO_LINE_JOIN_ROUND);
        cairo_stroke(canvas_);
        cairo_restore(canvas_);
        cairo_move_to(canvas_, left, top);
    }
    SvgTexts* texts = SvgTexts::of(canvas_);
    if (texts != nullptr && !pango_layout_is_ellipsized(layout.get())) {
        texts->add(canvas_, markup, left, top + baseline, width, points(format.points), format,
                   fontFamilies());
    } else {
        setColor(format.color);
        pango_cairo_show_layout(canvas_, layout.get());
    }
    cairo_restore(canvas_);
}

void Painter::setColor(const FigureColor& color) const {
    cairo_set_source_rgba(canvas_, color.red, color.green, color.blue, color.alpha);
}

void Painter::fillBox(const FigureBox& box, const FigureColor& color) const {
    setColor(color);
    cairo_rectangle(canvas_, box.x, box.y, box.width, box.height);
    cairo_fill(canvas_);
}

void Painter::strokeBox(const FigureBox& box, double widthPoints, const FigureColor& color) const {
    double left = box.x;
    double top = box.y;
    double right = box.right();
    double bottom = box.bottom();
    snap(left, top, widthPoints);
    snap(right, bottom, widthPoints);
    setColor(color);
    cairo_set_line_width(canvas_, points(widthPoints));
    cairo_rectangle(canvas_, left, top, right - left, bottom - top);
    cairo_stroke(canvas_);
}

void Painter::line(double x0, double y0, double x1, double y1, double widthPoints,
                   const FigureColor& color) const {
    if (x0 == x1 || y0 == y1) {
        snap(x0, y0, widthPoints);
        snap(x1, y1, widthPoints);
    }
    setColor(color);
    cairo_set_line_width(canvas_, points(widthPoints));
    cairo_move_to(canvas_, x0, y0);
    cairo_line_to(canvas_, x1, y1);
    cairo_stroke(canvas_);
}

void Painter::marker(Marker marker, double x, double y, double radiusPoints, const FigureColor& fill,
                     const FigureColor& edge, double edgePoints) const {
    const double r = points(radiusPoints);
    cairo_new_path(canvas_);
    switch (marker) {
    case Marker::Circle:
        cairo_arc(canvas_, x, y, r, 0, 2 * std::numbers::pi);
        break;
    case Marker::Triangle:
        cairo_move_to(canvas_, x, y - 1.35 * r);
        cairo_line_to(canvas_, x + 1.2 * r, y + 0.75 * r);
        cairo_line_to(canvas_, x - 1.2 * r, y + 0.75 * r);
        break;
    case Marker::Square:
        cairo_rectangle(canvas_, x - 0.89 * r, y - 0.89 * r, 1.78 * r, 1.78 * r);
        break;
    case Marker::Diamond:
        cairo_move_to(canvas_, x, y - 1.3 * r);
        cairo_line_to(canvas_, x + 1.2 * r, y);
        cairo_line_to(canvas_, x, y + 1.3 * r);
        cairo_line_to(canvas_, x - 1.2 * r, y);
        break;
    }
    cairo_close_path(canvas_);
    setColor(fill);
    cairo_fill_preserve(canvas_);
    if (edgePoints > 0) {
        setColor(edge);
        cairo_set_line_width(canvas_, points(edgePoints));
        cairo_stroke_preserve(canvas_);
    }
    cairo_new_path(canvas_);
}

void Painter::snap(double& x, double& y, double widthPoints) const {
    if (cairo_surface_get_type(cairo_get_target(canvas_)) != CAIRO_SURFACE_TYPE_IMAGE) {
        return;
    }
    double width = points(widthPoints);
    double height = width;
    cairo_user_to_device_distance(canvas_, &width, &height);
    // A line of an odd number of pixels has its middle in the middle of a pixel.
    const auto place = [](double at, double thickness) {
        const bool odd = std::lround(std::abs(thickness)) % 2 == 1 || std::abs(thickness) < 1;
        return odd ? std::floor(at) + 0.5 : std::round(at);
    };
    cairo_user_to_device(canvas_, &x, &y);
    x = place(x, width);
    y = place(y, height);
    cairo_device_to_user(canvas_, &x, &y);
}

ScratchCanvas::ScratchCanvas() {
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    canvas_ = cairo_create(surface);
    cairo_surface_destroy(surface);
}

ScratchCanvas::~ScratchCanvas() {
    cairo_destroy(canvas_);
}

std::string escapeMarkup(std::string_view text) {
    const std::unique_ptr<char, decltype(&g_free)> escaped(
        g_markup_escape_text(text.data(), static_cast<gssize>(text.size())), g_free);
    return escaped.get();
}

FigureColor mix(const FigureColor& color, const FigureColor& other, double amount) {
    const auto between = [amount](double a, double b) { return a + amount * (b - a); };
    return {between(color.red, other.red), between(color.green, other.green), between(color.blue, other.blue),
            between(color.alpha, other.alpha)};
}

FigureColor withAlpha(FigureColor color, double alpha) {
    color.alpha = alpha;
    return color;
}

} // namespace nucleoscope
