#include "core/figures/distribution_figure.h"

#include "core/figures/axis.h"
#include "core/figures/frame.h"
#include "core/figures/quantity_text.h"

#include <cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace nucleoscope {

struct DistributionContent {
    CatalogueSummary summary;
    Distribution distribution;
    Arrangement arrangement = Arrangement::Stacked;
    std::vector<LegendItem> groups; ///< empty when not split
    double low = 0, high = 1;       ///< what the axis shows, in units of the quantity

    DistributionContent(const FilteredCatalogue& catalogue, const DistributionOptions& options,
                        Arrangement arrangement);
    bool isStacked() const { return arrangement == Arrangement::Stacked && !groups.empty(); }
};

namespace {

using Bin = Distribution::Bin;

constexpr double errorBarPoints = 0.7;

/// The frequency axis ends at 12.5 kHz when there is nothing above.
double shownHigh(const Distribution& distribution) {
    constexpr double halfBandHz = 12500;
    if (distribution.options.quantity != RegionQuantity::Frequency) {
        return distribution.edges.back();
    }
    for (const auto& bins : distribution.groups) {
        for (std::size_t bin = 0; bin < bins.size(); ++bin) {
            if (!bins[bin].regions.empty() && distribution.edges[bin + 1] > halfBandHz) {
                return distribution.edges.back();
            }
        }
    }
    return halfBandHz;
}

struct Plan {
    struct Place {
        std::size_t group = 0, bin = 0;
    };

    FigureBox data;
    ChartAxis bottom, left;
    std::vector<FigureLayout::LegendEntry> legend;
    bool hasIntervals = false;
    std::string testText;
    double testTop = 0;
    std::vector<FigureLayout::Bar> bars; ///< bin by bin, group by group
    std::vector<Place> places;           ///< of the bars
};

double xOf(const Plan& plan, const DistributionContent& content, double value) {
    return plan.data.x + (value - content.low) / (content.high - content.low) * plan.data.width;
}

double yOf(const Plan& plan, double value) {
    return plan.data.bottom() - std::min(value / plan.left.high, 1.0) * plan.data.height;
}

ChartAxis valueAxis(const DistributionContent& content, double width, double room, FigureLanguage language) {
    const RegionQuantity quantity = content.distribution.options.quantity;
    const QuantityText text = quantityText(quantity);
    ChartAxis axis;
    axis.low = content.low / text.unit;
    axis.high = content.high / text.unit;
    const AxisSteps steps = axisSteps(quantity, axis.high - axis.low, width, room);
    axis.major = ticks(axis.low, axis.high, steps.major);
    axis.minor = ticks(axis.low, axis.high, steps.minor);
    axis.title = figureText(text.title, language);
    const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(steps.major) + 1e-9)));
    axis.label = [suffix = text.suffix, decimals](double value) {
        return figureNumber(value, decimals) + suffix;
    };
    return axis;
}

/// Whether there is room for intervals on a figure of `width`: thin bars would be hidden by them, and lines
/// of several groups.
bool hasIntervals(const Painter& painter, const DistributionContent& content, double width) {
    constexpr double thinnestPoints = 4.5;
    constexpr double shareOfData = 0.85;
    if (content.arrangement == Arrangement::Lines) {
        return content.groups.empty() || content.distribution.options.rate != Rate::Count;
    }
    const std::vector<double>& edges = content.distribution.edges;
    const double bars = (content.high - content.low) / (edges[1] - edges[0]) *
                        (content.arrangement == Arrangement::SideBySide
                             ? static_cast<double>(content.distribution.groups.size())
                             : 1);
    return !content.isStacked() && shareOfData * width / bars >= painter.points(thinnestPoints);
}

/// Room for the bars, and for the intervals unless they are far longer than these.
double axisEnd(const DistributionContent& content, bool withIntervals) {
    constexpr double mostRoom = 1.8;
    const double largest = content.distribution.largest(content.isStacked());
    return withIntervals ? std::clamp(content.distribution.largestIntervalEnd(), largest, mostRoom * largest)
                         : largest;
}

ChartAxis rateAxis(const Painter& painter, const DistributionContent& content, bool withIntervals,
                   double height) {
    const FigureLanguage language = painter.style().language;
    const Distribution& distribution = content.distribution;
    const double largest = axisEnd(content, withIntervals);
    if (distribution.options.rate == Rate::Count) {
        return countAxis(painter, static_cast<std::size_t>(std::ceil(largest - 1e-9)), height,
                         figureText(FigureText::NumberOfRegions, language));
    }
    constexpr std::array titles{FigureText::NumberOfRegions, FigureText::RegionsPerHour,
                                FigureText::RegionsPerHalfOrbit, FigureText::ShareOfHalfOrbits};
    return positiveAxis(painter, largest, height,
                        figureText(titles[static_cast<std::size_t>(distribution.options.rate)], language));
}

