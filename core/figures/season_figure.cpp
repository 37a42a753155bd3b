#include "core/figures/season_figure.h"

#include "core/figures/axis.h"
#include "core/figures/frame.h"
#include "core/statistics/distribution.h"
#include "core/statistics/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace nucleoscope {

struct SeasonContent {
    CatalogueSummary summary;
    CatalogueStatistics statistics;
    std::array<std::array<RegionIndices, 2>, 4> regions; ///< [season][north, south]
    SeasonChart chart = SeasonChart::Bars;
    SeasonRule rule = SeasonRule::Published;
    TestResult test; ///< of whether the seasons' totals differ
    bool isExposureKnown = false;
};

namespace {

constexpr std::array hemispheres{FigureText::NorthShort, FigureText::SouthShort};

struct Plan {
    FigureBox data;
    ChartAxis left;
    double rowHeight = 0;
    double testTop = 0;
    std::vector<FigureLayout::Bar> bars; ///< north and south of each season, also when empty; of lines total,
                                         ///< north and south
    std::vector<FigureLayout::LegendEntry> legend; ///< of lines
};

RegionIndices both(const std::array<RegionIndices, 2>& sides) {
    RegionIndices all;
    std::ranges::merge(sides[0], sides[1], std::back_inserter(all));
    return all;
}

/// What the lines are, in the order of the bars.
std::vector<LegendItem> lineItems(const SeasonContent& content) {
    std::vector<LegendItem> items{{FigureText::Total, 0, Marker::Diamond, {}},
                                  {FigureText::North, 3, Marker::Circle, {}},
                                  {FigureText::South, 1, Marker::Square, {}}};
    for (const auto& sides : content.regions) {
        std::ranges::copy(sides[0], std::back_inserter(items[1].regions));
        std::ranges::copy(sides[1], std::back_inserter(items[2].regions));
    }
    std::ranges::sort(items[1].regions);
    std::ranges::sort(items[2].regions);
    items[0].regions = both({items[1].regions, items[2].regions});
    return items;
}

double groupCenter(const Plan& plan, std::size_t season) {
    return plan.data.x + plan.data.width * (static_cast<double>(season) + 0.5) / allSeasons.size();
}

void planMarks(const Painter& painter, const SeasonContent& content, Plan& plan) {
    const double reach = painter.points(3);
    for (std::size_t season = 0; season < allSeasons.size(); ++season) {
        const auto& sides = content.regions[season];
        for (RegionIndices regions : {both(sides), sides[0], sides[1]}) {
            const double y =
                plan.data.bottom() - static_cast<double>(regions.size()) / plan.left.high * plan.data.height;
            plan.bars.push_back(
                {{groupCenter(plan, season) - reach, y - reach, 2 * reach, 2 * reach}, std::move(regions)});
        }
    }
}

Plan makePlan(const Painter& painter, FigureSize size, const SeasonContent& content) {
    const FigureStyle& style = painter.style();
    Plan plan;
    plan.rowHeight = painter.measure("0", labelFormat(style)).height + painter.points(2);
    const bool asLines = content.chart == SeasonChart::Lines;
    double top = headerBottom(painter);
    if (asLines) {
        const double margin = painter.points(figureMarginPoints);
        plan.legend = layoutLegend(painter, lineItems(content), margin, top, size.width - 2 * margin);
    }
    const double testWidth = painter.measure(escapeMarkup(toString(content.test)), tickFormat(style)).width;
    const double legendRight = plan.legend.empty() ? 0 : plan.legend.back().box.right();
    const bool hasOwnLine = legendRight + testWidth > size.width - painter.points(3 * figureMarginPoints);
    plan.testTop = hasOwnLine ? legendBottom(plan.legend, top) : top;
    top = std::max(legendBottom(plan.legend, top), plan.testTop + plan.rowHeight) + painter.points(4);
    const double bottom = size.height - painter.points(5) - 2 * plan.rowHeight;
    std::size_t maximum = 0;
    for (const HemisphereCount& count : content.statistics.seasons) {
        maximum = std::max({maximum, count.north, count.south, asLines ? count.total : 0});
    }
    // The numbers stand above the bars.
    const double height = std::max(bottom - top - plan.rowHeight, 1.0);
    plan.left = countAxis(painter, maximum, height, figureText(FigureText::NumberOfRegions, style.language));
    const double left = painter.points(4) + leftAxisWidth(painter, plan.left);
    plan.data = {left, top + plan.rowHeight / 2, std::max(size.width - left - painter.points(8), 1.0),
                 height + plan.rowHeight / 2};
    if (asLines) {
        planMarks(painter, content, plan);
        return plan;
    }
    const double barWidth = plan.data.width / allSeasons.size() * 0.32;
    for (std::size_t season = 0; season < allSeasons.size(); ++season) {
        for (std::size_t side = 0; side < hemispheres.size(); ++side) {
            const RegionIndices& regions = content.regions[season][side];
            const double barHeight = static_cast<double>(regions.size()) / plan.left.high * plan.data.height;
            const double barLeft = groupCenter(plan, season) + (side == 0 ? -barWidth : 0) * 1.04 +
                                   (side == 0 ? 0 : 0.04 * barWidth);
            plan.bars.push_back({{barLeft, plan.data.bottom() - barHeight, barWidth, barHeight}, regions});
        }
    }
    return plan;
}

void drawBar(const Painter& painter, const FigureLayout::Bar& bar, const FigureColor& color,
             const std::vector<bool>& selected) {
    const FigureStyle& style = painter.style();
    if (!bar.regions.empty()) {
        drawPartlySelectedBar(painter, bar, color, selected);
    }
    painter.text(fmt::format("{}", bar.regions.size()), bar.box.x + bar.box.width / 2,
                 bar.box.y - painter.points(2), AlignX::Center, AlignY::Bottom, tickFormat(style));
}

void drawLines(const Painter& painter, const Plan& plan, const SeasonContent& content,
               const std::vector<bool>& selected) {
    const FigureStyle& style = painter.style();
    const std::vector<LegendItem> items = lineItems(content);
    const auto middle = [](const FigureBox& box) {
        return std::pair{box.x + box.width / 2, box.y + box.height / 2};
    };
    for (std::size_t line = 0; line < items.size(); ++line) {
        const FigureColor& color = style.season[items[line].color];
        for (std::size_t season = 0; season < allSeasons.size(); ++season) {
            const FigureLayout::Bar& bar = plan.bars[season * items.size() + line];
            const auto [x, y] = middle(bar.box);
            if (season > 0) {
                const auto [fromX, fromY] = middle(plan.bars[(season - 1) * items.size() + line].box);
                painter.line(fromX, fromY, x, y, 1.1, color);
            }
        }
    }
    for (std::size_t i = 0; i < plan.bars.size(); ++i) {
        const LegendItem& item = items[i % items.size()];
        const auto [x, y] = middle(plan.bars[i].box);
        const bool isSelected =
            !selected.empty() &&
            std::ranges::any_of(plan.bars[i].regions, [&](std::size_t region) { return selected[region]; });
        painter.marker(item.mark, x, y, isSelected ? 3.4 : 2.6, style.season[item.color],
                       isSelected ? style.selection : style.background, isSelected ? 1 : 0.4);
        // Above the line, the lowest one's below it, so that two close lines keep their numbers apart.
        const bool below = i % items.size() == 2;
        TextFormat format = tickFormat(style);
        format.halo = true;
        painter.text(fmt::format("{}", plan.bars[i].regions.size()), x, y + painter.points(below ? 4 : -4),
                     AlignX::Center, below ? AlignY::Top : AlignY::Bottom, format);
    }
    drawLegend(painter, items, plan.legend, LegendMark::Marker);
}

void drawGroupLabels(const Painter& painter, const Plan& plan, const SeasonContent& content) {
    const FigureStyle& style = painter.style();
    for (std::size_t i = 0; content.chart == SeasonChart::Bars && i < plan.bars.size(); ++i) {
        const FigureBox& box = plan.bars[i].box;
        painter.text(figureText(hemispheres[i % 2], style.language), box.x + box.width / 2,
                     plan.data.bottom() + painter.points(2), AlignX::Center, AlignY::Top, tickFormat(style));
    }
    TextFormat format = labelFormat(style);
    format.maxWidth = plan.data.width / allSeasons.size();
    for (std::size_t season = 0; season < allSeasons.size(); ++season) {
        const std::string name = figureText(allSeasons[season], style.language);
        const std::string full = fmt::format("{} ({})", name, content.statistics.seasons[season].total);
        const bool fits = painter.measure(full, labelFormat(style)).width <= format.maxWidth;
        painter.text(fits ? full : name, groupCenter(plan, season),
                     plan.data.bottom() + painter.points(1) + plan.rowHeight, AlignX::Center, AlignY::Top,
                     format);
    }
}

void drawTest(const Painter& painter, FigureSize size, const SeasonContent& content, double top) {
    if (content.summary.regions > 0) {
        TextFormat format = tickFormat(painter.style());
        format.color = painter.style().faintText;
        painter.text(escapeMarkup(toString(content.test)),
                     size.width - painter.points(2 * figureMarginPoints), top, AlignX::Right, AlignY::Top,
                     format);
    }
}

} // namespace

