#include "core/figures/spectrum_figure.h"

#include "core/error.h"
#include "core/figures/axis.h"
#include "core/figures/frame.h"
#include "core/figures/spectrum_marks.h"
#include "core/figures/spectrum_slices.h"
#include "core/geo/sun.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace nucleoscope {
namespace {

struct Plan {
    SpectrumFigureLayout layout;
    SpectrumWindow window;
    ChartAxis frequency;
    FigureBox colorBar, series, spectrum; ///< the last two only with slices
    double axisBottom = 0;                ///< where the ticks of time begin
};

constexpr double tickRowPoints = 9.5;
/// The names of the tick rows keep clear of the texts of a tick at the left edge.
constexpr double tickRowInsetPoints = 17;
constexpr double panelGapPoints = 5;
constexpr double colorBarRoomPoints = 56, bareRoomPoints = 10;
constexpr double seriesShare = 0.22, spectrumShare = 0.18; ///< of the page, for the slices
constexpr double sliceGapPoints = 8;

void checkGrid(const SpectrumFigure& figure) {
    const HalfOrbit& halfOrbit = figure.halfOrbit;
    const auto fits = [&](int width, int height) {
        return std::size_t(width) == halfOrbit.rows() && std::size_t(height) == halfOrbit.bins();
    };
    if (halfOrbit.rows() == 0 || halfOrbit.bins() < 2 || figure.panels.empty()) {
        throw Error(halfOrbit.file.string() + ": there is no spectrum to draw");
    }
    bool allFit = figure.mask == nullptr || fits(figure.mask->width, figure.mask->height);
    allFit = allFit &&
             (figure.probability == nullptr || fits(figure.probability->width, figure.probability->height));
    for (const SpectrumPanel& panel : figure.panels) {
        allFit = allFit && panel.image != nullptr && fits(panel.image->width, panel.image->height);
    }
    if (!allFit) {
        throw Error(halfOrbit.file.string() +
                    ": the image or the mask to draw is not on the grid of this half-orbit");
    }
}

std::string nameOf(SpectrumTickRow row, FigureLanguage language) {
    constexpr std::array names{FigureText::UtRow,
                               FigureText::LatitudeRow,
                               FigureText::LongitudeRow,
                               FigureText::MagneticLatitudeRow,
                               FigureText::MagneticLocalTimeRow,
                               FigureText::LocalTimeRow};
    return figureText(names[static_cast<std::size_t>(row)], language);
}

std::string shortNumber(double value) {
    const std::string number = fmt::format("{:g}", std::abs(value));
    return value < 0 ? "−" + number : number;
}

/// What is shown, with its unit: "power spectral density (dB re 1 (mV/m)²/Hz)".
std::string quantityTitle(const SpectrumQuantity& quantity, FigureLanguage language) {
    const FigureText name = quantity.relative ? FigureText::RatioToBackground
                            : quantity.density == SpectrumQuantity::Density::Power
                                ? FigureText::PowerDensity
                                : FigureText::AmplitudeDensity;
    return fmt::format("{} [{}]", figureText(name, language), quantity.unit());
}

ChartAxis frequencyAxis(const Painter& painter, const SpectrumWindow& window, bool logarithmic,
                        double height) {
    constexpr double labelEveryPoints = 22;
    const double maxLabels = height / painter.points(labelEveryPoints);
    ChartAxis axis;
    axis.low = window.lowHz / 1000;
    axis.high = window.highHz / 1000;
    axis.logarithmic = logarithmic;
    axis.title = figureText(FigureText::Frequency, painter.style().language);
    axis.label = shortNumber;
    if (logarithmic) {
        LogTicks ticks = logTicks(axis.low, axis.high, maxLabels);
        axis.major = std::move(ticks.major);
        axis.minor = std::move(ticks.minor);
    } else {
        const double step = niceStep(axis.high - axis.low, maxLabels);
        axis.major = ticks(axis.low, axis.high, step);
        axis.minor = ticks(axis.low, axis.high, minorStep(step));
        axis.label = [decimals = decimalsOf(step)](double value) { return figureNumber(value, decimals); };
    }
    return axis;
}

/// The window to draw: a logarithmic axis cannot begin at 0.
SpectrumWindow windowOf(const SpectrumFigure& figure) {
    SpectrumWindow window = figure.window.value_or(wholeWindow(figure.halfOrbit));
    if (figure.logFrequency) {
        window.lowHz = std::max(window.lowHz, SpectrumGrid(figure.halfOrbit).binHz() / 2);
    }
    if (!(window.end > window.start && window.highHz > window.lowHz)) {
        throw Error(figure.halfOrbit.file.string() + ": the part to draw has no extent");
    }
    return window;
}

double leftRoom(const Painter& painter, const SpectrumFigure& figure, const ChartAxis& frequency) {
    double rowLabel = 0;
    for (const SpectrumTickRow row : figure.tickRows) {
        const std::string name = nameOf(row, painter.style().language);
        rowLabel = std::max(rowLabel, painter.measure(name, tickFormat(painter.style())).width);
    }
    const double rows = figure.tickRows.empty() ? 0 : rowLabel + painter.points(tickRowInsetPoints + 2);
    return painter.points(4) + std::max(leftAxisWidth(painter, frequency), rows);
}

Plan makePlan(const Painter& painter, FigureSize size, const SpectrumFigure& figure) {
    const HalfOrbit& halfOrbit = figure.halfOrbit;
    Plan plan;
    plan.window = windowOf(figure);
    SpectrumFigureLayout& layout = plan.layout;
    layout.frequencyLowHz = plan.window.lowHz;
    layout.frequencyHighHz = plan.window.highHz;
    layout.start = halfOrbit.track.utc.front() + std::llround(plan.window.start * 1000);
    layout.end = halfOrbit.track.utc.front() + std::llround(plan.window.end * 1000);

    const bool header = figure.title || halfOrbit.simulated;
    const double top = (header ? headerBottom(painter) : painter.points(figureMarginPoints)) +
                       painter.points(5) + laneHeight(painter, figure);
    const double rowsHeight = tickRowPoints * static_cast<double>(figure.tickRows.size());
    plan.axisBottom = size.height - painter.points(8 + rowsHeight);
    const double gap = painter.points(panelGapPoints);
    const double seriesHeight = figure.slices ? seriesShare * size.height : 0;
    const double bottom =
        plan.axisBottom - (figure.slices ? seriesHeight + painter.points(sliceGapPoints) : 0);
    const auto panels = static_cast<double>(figure.panels.size());
    const double height = std::max((bottom - top - (panels - 1) * gap) / panels, 1.0);

    plan.frequency = frequencyAxis(painter, plan.window, figure.logFrequency, height);
    const double left = leftRoom(painter, figure, plan.frequency);
    const double spectrumWidth = figure.slices ? spectrumShare * size.width : 0;
    const double right = painter.points(figure.colorBar ? colorBarRoomPoints : bareRoomPoints) +
                         (figure.slices ? spectrumWidth + painter.points(sliceGapPoints) : 0);
    const double width = std::max(size.width - left - right, 1.0);
    for (std::size_t i = 0; i < figure.panels.size(); ++i) {
        layout.panels.push_back({left, top + static_cast<double>(i) * (height + gap), width, height});
    }
    layout.data = layout.panels.front();
    const double panelsHeight = layout.panels.back().bottom() - top;
    plan.colorBar = {layout.data.right() + painter.points(8), top, painter.points(8), panelsHeight};
    plan.series = {left, plan.axisBottom - seriesHeight, width, seriesHeight};
    plan.spectrum = {size.width - spectrumWidth - painter.points(figureMarginPoints), top, spectrumWidth,
                     panelsHeight};
    return plan;
}

// ---- axes

/// The step between time ticks whose labels have room.
UtcMs timeStep(double milliseconds, double maxSteps) {
    constexpr std::array seconds{1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600};
    for (const int step : seconds) {
        if (milliseconds / (step * 1000.0) <= maxSteps) {
            return UtcMs(step) * 1000;
        }
    }
    return UtcMs(seconds.back()) * 1000;
}

std::string hoursText(double hours) {
    if (!std::isfinite(hours)) {
        return "–";
    }
    const auto minutes = static_cast<int>(std::lround(hours * 60)) % (24 * 60);
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string tickText(SpectrumTickRow row, UtcMs time, const Position& position, bool withSeconds) {
    const auto degrees = [](double value) {
        return std::isfinite(value) ? figureNumber(value, 1) + "°" : "–";
    };
    switch (row) {
    case SpectrumTickRow::Ut:
        return toIso8601(time).substr(11, withSeconds ? 8 : 5);
    case SpectrumTickRow::Latitude:
        return degrees(position.latitude);
    case SpectrumTickRow::Longitude:
        return degrees(position.longitude);
    case SpectrumTickRow::MagneticLatitude:
        return degrees(position.magneticLatitude);
    case SpectrumTickRow::MagneticLocalTime:
        return hoursText(magneticLocalTimeHours(position.magneticLongitude, time));
    case SpectrumTickRow::LocalTime:
        return hoursText(localTimeHours(time, position.longitude));
    }
    return {};
}

std::vector<UtcMs> timeTicks(const Painter& painter, const Plan& plan) {
    constexpr double labelEveryPoints = 40;
    const auto span = static_cast<double>(plan.layout.end - plan.layout.start);
    const UtcMs step = timeStep(span, plan.layout.data.width / painter.points(labelEveryPoints));
    std::vector<UtcMs> ticks;
    for (UtcMs time = (plan.layout.start + step - 1) / step * step; time <= plan.layout.end; time += step) {
        ticks.push_back(time);
    }
    return ticks;
}

/// Ticks under each panel, their texts under the lowest.
void drawTimeAxis(const Painter& painter, const SpectrumFigure& figure, const Plan& plan) {
    const FigureStyle& style = painter.style();
    const FigureBox& data = plan.layout.data;
    const auto baseline = [&](std::size_t row) {
        return plan.axisBottom + painter.points(3 + tickRowPoints * (static_cast<double>(row) + 0.9));
    };
    for (std::size_t row = 0; row < figure.tickRows.size(); ++row) {
        painter.text(nameOf(figure.tickRows[row], style.language),
                     data.x - painter.points(tickRowInsetPoints), baseline(row), AlignX::Right,
                     AlignY::Baseline, {.points = 7.5, .color = style.faintText});
    }
    std::vector<double> bottoms;
    for (const FigureBox& panel : plan.layout.panels) {
        bottoms.push_back(panel.bottom());
    }
    if (figure.slices) {
        bottoms.push_back(plan.axisBottom);
    }
    const SpectrumGrid grid(figure.halfOrbit);
    const SpectrumPlacement placement{data, plan.window, false};
    const std::vector<UtcMs> times = timeTicks(painter, plan);
    const bool withSeconds = times.size() > 1 && times[1] - times[0] < 60000;
    for (const UtcMs time : times) {
        const double x = placement.x(static_cast<double>(time - figure.halfOrbit.track.utc.front()) / 1000);
        for (const double bottom : bottoms) {
            painter.line(x, bottom, x, bottom + painter.points(3), 0.6, style.axis);
        }
        const Position position = grid.positionAt(grid.columnAt(time));
        for (std::size_t row = 0; row < figure.tickRows.size(); ++row) {
            painter.text(tickText(figure.tickRows[row], time, position, withSeconds), x, baseline(row),
                         AlignX::Center, AlignY::Baseline, tickFormat(style));
        }
    }
}

/// Lines at the ticks, over the spectrum.
void drawGrid(const Painter& painter, const SpectrumFigure& figure, const Plan& plan, const FigureBox& box) {
    const SpectrumPlacement placement{box, plan.window, figure.logFrequency};
    const auto drawLevels = [&](const std::vector<double>& levels, double opacity) {
        for (const double level : levels) {
            const double y = placement.y(level * 1000);
            painter.line(box.x, y, box.right(), y, 0.4, {1, 1, 1, opacity});
        }
    };
    if (figure.secondaryGrid) {
        drawLevels(plan.frequency.minor, 0.25);
    }
    drawLevels(plan.frequency.major, 0.5);
    for (const UtcMs time : timeTicks(painter, plan)) {
        const double x = placement.x(static_cast<double>(time - figure.halfOrbit.track.utc.front()) / 1000);
        painter.line(x, box.y, x, box.bottom(), 0.4, {1, 1, 1, 0.5});
    }
}

void drawColorBar(const Painter& painter, const SpectrumFigure& figure, const FigureBox& box) {
    const FigureStyle& style = painter.style();
    drawColorRamp(painter, figure.colors, box);
    painter.strokeBox(box, 0.6, style.axis);

    const double low = figure.quantity.fromLog10Amplitude(figure.low);
    const double range = figure.quantity.fromLog10Amplitude(figure.high) - low;
    if (!(range > 0)) {
        return;
    }
    const double step = niceStep(range, std::min(box.height / painter.points(20), 7.0));
    const int decimals = decimalsOf(step);
    double widest = 0;
    for (const double tick : ticks(low, low + range, step)) {
        const double y = box.bottom() - (tick - low) / range * box.height;
        const std::string label = figureNumber(tick, decimals);
        painter.line(box.right(), y, box.right() + painter.points(3), y, 0.6, style.axis);
        painter.text(label, box.right() + painter.points(5), y, AlignX::Left, AlignY::Middle,
                     tickFormat(style));
        widest = std::max(widest, painter.measure(label, tickFormat(style)).width);
    }
    TextFormat format = labelFormat(style);
    format.upward = true;
    std::string title = quantityTitle(figure.quantity, style.language);
    if (painter.measure(title, format).width > box.height + painter.points(30)) {
        title = figure.quantity.unit();
    }
    painter.text(title, box.right() + painter.points(8) + widest, box.y + box.height / 2, AlignX::Center,
                 AlignY::Top, format);
}

std::string componentName(Component component) {
    return fmt::format("<i>E</i><sub>{}</sub>", toString(component));
}

std::string titleOf(const SpectrumFigure& figure, FigureLanguage language) {
    const HalfOrbit& halfOrbit = figure.halfOrbit;
    std::string title = fmt::format("{} {} {}", figureText(FigureText::Orbit, language), halfOrbit.orbit,
                                    figureText(halfOrbit.direction, language));
    if (figure.panels.size() == 1) {
        title += " · " + componentName(figure.panels.front().component);
    }
    return title;
}

} // namespace

SpectrumFigureLayout drawSpectrumFigure(cairo_t* canvas, FigureSize size, const FigureStyle& style,
                                        const SpectrumFigure& figure) {
    checkGrid(figure);
    const Painter painter(canvas, style);
    const Plan plan = makePlan(painter, size, figure);

    painter.fillBox({0, 0, size.width, size.height}, style.background);
    drawHeader(painter, size.width, figure.title ? titleOf(figure, style.language) : "",
               figure.title ? dateText(figure.halfOrbit.track.utc.front()) : "", figure.halfOrbit.simulated);
    const SpectrumPanelPainter panels(painter, figure);
    for (std::size_t i = 0; i < figure.panels.size(); ++i) {
        const FigureBox& box = plan.layout.panels[i];
        panels.draw(figure.panels[i], {box, plan.window, figure.logFrequency});
        if (figure.grid || figure.secondaryGrid) {
            drawGrid(painter, figure, plan, box);
        }
        painter.strokeBox(box, 0.6, style.axis);
        drawLeftAxis(painter, plan.frequency, box);
        if (figure.panels.size() > 1) {
            painter.text(componentName(figure.panels[i].component), box.x + painter.points(4),
                         box.y + painter.points(3), AlignX::Left, AlignY::Top,
                         {.points = 9, .bold = true, .color = style.text, .halo = true});
        }
    }
    drawLanes(painter, figure, {plan.layout.data, plan.window, figure.logFrequency});
    drawTimeAxis(painter, figure, plan);
    if (figure.colorBar) {
        drawColorBar(painter, figure, plan.colorBar);
    }
    if (figure.slices) {
        drawSlices(painter, figure, {plan.series, plan.window, false},
                   {plan.spectrum, plan.window, figure.logFrequency});
    }
    return plan.layout;
}

} // namespace nucleoscope