std::string testsText(const Distribution& distribution) {
    std::vector<std::string> texts;
    for (const TestResult& test : distribution.tests) {
        texts.push_back(toString(test));
    }
    return fmt::format("{}", fmt::join(texts, "; "));
}

/// The bins from left to right, the groups from the axis upward or side by side.
void planBars(const Painter& painter, const DistributionContent& content, Plan& plan) {
    const Distribution& distribution = content.distribution;
    const std::size_t groups = distribution.groups.size();
    const bool sideBySide = content.arrangement == Arrangement::SideBySide;
    for (std::size_t bin = 0; bin + 1 < distribution.edges.size(); ++bin) {
        const double left = xOf(plan, content, distribution.edges[bin]);
        const double width = xOf(plan, content, distribution.edges[bin + 1]) - left;
        const double gap = std::min(painter.points(0.8), width / 6);
        double bottom = plan.data.bottom();
        for (std::size_t group = 0; group < groups; ++group) {
            const Bin& one = distribution.groups[group][bin];
            if (one.regions.empty() || !std::isfinite(one.value)) {
                continue;
            }
            FigureBox box{left + gap / 2, 0, width - gap, plan.data.bottom() - yOf(plan, one.value)};
            if (sideBySide) {
                box.width /= static_cast<double>(groups);
                box.x += box.width * static_cast<double>(group);
            }
            bottom = (content.isStacked() ? bottom : plan.data.bottom()) - box.height;
            box.y = bottom;
            if (content.arrangement == Arrangement::Lines) {
                const double reach = painter.points(3);
                box = {left + width / 2 - reach, bottom - reach, 2 * reach, 2 * reach};
            }
            plan.bars.push_back({box, one.regions});
            plan.places.push_back({group, bin});
        }
    }
}

Plan makePlan(const Painter& painter, FigureSize size, const DistributionContent& content) {
    const FigureStyle& style = painter.style();
    const double margin = painter.points(figureMarginPoints);
    constexpr double labelRoomPoints = 20;
    Plan plan;
    double top = headerBottom(painter);
    plan.legend = layoutLegend(painter, content.groups, margin, top, size.width - 2 * margin);
    plan.testText = escapeMarkup(testsText(content.distribution));
    plan.testTop = top;
    if (!plan.testText.empty()) {
        const FigureSize text = painter.measure(plan.testText, tickFormat(style));
        const double room = plan.legend.empty() ? size.width : size.width - plan.legend.back().box.right();
        if (plan.legend.size() > 1 && (legendBottom(plan.legend, top) > plan.legend.front().box.bottom() ||
                                       text.width > room - 3 * margin)) {
            plan.testTop = legendBottom(plan.legend, top);
        }
        top = std::max(legendBottom(plan.legend, top), plan.testTop + text.height + painter.points(2));
    }
    top = std::max(top, legendBottom(plan.legend, top)) + painter.points(5);
    plan.bottom = valueAxis(content, size.width, painter.points(labelRoomPoints), style.language);
    const double bottom = size.height - painter.points(3) - bottomAxisHeight(painter, plan.bottom);
    const double height = std::max(bottom - top, 1.0);
    plan.hasIntervals = hasIntervals(painter, content, size.width);
    plan.left = rateAxis(painter, content, plan.hasIntervals, height);
    const double left = painter.points(4) + leftAxisWidth(painter, plan.left);
    plan.data = {left, top, std::max(size.width - left - painter.points(12), 1.0), height};
    plan.bottom = valueAxis(content, plan.data.width, painter.points(labelRoomPoints), style.language);
    planBars(painter, content, plan);
    return plan;
}

FigureColor colorOf(const DistributionContent& content, const FigureStyle& style, std::size_t group) {
    return content.groups.empty() ? style.bar : style.season[content.groups[group].color];
}

void drawInterval(const Painter& painter, const Plan& plan, double x, const Interval& interval,
                  const FigureColor& color) {
    const double low = yOf(plan, interval.low);
    const double high = yOf(plan, interval.high);
    const double cap = painter.points(1.4);
    painter.line(x, low, x, high, errorBarPoints, color);
    painter.line(x - cap, low, x + cap, low, errorBarPoints, color);
    painter.line(x - cap, high, x + cap, high, errorBarPoints, color);
}