SeasonFigure::SeasonFigure(const FilteredCatalogue& catalogue, SeasonChart chart,
                           const std::shared_ptr<const FlownTime>& flown) {
    auto content = std::make_shared<SeasonContent>();
    content->chart = chart;
    content->rule = catalogue.filter().seasonRule;
    content->summary = CatalogueSummary(catalogue);
    content->statistics = computeStatistics(catalogue);
    for (const std::size_t i : catalogue.regions()) {
        const std::size_t side = catalogue.region(i).hemisphere == Hemisphere::North ? 0 : 1;
        content->regions[static_cast<std::size_t>(catalogue.season(i))][side].push_back(i);
    }
    const Distribution distribution =
        makeDistribution(catalogue, {.split = RegionSplit::Season, .flown = flown});
    content->test = distribution.tests.front();
    content->isExposureKnown = distribution.isExposureKnown;
    content_ = std::move(content);
}

FigureLayout SeasonFigure::layout(FigureSize size, const FigureStyle& style) const {
    const ScratchCanvas scratch;
    Plan plan = makePlan(Painter(scratch.canvas(), style), size, *content_);
    return {.data = plan.data, .bars = std::move(plan.bars), .points = {}, .legend = std::move(plan.legend)};
}

void SeasonFigure::draw(cairo_t* canvas, FigureSize size, const FigureStyle& style,
                        const RegionIndices& selection) const {
    const Painter painter(canvas, style);
    const Plan plan = makePlan(painter, size, *content_);
    painter.fillBox({0, 0, size.width, size.height}, style.background);
    drawHeader(painter, size.width, figureText(FigureText::SeasonTitle, style.language),
               summaryText(content_->summary), content_->summary.simulated);
    for (const double tick : plan.left.major) {
        const double y = plan.data.bottom() - tick / plan.left.high * plan.data.height;
        painter.line(plan.data.x, y, plan.data.right(), y, 0.4, style.grid);
    }
    const std::vector<bool> selected = selectionFlags(selection, content_->summary.regionsOfCatalogue);
    const bool asLines = content_->chart == SeasonChart::Lines;
    if (asLines) {
        drawLines(painter, plan, *content_, selected);
    }
    for (std::size_t i = 0; !asLines && i < plan.bars.size(); ++i) {
        const FigureColor& color = style.season[i / 2];
        drawBar(painter, plan.bars[i], i % 2 == 0 ? color : mix(color, style.background, 0.4), selected);
    }
    painter.line(plan.data.x, plan.data.bottom(), plan.data.right(), plan.data.bottom(), 0.6, style.axis);
    drawLeftAxis(painter, plan.left, plan.data);
    drawTest(painter, size, *content_, plan.testTop);
    drawGroupLabels(painter, plan, *content_);
    if (content_->summary.regions == 0) {
        drawEmptyNote(painter, plan.data);
    }
}

