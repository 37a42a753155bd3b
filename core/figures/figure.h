#pragma once

#include "core/statistics/region_indices.h"
#include "core/statistics/season.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

typedef struct _cairo cairo_t; // NOLINT(bugprone-reserved-identifier): the library's own name

namespace nucleoscope {

struct Catalogue;

enum class FigureLanguage { English, SimplifiedChinese };

/// "en", "zh_CN".
std::optional<FigureLanguage> figureLanguageFromString(std::string_view text);

/// Red, green, blue, opacity: 0–1.
struct FigureColor {
    double red = 0, green = 0, blue = 0, alpha = 1;
};

/// The seasons' colours.
enum class SeasonPalette {
    Safe,    ///< Okabe and Ito's: told apart with any kind of colour vision
    Vivid,   ///< green, red, amber, blue: as in many printed maps
    Contrast ///< dark to light, told apart in grey as well
};
std::string_view toString(SeasonPalette palette); ///< "safe", "vivid", "contrast"
std::optional<SeasonPalette> seasonPaletteFromString(std::string_view text);

/// How figures look. light() is for paper, dark() for a dark window.
struct FigureStyle {
    FigureColor background, text, faintText, axis, grid;
    FigureColor sea, land, shore, isoline, track, selection;
    FigureColor bar;                   ///< of a histogram that is not split
    std::array<FigureColor, 4> season; ///< by Season
    FigureLanguage language = FigureLanguage::English;
    std::string font = {}; ///< family; empty: the usual ones
    /// Units of the canvas per typographic point: 1 in PDF and SVG, dots per inch / 72 on a screen.
    double scale = 1;

    static FigureStyle light(SeasonPalette palette = SeasonPalette::Safe);
    static FigureStyle dark(SeasonPalette palette = SeasonPalette::Safe);
};

/// In units of the canvas.
struct FigureSize {
    double width = 0, height = 0;
};

/// A rectangle in units of the canvas, y downward.
struct FigureBox {
    double x = 0, y = 0, width = 0, height = 0;

    double right() const { return x + width; }
    double bottom() const { return y + height; }
    bool contains(double px, double py) const {
        return px >= x && px <= right() && py >= y && py <= bottom();
    }
};

/// Where a figure has put things, in units of the canvas: what a widget needs to know what the mouse is on.
struct FigureLayout {
    struct Bar {
        FigureBox box;
        RegionIndices regions; ///< those it counts
    };
    struct Point {
        double x = 0, y = 0;
        std::size_t region = 0;
    };
    struct LegendEntry {
        FigureBox box;
        RegionIndices regions;
    };

    FigureBox data; ///< inside the axes
    std::vector<Bar> bars;
    std::vector<Point> points;
    std::vector<LegendEntry> legend;

    /// The regions of the nearest point within `reach`, else of the bar or the legend entry at (x, y).
    RegionIndices regionsAt(double x, double y, double reach) const;
    /// The regions of all points in `box` and of all bars that it touches.
    RegionIndices regionsIn(const FigureBox& box) const;
};

/// A figure of a catalogue. It keeps what it needs of the catalogue, draws on any cairo canvas and says where
/// it draws.
class Figure {
public:
    Figure() = default;
    Figure(const Figure&) = default;
    Figure& operator=(const Figure&) = default;
    virtual ~Figure() = default;

    virtual FigureLayout layout(FigureSize size, const FigureStyle& style) const = 0;
    /// Fills `size` from the origin. With a `selection`, its regions stand out and the others step back.
    virtual void draw(cairo_t* canvas, FigureSize size, const FigureStyle& style,
                      const RegionIndices& selection = {}) const = 0;
    /// The numbers that it shows, of the catalogue that it was made of: CSV with a line of names.
    virtual std::string numbers(const Catalogue& catalogue) const = 0;
    /// What it shows, in a sentence or two of plain text.
    virtual std::string caption(FigureLanguage language) const = 0;
};

} // namespace nucleoscope
