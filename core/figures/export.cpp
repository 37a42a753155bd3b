#include "core/figures/export.h"

#include "core/error.h"
#include "core/figures/file_bytes.h"
#include "core/figures/svg_text.h"
#include "core/files.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>

#include <array>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

namespace nucleoscope {
namespace {

using SurfacePointer = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using CanvasPointer = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

constexpr std::array formats{std::pair{FigureFormat::Pdf, "pdf"}, std::pair{FigureFormat::Svg, "svg"},
                             std::pair{FigureFormat::Png, "png"}};

cairo_status_t append(void* target, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

SurfacePointer makeSurface(FigureFormat format, FigureSize size, double dotsPerInch, std::string& content) {
    cairo_surface_t* surface = nullptr;
    switch (format) {
    case FigureFormat::Pdf:
        surface = cairo_pdf_surface_create_for_stream(append, &content, size.width, size.height);
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Nucleoscope");
        break;
    case FigureFormat::Svg:
        surface = cairo_svg_surface_create_for_stream(append, &content, size.width, size.height);
        cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PT);
        break;
    case FigureFormat::Png:
        surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32,
                                             static_cast<int>(std::lround(size.width * dotsPerInch / 72)),
                                             static_cast<int>(std::lround(size.height * dotsPerInch / 72)));
        cairo_surface_set_device_scale(surface, dotsPerInch / 72, dotsPerInch / 72);
        break;
    }
    return {surface, cairo_surface_destroy};
}

void check(cairo_status_t status, const std::filesystem::path& file) {
    if (status != CAIRO_STATUS_SUCCESS) {
        throw FileError(file, std::string("the figure cannot be drawn: ") + cairo_status_to_string(status),
                        "try a smaller size or another format");
    }
}

} // namespace

std::string_view toString(FigureFormat format) {
    return formats[static_cast<std::size_t>(format)].second;
}

std::optional<FigureFormat> figureFormatFromString(std::string_view text) {
    for (const auto& [format, name] : formats) {
        if (text == name) {
            return format;
        }
    }
    return std::nullopt;
}

void writeFigure(const std::filesystem::path& file, FigureFormat format, FigureSize size,
                 const std::function<void(cairo_t*)>& draw, double dotsPerInch) {
    std::string content;
    const SurfacePointer surface = makeSurface(format, size, dotsPerInch, content);
    check(cairo_surface_status(surface.get()), file);
    SvgTexts texts;
    if (format == FigureFormat::Svg) {
        texts.attachTo(surface.get());
    }
    {
        const CanvasPointer canvas(cairo_create(surface.get()), cairo_destroy);
        draw(canvas.get());
        check(cairo_status(canvas.get()), file);
    }
    if (format == FigureFormat::Png) {
        check(cairo_surface_write_to_png_stream(surface.get(), append, &content), file);
    }
    cairo_surface_finish(surface.get());
    check(cairo_surface_status(surface.get()), file);
    if (format == FigureFormat::Pdf) {
        removeCreationDate(content);
    } else if (format == FigureFormat::Svg) {
        renumberSurfaces(content);
        content = texts.insertedInto(std::move(content));
    } else {
        addResolution(content, dotsPerInch);
    }
    writeFileAtomically(file, content);
}

} // namespace nucleoscope