std::string SeasonFigure::numbers(const Catalogue&) const {
    std::string csv = "season,total,share,north,south\n";
    const CatalogueStatistics& statistics = content_->statistics;
    const double all = std::max<double>(1, static_cast<double>(statistics.total));
    const auto add = [&](std::string_view name, const HemisphereCount& count) {
        csv += fmt::format("{},{},{:.4f},{},{}\n", name, count.total, static_cast<double>(count.total) / all,
                           count.north, count.south);
    };
    for (const Season season : allSeasons) {
        add(toString(season), statistics.season(season));
    }
    add("total", {statistics.total, statistics.north, statistics.south});
    return csv;
}

std::string SeasonFigure::caption(FigureLanguage language) const {
    const bool local = content_->rule == SeasonRule::Local;
    const std::string title = figureText(FigureText::SeasonTitle, language);
    const std::string test = toString(content_->test);
    if (language == FigureLanguage::SimplifiedChinese) {
        return fmt::format(
            "{}。{}季节差异检验：{}{}。", title, local ? "" : "季节按北半球划分（春季为三至五月）。", test,
            content_->isExposureKnown ? "（计入各季节观测时间）" : "（各季节观测时间按相等计）");
    }
    return fmt::format(
        "{}.{} Difference of the seasons: {} ({}).", title,
        local ? "" : " Seasons are those of the northern hemisphere (spring: March to May).", test,
        content_->isExposureKnown ? "given the hours flown in each" : "equal times of observation assumed");
}

} // namespace nucleoscope
