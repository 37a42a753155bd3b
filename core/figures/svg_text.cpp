#include "core/figures/svg_text.h"

#include <cairo.h>
#include <fmt/format.h>

#include <cmath>

namespace nucleoscope {
namespace {

const cairo_user_data_key_t key{};

/// How far indices stand below and above the line, and their size, in sizes of the font.
constexpr double subscriptDrop = 0.2, superscriptRise = 0.35, indexPercent = 75;

/// Pango's markup as SVG: italics, bold, indices; entities are the same in both.
class MarkupToSvg {
public:
    explicit MarkupToSvg(double fontSize) : fontSize_(fontSize) {}

    std::string convert(const std::string& markup) {
        std::size_t at = 0;
        while (at < markup.size()) {
            const std::size_t tag = markup.find('<', at);
            appendText(markup.substr(at, tag - at));
            if (tag == std::string::npos) {
                break;
            }
            const std::size_t end = markup.find('>', tag);
            appendTag(markup.substr(tag + 1, end - tag - 1));
            at = end + 1;
        }
        return svg_;
    }

private:
    void appendText(const std::string& text) {
        if (text.empty()) {
            return;
        }
        // The shift of an index holds for all that follows: the next text goes back.
        const double back = shift_ - applied_;
        svg_ += back == 0 ? text : fmt::format("<tspan dy=\"{:.3f}\">{}</tspan>", back, text);
        applied_ = shift_;
    }

    void appendTag(const std::string& tag) {
        if (tag.starts_with('/')) {
            shift_ = 0;
            svg_ += "</tspan>";
        } else if (tag == "sub" || tag == "sup") {
            shift_ = (tag == "sub" ? subscriptDrop : -superscriptRise) * fontSize_;
            svg_ += fmt::format("<tspan font-size=\"{}%\">", indexPercent);
        } else {
            svg_ += tag == "i"   ? "<tspan font-style=\"italic\">"
                    : tag == "b" ? "<tspan font-weight=\"bold\">"
                                 : "<tspan>";
        }
    }

    double fontSize_;
    double shift_ = 0, applied_ = 0;
    std::string svg_;
};

int byteOf(double value) {
    return static_cast<int>(std::lround(value * 255));
}

} // namespace

void SvgTexts::attachTo(cairo_surface_t* surface) {
    cairo_surface_set_user_data(surface, &key, this, nullptr);
}

SvgTexts* SvgTexts::of(cairo_t* canvas) {
    return static_cast<SvgTexts*>(cairo_surface_get_user_data(cairo_get_target(canvas), &key));
}

void SvgTexts::add(cairo_t* canvas, const std::string& markup, double x, double y, double width, double size,
                   const TextFormat& format, const std::string& families) {
    cairo_matrix_t matrix;
    cairo_get_matrix(canvas, &matrix);
    elements_ += fmt::format(
        "<text xml:space=\"preserve\" transform=\"matrix({:.4f} {:.4f} {:.4f} {:.4f} {:.3f} {:.3f})\" "
        "x=\"{:.3f}\" y=\"{:.3f}\" textLength=\"{:.3f}\" lengthAdjust=\"spacingAndGlyphs\" "
        "font-family=\"{}\" font-size=\"{:.3f}\" font-weight=\"{}\" fill=\"rgb({}, {}, {})\" "
        "fill-opacity=\"{:.3f}\">{}</text>\n",
        matrix.xx, matrix.yx, matrix.xy, matrix.yy, matrix.x0, matrix.y0, x, y, width, escapeMarkup(families),
        size, format.bold ? "bold" : "normal", byteOf(format.color.red), byteOf(format.color.green),
        byteOf(format.color.blue), format.color.alpha, MarkupToSvg(size).convert(markup));
}

std::string SvgTexts::insertedInto(std::string svg) const {
    const std::size_t end = svg.rfind("</svg>");
    return end == std::string::npos ? svg : svg.insert(end, elements_);
}

} // namespace nucleoscope
