#include "core/figures/frame.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace nucleoscope {
namespace {

std::string legendText(const LegendItem& item, FigureLanguage language) {
    return fmt::format("{} ({})", figureText(item.text, language), item.regions.size());
}

constexpr double legendMarkPoints = 12;
constexpr double legendGapPoints = 10;

} // namespace

CatalogueSummary::CatalogueSummary(const FilteredCatalogue& catalogue, std::optional<Season> season)
    : regionsOfCatalogue(catalogue.catalogue().regions.size()) {
    std::optional<std::pair<UtcMs, UtcMs>> span;
    for (const std::size_t i : catalogue.regions()) {
        if (season && catalogue.season(i) != *season) {
            continue;
        }
        ++regions;
        bySeason[static_cast<std::size_t>(catalogue.season(i))].push_back(i);
        const UtcMs time = catalogue.region(i).utcCenter;
        span = span ? std::pair{std::min(span->first, time), std::max(span->second, time)}
                    : std::pair{time, time};
    }
    if (span) {
        const std::string from = dateText(span->first);
        const std::string to = dateText(span->second);
        period = from == to ? from : from + " – " + to;
    }
    simulated = std::ranges::any_of(catalogue.catalogue().regions, &Region::simulated) ||
                std::ranges::any_of(catalogue.catalogue().halfOrbits, &HalfOrbitRecord::simulated);
}

std::string summaryText(const CatalogueSummary& summary) {
    return summary.regions == 0 ? "" : fmt::format("n = {}, {}", summary.regions, summary.period);
}

TextFormat titleFormat(const FigureStyle& style) {
    return {.points = 9, .bold = true, .color = style.text};
}

TextFormat labelFormat(const FigureStyle& style) {
    return {.points = 8, .color = style.text};
}

TextFormat tickFormat(const FigureStyle& style) {
    return {.points = 7.5, .color = style.text};
}

double headerBottom(const Painter& painter) {
    return painter.points(figureMarginPoints) + painter.measure("X", titleFormat(painter.style())).height +
           painter.points(2);
}

void drawHeader(const Painter& painter, double width, const std::string& title, const std::string& detail,
                bool simulated) {
    const FigureStyle& style = painter.style();
    const double margin = painter.points(figureMarginPoints);
    const double gap = painter.points(8);
    const double baseline = headerBottom(painter) - painter.points(4);
    double right = width - margin;
    if (simulated) {
        TextFormat format{.points = 8, .bold = true, .color = style.season[1]};
        const std::string note = figureText(FigureText::Simulated, style.language);
        painter.text(note, right, baseline, AlignX::Right, AlignY::Baseline, format);
        right -= painter.measure(note, format).width + gap;
    }
    TextFormat format = titleFormat(style);
    format.maxWidth = std::max(right - margin, 1.0);
    const double titleWidth = painter.measure(title, format).width;
    painter.text(title, margin, baseline, AlignX::Left, AlignY::Baseline, format);
    TextFormat detailFormat{.points = 8, .color = style.faintText};
    if (margin + titleWidth + gap + painter.measure(detail, detailFormat).width <= right) {
        painter.text(detail, margin + titleWidth + gap, baseline, AlignX::Left, AlignY::Baseline,
                     detailFormat);
    }
}

std::vector<LegendItem> seasonItems(const CatalogueSummary& summary) {
    constexpr std::array names{FigureText::Spring, FigureText::Summer, FigureText::Autumn,
                               FigureText::Winter};
    std::vector<LegendItem> items;
    for (std::size_t i = 0; i < allSeasons.size(); ++i) {
        items.push_back({names[i], i, static_cast<Marker>(i), summary.bySeason[i]});
    }
    return items;
}

std::vector<LegendItem> hemisphereItems(const FilteredCatalogue& catalogue) {
    std::vector<LegendItem> items{{FigureText::North, 3, Marker::Circle, {}},
                                  {FigureText::South, 1, Marker::Square, {}}};
    for (const std::size_t i : catalogue.regions()) {
        items[catalogue.region(i).hemisphere == Hemisphere::North ? 0 : 1].regions.push_back(i);
    }
    return items;
}

std::vector<FigureLayout::LegendEntry> layoutLegend(const Painter& painter,
                                                    const std::vector<LegendItem>& items, double left,
                                                    double top, double width) {
    std::vector<FigureLayout::LegendEntry> legend;
    double x = left;
    double y = top;
    for (const LegendItem& item : items) {
        const FigureSize text =
            painter.measure(legendText(item, painter.style().language), labelFormat(painter.style()));
        const FigureSize entry{painter.points(legendMarkPoints) + text.width,
                               text.height + painter.points(2)};
        if (x > left && x + entry.width > left + width) {
            x = left;
            y += entry.height;
        }
        legend.push_back({.box = {x, y, entry.width, entry.height}, .regions = item.regions});
        x += entry.width + painter.points(legendGapPoints);
    }
    return legend;
}

double legendBottom(const std::vector<FigureLayout::LegendEntry>& legend, double top) {
    return legend.empty() ? top : legend.back().box.bottom();
}

void drawLegend(const Painter& painter, const std::vector<LegendItem>& items,
                const std::vector<FigureLayout::LegendEntry>& legend, LegendMark mark) {
    const FigureStyle& style = painter.style();
    for (std::size_t i = 0; i < legend.size(); ++i) {
        const FigureBox& box = legend[i].box;
        const double middle = box.y + box.height / 2;
        const FigureColor& color = style.season[items[i].color];
        const double half = painter.points(3.5);
        if (mark == LegendMark::Marker) {
            painter.marker(items[i].mark, box.x + half, middle, 2.8, color, style.background, 0.4);
        } else {
            painter.fillBox({box.x, middle - half, 2 * half, 2 * half}, color);
        }
        painter.text(legendText(items[i], style.language),
                     box.x + painter.points(legendMarkPoints) - painter.points(1), middle, AlignX::Left,
                     AlignY::Middle, labelFormat(style));
    }
}

void drawPartlySelectedBar(const Painter& painter, const FigureLayout::Bar& bar, const FigureColor& color,
                           const std::vector<bool>& selected) {
    if (selected.empty()) {
        painter.fillBox(bar.box, color);
        return;
    }
    painter.fillBox(bar.box, mix(color, painter.style().background, 0.72));
    const auto count =
        std::ranges::count_if(bar.regions, [&](std::size_t region) { return selected[region]; });
    const double height =
        bar.box.height * static_cast<double>(count) / static_cast<double>(bar.regions.size());
    painter.fillBox({bar.box.x, bar.box.bottom() - height, bar.box.width, height}, color);
}

void drawEmptyNote(const Painter& painter, const FigureBox& data) {
    const FigureStyle& style = painter.style();
    painter.text(figureText(FigureText::NoRegions, style.language), data.x + data.width / 2,
                 data.y + data.height / 2, AlignX::Center, AlignY::Middle,
                 {.points = 10, .color = style.faintText, .halo = true});
}

std::vector<bool> selectionFlags(const RegionIndices& selection, std::size_t regions) {
    if (selection.empty()) {
        return {};
    }
    std::vector<bool> flags(regions, false);
    for (const std::size_t region : selection) {
        if (region < regions) {
            flags[region] = true;
        }
    }
    return flags;
}

} // namespace nucleoscope
