#include "core/figures/season_figure.h"

#include "core/figures/axis.h"
#include "core/figures/frame.h"
#include "core/statistics/statistics.h"

#include <fmt/format.h>

#include <algorithm>

namespace nucleoscope {

struct SeasonContent {
    CatalogueSummary summary;
    CatalogueStatistics statistics;
    std::array<std::array<RegionIndices, 2>, 4> regions; ///< [season][north, south]
};

namespace {

constexpr std::array hemispheres{FigureText::NorthShort, FigureText::SouthShort};

struct Plan {
    FigureBox data;
    ChartAxis left;
    double rowHeight = 0;
    std::vector<FigureLayout::Bar> bars; ///< north and south of each season, also when empty
};

double groupCenter(const Plan& plan, std::size_t season) {
    return plan.data.x + plan.data.width * (static_cast<double>(season) + 0.5) / allSeasons.size();
}

Plan makePlan(const Painter& painter, FigureSize size, const SeasonContent& content) {
    const FigureStyle& style = painter.style();
    Plan plan;
    plan.rowHeight = painter.measure("0", labelFormat(style)).height + painter.points(2);
    const double top = headerBottom(painter) + painter.points(6);
    const double bottom = size.height - painter.points(5) - 2 * plan.rowHeight;
    std::size_t maximum = 0;
    for (const HemisphereCount& count : content.statistics.seasons) {
        maximum = std::max({maximum, count.north, count.south});
    }
    // The numbers stand above the bars.
    const double height = std::max(bottom - top - plan.rowHeight, 1.0);
    plan.left = countAxis(painter, maximum, height, figureText(FigureText::NumberOfRegions, style.language));
    const double left = painter.points(4) + leftAxisWidth(painter, plan.left);
    plan.data = {left, top + plan.rowHeight / 2, std::max(size.width - left - painter.points(8), 1.0),
                 height + plan.rowHeight / 2};
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

void drawGroupLabels(const Painter& painter, const Plan& plan, const SeasonContent& content) {
    const FigureStyle& style = painter.style();
    for (std::size_t i = 0; i < plan.bars.size(); ++i) {
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

} // namespace

SeasonFigure::SeasonFigure(const FilteredCatalogue& catalogue) {
    auto content = std::make_shared<SeasonContent>();
    content->summary = CatalogueSummary(catalogue);
    content->statistics = computeStatistics(catalogue);
    for (const std::size_t i : catalogue.regions()) {
        const std::size_t side = catalogue.region(i).hemisphere == Hemisphere::North ? 0 : 1;
        content->regions[static_cast<std::size_t>(catalogue.season(i))][side].push_back(i);
    }
    content_ = std::move(content);
}

FigureLayout SeasonFigure::layout(FigureSize size, const FigureStyle& style) const {
    const ScratchCanvas scratch;
    Plan plan = makePlan(Painter(scratch.canvas(), style), size, *content_);
    return {.data = plan.data, .bars = std::move(plan.bars), .points = {}, .legend = {}};
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
    for (std::size_t i = 0; i < plan.bars.size(); ++i) {
        const FigureColor& color = style.season[i / 2];
        drawBar(painter, plan.bars[i], i % 2 == 0 ? color : mix(color, style.background, 0.4), selected);
    }
    painter.line(plan.data.x, plan.data.bottom(), plan.data.right(), plan.data.bottom(), 0.6, style.axis);
    drawLeftAxis(painter, plan.left, plan.data);
    drawGroupLabels(painter, plan, *content_);
    if (content_->summary.regions == 0) {
        drawEmptyNote(painter, plan.data);
    }
}

} // namespace nucleoscope