void drawBars(const Painter& painter, const DistributionContent& content, const Plan& plan,
              const std::vector<bool>& selected) {
    const FigureStyle& style = painter.style();
    for (std::size_t i = 0; i < plan.bars.size(); ++i) {
        const FigureLayout::Bar& bar = plan.bars[i];
        const auto& [group, bin] = plan.places[i];
        drawPartlySelectedBar(painter, bar, colorOf(content, style, group), selected);
        if (plan.hasIntervals) {
            drawInterval(painter, plan, bar.box.x + bar.box.width / 2,
                         content.distribution.groups[group][bin].interval, style.axis);
        }
    }
}

/// From the middle of each bin to that of the next, also where it is 0; broken where nothing was flown.
void drawLine(const Painter& painter, const DistributionContent& content, const Plan& plan,
              std::size_t group) {
    cairo_t* canvas = painter.canvas();
    const Distribution& distribution = content.distribution;
    cairo_new_path(canvas);
    bool isBroken = true;
    for (std::size_t bin = 0; bin + 1 < distribution.edges.size(); ++bin) {
        const double value = distribution.groups[group][bin].value;
        const double middle = (distribution.edges[bin] + distribution.edges[bin + 1]) / 2;
        if (!std::isfinite(value) || middle > content.high) {
            isBroken = true;
            continue;
        }
        (isBroken ? cairo_move_to : cairo_line_to)(canvas, xOf(plan, content, middle), yOf(plan, value));
        isBroken = false;
    }
    painter.setColor(colorOf(content, painter.style(), group));
    cairo_set_line_width(canvas, painter.points(1.1));
    cairo_stroke(canvas);
}

void drawLines(const Painter& painter, const DistributionContent& content, const Plan& plan,
               const std::vector<bool>& selected) {
    const FigureStyle& style = painter.style();
    for (std::size_t group = 0; group < content.distribution.groups.size(); ++group) {
        drawLine(painter, content, plan, group);
    }
    for (std::size_t i = 0; i < plan.bars.size(); ++i) {
        const auto& [group, bin] = plan.places[i];
        const FigureBox& box = plan.bars[i].box;
        const double x = box.x + box.width / 2;
        const FigureColor color = colorOf(content, style, group);
        const bool isSelected =
            !selected.empty() &&
            std::ranges::any_of(plan.bars[i].regions, [&](std::size_t region) { return selected[region]; });
        if (plan.hasIntervals) {
            drawInterval(painter, plan, x, content.distribution.groups[group][bin].interval, color);
        }
        painter.marker(content.groups.empty() ? Marker::Circle : content.groups[group].mark, x,
                       box.y + box.height / 2, isSelected ? 3.2 : 2.2, color,
                       isSelected ? style.selection : style.background, isSelected ? 1 : 0.4);
    }
}

std::string titleOf(const DistributionContent& content, FigureLanguage language) {
    const DistributionOptions& options = content.distribution.options;
    const std::string name = quantityName(options.quantity, language);
    const bool chinese = language == FigureLanguage::SimplifiedChinese;
    switch (options.split) {
    case RegionSplit::Season:
        return chinese ? "各季节的" + name + "分布" : name + " by season";
    case RegionSplit::Hemisphere:
        return chinese ? "各半球的" + name + "分布" : name + " by hemisphere";
    case RegionSplit::None:
        break;
    }
    return chinese ? name + "分布" : name;
}

std::vector<LegendItem> groupItems(const FilteredCatalogue& catalogue, const CatalogueSummary& summary,
                                   RegionSplit split) {
    return split == RegionSplit::Season       ? seasonItems(summary)
           : split == RegionSplit::Hemisphere ? hemisphereItems(catalogue)
                                              : std::vector<LegendItem>{};
}

} // namespace

DistributionContent::DistributionContent(const FilteredCatalogue& catalogue,
                                         const DistributionOptions& options, Arrangement chosen)
    : summary(catalogue), distribution(makeDistribution(catalogue, options)), arrangement(chosen),
      groups(groupItems(catalogue, summary, options.split)), low(distribution.edges.front()),
      high(shownHigh(distribution)) {}

DistributionFigure::DistributionFigure(const FilteredCatalogue& catalogue, const DistributionOptions& options,
                                       Arrangement arrangement)
    : content_(std::make_shared<DistributionContent>(catalogue, options, arrangement)) {}

