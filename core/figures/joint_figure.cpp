#include "core/figures/joint_figure.h"

#include "core/figures/axis.h"
#include "core/figures/color_bar.h"
#include "core/figures/frame.h"
#include "core/figures/quantity_text.h"
#include "core/statistics/distribution.h"
#include "core/statistics/statistics.h"

#include <fmt/format.h>

#include <algorithm>

namespace nucleoscope {

struct JointContent {
    CatalogueSummary summary;
    std::vector<double> frequencies;               ///< edges, Hz
    std::vector<double> latitudes;                 ///< edges, degrees
    double highest = 0;                            ///< frequency that the axis shows, Hz
    std::vector<std::vector<RegionIndices>> cells; ///< [frequency][latitude]
    std::size_t largest = 0;

    explicit JointContent(const FilteredCatalogue& catalogue);
};

namespace {

struct Plan {
    FigureBox data;
    ChartAxis bottom, left;
    ColorBar bar;
    FigureBox barBox;
    std::vector<FigureLayout::Bar> cells;
};

ChartAxis makeAxis(RegionQuantity quantity, double low, double high, double length, double room,
                   FigureLanguage language) {
    const QuantityText text = quantityText(quantity);
    ChartAxis axis;
    axis.low = low / text.unit;
    axis.high = high / text.unit;
    const AxisSteps steps = axisSteps(quantity, axis.high - axis.low, length, room);
    axis.major = ticks(axis.low, axis.high, steps.major);
    axis.minor = ticks(axis.low, axis.high, steps.minor);
    axis.title = figureText(text.title, language);
    axis.label = [suffix = text.suffix](double value) { return figureNumber(value) + suffix; };
    return axis;
}

Plan makePlan(const Painter& painter, FigureSize size, const JointContent& content) {
    const FigureLanguage language = painter.style().language;
    const double margin = painter.points(figureMarginPoints);
    Plan plan;
    plan.bar = {figureText(FigureText::RegionsPerCell, language), "1",
                fmt::format("{}", std::max<std::size_t>(content.largest, 1))};
    const FigureSize bar = plan.bar.size(painter);
    plan.barBox = {margin, headerBottom(painter), bar.width, bar.height};
    const double top = plan.barBox.bottom() + painter.points(5);
    const auto horizontal = [&](double width) {
        return makeAxis(RegionQuantity::MagneticLatitude, content.latitudes.front(), content.latitudes.back(),
                        width, painter.points(22), language);
    };
    plan.bottom = horizontal(size.width);
    const double height =
        std::max(size.height - painter.points(3) - bottomAxisHeight(painter, plan.bottom) - top, 1.0);
    plan.left = makeAxis(RegionQuantity::Frequency, 0, content.highest, height, painter.points(14), language);
    const double left = painter.points(4) + leftAxisWidth(painter, plan.left);
    plan.data = {left, top, std::max(size.width - left - painter.points(14), 1.0), height};
    plan.bottom = horizontal(plan.data.width);
    const double perHz = plan.data.height / content.highest;
    const double perDegree = plan.data.width / (content.latitudes.back() - content.latitudes.front());
    for (std::size_t row = 0; row < content.cells.size(); ++row) {
        for (std::size_t column = 0; column < content.cells[row].size(); ++column) {
            if (content.cells[row][column].empty()) {
                continue;
            }
            const double high = content.frequencies[row + 1];
            plan.cells.push_back(
                {{plan.data.x + (content.latitudes[column] - content.latitudes.front()) * perDegree,
                  plan.data.bottom() - high * perHz,
                  (content.latitudes[column + 1] - content.latitudes[column]) * perDegree,
                  (high - content.frequencies[row]) * perHz},
                 content.cells[row][column]});
        }
    }
    return plan;
}

} // namespace

JointContent::JointContent(const FilteredCatalogue& catalogue)
    : summary(catalogue), frequencies(distributionEdges(catalogue, RegionQuantity::Frequency)),
      latitudes(distributionEdges(catalogue, RegionQuantity::MagneticLatitude, 5)),
      cells(frequencies.size() - 1, std::vector<RegionIndices>(latitudes.size() - 1)) {
    constexpr double halfBandHz = 12500;
    highest = halfBandHz;
    const Histogram rows(frequencies);
    const Histogram columns(latitudes);
    for (const std::size_t index : catalogue.regions()) {
        const Region& region = catalogue.region(index);
        const auto row = rows.binOf(region.frequencyCenterHz);
        const auto column = columns.binOf(region.position.magneticLatitude);
        if (row && column) {
            RegionIndices& cell = cells[*row][*column];
            cell.push_back(index);
            largest = std::max(largest, cell.size());
            highest = frequencies[*row + 1] > halfBandHz ? frequencies.back() : highest;
        }
    }
}

JointFigure::JointFigure(const FilteredCatalogue& catalogue)
    : content_(std::make_shared<JointContent>(catalogue)) {}

FigureLayout JointFigure::layout(FigureSize size, const FigureStyle& style) const {
    const ScratchCanvas scratch;
    Plan plan = makePlan(Painter(scratch.canvas(), style), size, *content_);
    return {.data = plan.data, .bars = std::move(plan.cells), .points = {}, .legend = {}};
}

void JointFigure::draw(cairo_t* canvas, FigureSize size, const FigureStyle& style,
                       const RegionIndices& selection) const {
    const Painter painter(canvas, style);
    const CatalogueSummary& summary = content_->summary;
    const Plan plan = makePlan(painter, size, *content_);
    painter.fillBox({0, 0, size.width, size.height}, style.background);
    drawHeader(painter, size.width, figureText(FigureText::JointTitle, style.language), summaryText(summary),
               summary.simulated);
    plan.bar.draw(painter, plan.barBox);
    const auto across = [&](const ChartAxis& axis, double value, double from, double to) {
        return from + (value - axis.low) / (axis.high - axis.low) * (to - from);
    };
    for (const double tick : plan.left.major) {
        const double y = across(plan.left, tick, plan.data.bottom(), plan.data.y);
        painter.line(plan.data.x, y, plan.data.right(), y, 0.4, style.grid);
    }
    for (const double tick : plan.bottom.major) {
        const double x = across(plan.bottom, tick, plan.data.x, plan.data.right());
        painter.line(x, plan.data.y, x, plan.data.bottom(), 0.4, style.grid);
    }
    const std::vector<bool> selected = selectionFlags(selection, summary.regionsOfCatalogue);
    for (const FigureLayout::Bar& cell : plan.cells) {
        const bool stepsBack =
            !selected.empty() &&
            std::ranges::none_of(cell.regions, [&](std::size_t region) { return selected[region]; });
        const FigureColor color = countShade(cell.regions.size(), content_->largest);
        painter.fillBox(cell.box, stepsBack ? mix(color, style.background, 0.72) : color);
    }
    drawBottomAxis(painter, plan.bottom, plan.data);
    drawLeftAxis(painter, plan.left, plan.data);
    if (summary.regions == 0) {
        drawEmptyNote(painter, plan.data);
    }
}

std::string JointFigure::numbers(const Catalogue&) const {
    std::string csv = "frequency_low,frequency_high,magnetic_latitude_low,magnetic_latitude_high,regions\n";
    for (std::size_t row = 0; row < content_->cells.size(); ++row) {
        for (std::size_t column = 0; column < content_->cells[row].size(); ++column) {
            csv += fmt::format("{:g},{:g},{:g},{:g},{}\n", content_->frequencies[row],
                               content_->frequencies[row + 1], content_->latitudes[column],
                               content_->latitudes[column + 1], content_->cells[row][column].size());
        }
    }
    return csv;
}

std::string JointFigure::caption(FigureLanguage language) const {
    const std::string title = figureText(FigureText::JointTitle, language);
    return language == FigureLanguage::SimplifiedChinese ? title + "的二维直方图（0.5 kHz × 5°）。"
                                                         : title + ", counted in cells of 0.5 kHz by 5°.";
}

} // namespace nucleoscope
