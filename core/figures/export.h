#pragma once

#include "core/figures/figure.h"

#include <filesystem>
#include <functional>

namespace nucleoscope {

enum class FigureFormat { Pdf, Svg, Png };
std::string_view toString(FigureFormat format); ///< "pdf" …: also the file's extension
std::optional<FigureFormat> figureFormatFromString(std::string_view text);

/// The sizes that figures have on paper: two columns and one and a half of a journal page, points.
inline constexpr FigureSize mapPaperSize{183 * 72 / 25.4, 142 * 72 / 25.4},
    chartPaperSize{120 * 72 / 25.4, 85 * 72 / 25.4};

/// Draws a figure of `size` points (1/72 inch) into a file, written whole or not at all. PDF and SVG keep
/// lines and text as vectors, with the fonts embedded; PNG has `dotsPerInch` pixels an inch.
/// @throws FileError when the file cannot be written or the figure is too large for the format.
void writeFigure(const std::filesystem::path& file, FigureFormat format, FigureSize size,
                 const std::function<void(cairo_t*)>& draw, double dotsPerInch = 300);

} // namespace nucleoscope
