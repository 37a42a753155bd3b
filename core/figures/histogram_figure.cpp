#include "core/figures/histogram_figure.h"

#include "core/figures/axis.h"
#include "core/figures/frame.h"
#include "core/statistics/statistics.h"

#include <fmt/format.h>

#include <algorithm>

namespace nucleoscope {

struct HistogramContent {
    /// What differs between the histograms.
    struct Quantity {
        FigureText title, splitTitle, axisTitle;
        double unit;        ///< of the axis labels, in units of the edges
        const char* suffix; ///< of the axis labels
        /// Labelled and small steps to choose from, in units of the labels, from fine to coarse.
        std::vector<std::pair<double, double>> steps;
    };

    CatalogueSummary summary;
    HistogramSplit split = HistogramSplit::BySeason;
    Quantity quantity;
    double low = 0, high = 1; ///< what the axis shows
    Histogram histogram;
    std::vector<std::vector<RegionIndices>> parts; ///< [bin][season], or [bin][0] when not split

    template <typename Value>
    HistogramContent(const FilteredCatalogue& catalogue, HistogramSplit split, Quantity quantity,
                     Histogram histogram, Value value);
    std::size_t maximum() const { return *std::ranges::max_element(histogram.counts); }
};

template <typename Value>
HistogramContent::HistogramContent(const FilteredCatalogue& catalogue, HistogramSplit split,
                                   Quantity quantity, Histogram histogram, Value value)
    : summary(catalogue), split(split), quantity(std::move(quantity)), low(histogram.edges.front()),
      high(histogram.edges.back()), histogram(std::move(histogram)) {
    const std::size_t partCount = split == HistogramSplit::BySeason ? allSeasons.size() : 1;
    parts.assign(this->histogram.counts.size(), std::vector<RegionIndices>(partCount));
    for (const std::size_t i : catalogue.regions()) {
        if (const auto bin = this->histogram.binOf(value(catalogue.region(i)))) {
            const std::size_t part =
                split == HistogramSplit::BySeason ? static_cast<std::size_t>(catalogue.season(i)) : 0;
            parts[*bin][part].push_back(i);
        }
    }
}

namespace {

struct Plan {
    FigureBox data;
    ChartAxis bottom, left;
    std::vector<FigureLayout::LegendEntry> legend;
    std::vector<FigureLayout::Bar> bars; ///< from the axis upward, bin by bin
    std::vector<std::size_t> barParts;   ///< the part that each bar shows
};

ChartAxis valueAxis(const HistogramContent& content, double width, double room, FigureLanguage language) {
    const HistogramContent::Quantity& quantity = content.quantity;
    ChartAxis axis;
    axis.low = content.low / quantity.unit;
    axis.high = content.high / quantity.unit;
    const auto fits = [&](const auto& steps) { return width * steps.first / (axis.high - axis.low) >= room; };
    const auto chosen = std::ranges::find_if(quantity.steps, fits);
    const auto& [major, minor] = chosen == quantity.steps.end() ? quantity.steps.back() : *chosen;
    axis.major = ticks(axis.low, axis.high, major);
    axis.minor = ticks(axis.low, axis.high, minor);
    axis.title = figureText(quantity.axisTitle, language);
    axis.label = [suffix = quantity.suffix](double value) { return figureNumber(value) + suffix; };
    return axis;
}

void planBars(const Painter& painter, const HistogramContent& content, Plan& plan) {
    const double perValue = plan.data.width / (content.high - content.low);
    const double perCount = plan.data.height / plan.left.high;
    const std::vector<double>& edges = content.histogram.edges;
    for (std::size_t bin = 0; bin < content.parts.size(); ++bin) {
        const double left = plan.data.x + (edges[bin] - content.low) * perValue;
        const double width = (edges[bin + 1] - edges[bin]) * perValue;
        const double gap = std::min(painter.points(0.8), width / 6);
        double bottom = plan.data.bottom();
        for (std::size_t part = 0; part < content.parts[bin].size(); ++part) {
            const RegionIndices& regions = content.parts[bin][part];
            if (regions.empty()) {
                continue;
            }
            const double height = static_cast<double>(regions.size()) * perCount;
            bottom -= height;
            plan.bars.push_back({{left + gap / 2, bottom, width - gap, height}, regions});
            plan.barParts.push_back(part);
        }
    }
}

Plan makePlan(const Painter& painter, FigureSize size, const HistogramContent& content) {
    const FigureStyle& style = painter.style();
    const double margin = painter.points(figureMarginPoints);
    constexpr double labelRoomPoints = 20;
    Plan plan;
    double top = headerBottom(painter);
    if (content.split == HistogramSplit::BySeason) {
        plan.legend = layoutSeasonLegend(painter, content.summary, margin, top, size.width - 2 * margin);
        top = legendBottom(plan.legend, top);
    }
    top += painter.points(5);
    plan.bottom = valueAxis(content, size.width, painter.points(labelRoomPoints), style.language);
    const double bottom = size.height - painter.points(3) - bottomAxisHeight(painter, plan.bottom);
    const double height = std::max(bottom - top, 1.0);
    plan.left = countAxis(painter, content.maximum(), height,
                          figureText(FigureText::NumberOfRegions, style.language));
    const double left = painter.points(4) + leftAxisWidth(painter, plan.left);
    plan.data = {left, top, std::max(size.width - left - painter.points(12), 1.0), height};
    plan.bottom = valueAxis(content, plan.data.width, painter.points(labelRoomPoints), style.language);
    planBars(painter, content, plan);
    return plan;
}

} // namespace

FigureLayout HistogramFigure::layout(FigureSize size, const FigureStyle& style) const {
    const ScratchCanvas scratch;
    Plan plan = makePlan(Painter(scratch.canvas(), style), size, *content_);
    return {.data = plan.data, .bars = std::move(plan.bars), .points = {}, .legend = std::move(plan.legend)};
}

void HistogramFigure::draw(cairo_t* canvas, FigureSize size, const FigureStyle& style,
                           const RegionIndices& selection) const {
    const Painter painter(canvas, style);
    const CatalogueSummary& summary = content_->summary;
    const Plan plan = makePlan(painter, size, *content_);
    const bool split = content_->split == HistogramSplit::BySeason;

    painter.fillBox({0, 0, size.width, size.height}, style.background);
    drawHeader(painter, size.width,
               figureText(split ? content_->quantity.splitTitle : content_->quantity.title, style.language),
               summaryText(summary), summary.simulated);
    for (const double tick : plan.left.major) {
        const double y = plan.data.bottom() - tick / plan.left.high * plan.data.height;
        painter.line(plan.data.x, y, plan.data.right(), y, 0.4, style.grid);
    }
    const std::vector<bool> selected = selectionFlags(selection, summary.regionsOfCatalogue);
    for (std::size_t i = 0; i < plan.bars.size(); ++i) {
        drawPartlySelectedBar(painter, plan.bars[i], split ? style.season[plan.barParts[i]] : style.bar,
                              selected);
    }
    drawSeasonLegend(painter, summary, plan.legend, LegendMark::Swatch);
    drawBottomAxis(painter, plan.bottom, plan.data);
    drawLeftAxis(painter, plan.left, plan.data);
    if (summary.regions == 0) {
        drawEmptyNote(painter, plan.data);
    }
}

FrequencyFigure::FrequencyFigure(const FilteredCatalogue& catalogue, HistogramSplit split)
    : HistogramFigure([&] {
          auto content = std::make_shared<HistogramContent>(
              catalogue, split,
              HistogramContent::Quantity{FigureText::FrequencyTitle,
                                         FigureText::FrequencySplitTitle,
                                         FigureText::CenterFrequency,
                                         1000,
                                         "",
                                         {{1, 0.5}, {2, 1}, {5, 1}, {10, 5}}},
              computeStatistics(catalogue).frequency,
              [](const Region& region) { return region.frequencyCenterHz; });
          constexpr double halfBandHz = 12500;
          const auto inHalfBand = [&](std::size_t i) {
              return catalogue.region(i).frequencyCenterHz < halfBandHz;
          };
          if (std::ranges::all_of(catalogue.regions(), inHalfBand)) {
              content->high = halfBandHz;
          }
          return content;
      }()) {}

MagneticLatitudeFigure::MagneticLatitudeFigure(const FilteredCatalogue& catalogue, HistogramSplit split)
    : HistogramFigure(std::make_shared<HistogramContent>(
          catalogue, split,
          HistogramContent::Quantity{FigureText::MagneticLatitudeTitle,
                                     FigureText::MagneticLatitudeSplitTitle,
                                     FigureText::MagneticLatitude,
                                     1,
                                     "°",
                                     {{10, 5}, {30, 10}, {90, 30}}},
          computeStatistics(catalogue).magneticLatitude,
          [](const Region& region) { return region.position.magneticLatitude; })) {}

} // namespace nucleoscope
