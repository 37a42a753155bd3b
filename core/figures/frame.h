#pragma once

#include "core/figures/painter.h"
#include "core/figures/text.h"
#include "core/statistics/catalogue_filter.h"

namespace nucleoscope {

/// What every figure of a catalogue says around its axes.
struct CatalogueSummary {
    std::array<RegionIndices, 4> bySeason;
    std::size_t regions = 0; ///< that the filter leaves, or of the one season
    std::size_t regionsOfCatalogue = 0;
    std::string period; ///< "2021-11-01 – 2022-10-31", or empty
    bool simulated = false;

    CatalogueSummary() = default;
    /// `season`: of its regions only.
    explicit CatalogueSummary(const FilteredCatalogue& catalogue,
                              std::optional<Season> season = std::nullopt);
};

/// "n = 453, 2021-11-01 – 2022-10-31".
std::string summaryText(const CatalogueSummary& summary);

TextFormat titleFormat(const FigureStyle& style);
TextFormat labelFormat(const FigureStyle& style);
TextFormat tickFormat(const FigureStyle& style);

inline constexpr double figureMarginPoints = 6;

/// Title, what lies behind it (`detail`), and whether the data is simulated. Returns where it ends.
double headerBottom(const Painter& painter);
void drawHeader(const Painter& painter, double width, const std::string& title, const std::string& detail,
                bool simulated);

/// One kind of regions in a legend, with its count.
struct LegendItem {
    FigureText text = FigureText::Spring;
    std::size_t color = 0; ///< of FigureStyle::season
    Marker mark = Marker::Circle;
    RegionIndices regions;
};
std::vector<LegendItem> seasonItems(const CatalogueSummary& summary);
std::vector<LegendItem> hemisphereItems(const FilteredCatalogue& catalogue); ///< north, south

/// The items side by side from (left, top), in as many lines as `width` asks for.
std::vector<FigureLayout::LegendEntry> layoutLegend(const Painter& painter,
                                                    const std::vector<LegendItem>& items, double left,
                                                    double top, double width);
double legendBottom(const std::vector<FigureLayout::LegendEntry>& legend, double top);
enum class LegendMark { Marker, Swatch };
void drawLegend(const Painter& painter, const std::vector<LegendItem>& items,
                const std::vector<FigureLayout::LegendEntry>& legend, LegendMark mark);

/// A bar whose selected share, from its bottom, keeps its colour while the rest steps back. Nothing selected
/// (`selected` empty): all keeps it.
void drawPartlySelectedBar(const Painter& painter, const FigureLayout::Bar& bar, const FigureColor& color,
                           const std::vector<bool>& selected);

void drawEmptyNote(const Painter& painter, const FigureBox& data);

/// `selection` as one flag a region; empty when nothing is selected.
std::vector<bool> selectionFlags(const RegionIndices& selection, std::size_t regions);

} // namespace nucleoscope