const Distribution& DistributionFigure::distribution() const {
    return content_->distribution;
}

FigureLayout DistributionFigure::layout(FigureSize size, const FigureStyle& style) const {
    const ScratchCanvas scratch;
    Plan plan = makePlan(Painter(scratch.canvas(), style), size, *content_);
    return {.data = plan.data, .bars = std::move(plan.bars), .points = {}, .legend = std::move(plan.legend)};
}

void DistributionFigure::draw(cairo_t* canvas, FigureSize size, const FigureStyle& style,
                              const RegionIndices& selection) const {
    const Painter painter(canvas, style);
    const CatalogueSummary& summary = content_->summary;
    const Plan plan = makePlan(painter, size, *content_);

    painter.fillBox({0, 0, size.width, size.height}, style.background);
    drawHeader(painter, size.width, titleOf(*content_, style.language), summaryText(summary),
               summary.simulated);
    for (const double tick : plan.left.major) {
        painter.line(plan.data.x, yOf(plan, tick), plan.data.right(), yOf(plan, tick), 0.4, style.grid);
    }
    const std::vector<bool> selected = selectionFlags(selection, summary.regionsOfCatalogue);
    const bool asLines = content_->arrangement == Arrangement::Lines;
    if (asLines) {
        drawLines(painter, *content_, plan, selected);
    } else {
        drawBars(painter, *content_, plan, selected);
    }
    drawLegend(painter, content_->groups, plan.legend, asLines ? LegendMark::Marker : LegendMark::Swatch);
    if (!plan.testText.empty() && summary.regions > 0) {
        TextFormat format = tickFormat(style);
        format.color = style.faintText;
        format.maxWidth = std::max(size.width - painter.points(2 * figureMarginPoints), 1.0);
        painter.text(plan.testText, size.width - painter.points(2 * figureMarginPoints), plan.testTop,
                     AlignX::Right, AlignY::Top, format);
    }
    drawBottomAxis(painter, plan.bottom, plan.data);
    drawLeftAxis(painter, plan.left, plan.data);
    if (summary.regions == 0) {
        drawEmptyNote(painter, plan.data);
    }
}

std::string DistributionFigure::numbers(const Catalogue&) const {
    const Distribution& distribution = content_->distribution;
    const std::string quantity(toString(distribution.options.quantity));
    std::string csv = fmt::format("{0}_low,{0}_high,group,regions,hours,half_orbits,{1},interval_low,"
                                  "interval_high\n",
                                  quantity, distribution.options.rate == Rate::Count ? "count" : "rate");
    const auto number = [](double value) { return std::isfinite(value) ? fmt::format("{:.6g}", value) : ""; };
    for (std::size_t group = 0; group < distribution.groups.size(); ++group) {
        const std::string name = content_->groups.empty()
                                     ? "all"
                                     : figureText(content_->groups[group].text, FigureLanguage::English);
        for (std::size_t bin = 0; bin + 1 < distribution.edges.size(); ++bin) {
            const Bin& one = distribution.groups[group][bin];
            csv += fmt::format("{},{},{},{},{},{},{},{},{}\n", number(distribution.edges[bin]),
                               number(distribution.edges[bin + 1]), name, one.regions.size(),
                               distribution.isExposureKnown ? number(one.hours) : "",
                               distribution.isExposureKnown ? fmt::format("{}", one.halfOrbits) : "",
                               number(one.value), number(one.interval.low), number(one.interval.high));
        }
    }
    return csv;
}

std::string DistributionFigure::caption(FigureLanguage language) const {
    const bool chinese = language == FigureLanguage::SimplifiedChinese;
    const Distribution& distribution = content_->distribution;
    std::string text = titleOf(*content_, language) + (chinese ? "。" : ".");
    if (!content_->isStacked()) {
        const bool share = distribution.options.rate == Rate::ShareOfHalfOrbits;
        text +=
            fmt::format(fmt::runtime(chinese ? "误差棒（柱足够宽时）为 95% {}区间。"
                                             : " Error bars, where bars are wide enough: 95 % {} intervals."),
                        share ? "Wilson" : "Garwood (Poisson)");
    }
    for (const TestResult& test : distribution.tests) {
        text += fmt::format(fmt::runtime(chinese ? "{}。" : " {}."), toString(test));
        if (test.kind == TestResult::Kind::ChiSquared && !distribution.isExposureKnown) {
            text += chinese ? "（各组观测时间按相等计）" : " (equal times of observation assumed)";
        }
    }
    return text;
}

} // namespace nucleoscope
