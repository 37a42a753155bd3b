#include "core/figures/axis.h"

#include "core/figures/frame.h"

#include <algorithm>
#include <cmath>

namespace nucleoscope {
namespace {

constexpr double axisLinePoints = 0.6;
constexpr double majorTickPoints = 3;
constexpr double minorTickPoints = 1.8;
constexpr double labelGapPoints = 2;
constexpr double titleGapPoints = 3;

double position(const ChartAxis& axis, double value, double from, double to) {
    if (axis.logarithmic) {
        return from + std::log(value / axis.low) / std::log(axis.high / axis.low) * (to - from);
    }
    return from + (value - axis.low) / (axis.high - axis.low) * (to - from);
}

double widestLabel(const Painter& painter, const ChartAxis& axis) {
    double widest = 0;
    for (const double tick : axis.major) {
        widest = std::max(widest, painter.measure(axis.label(tick), tickFormat(painter.style())).width);
    }
    return widest;
}

} // namespace

double niceStep(double range, double maxSteps) {
    const double raw = range / std::max(maxSteps, 1.0);
    const double magnitude = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * magnitude >= raw * (1 - 1e-9)) {
            return factor * magnitude;
        }
    }
    return 10 * magnitude;
}

double minorStep(double step) {
    const double digit = step / std::pow(10, std::floor(std::log10(step) + 1e-9));
    return std::lround(digit) == 2 ? step / 4 : step / 5;
}

int decimalsOf(double step) {
    return std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
}

std::vector<double> ticks(double low, double high, double step) {
    std::vector<double> result;
    const double slack = 1e-9 * step;
    for (double index = std::ceil((low - slack) / step); index * step <= high + slack; ++index) {
        result.push_back(index * step);
    }
    return result;
}

LogTicks logTicks(double low, double high, double maxLabels) {
    if (high < 10 * low) {
        const double step = niceStep(high - low, maxLabels);
        return {ticks(low, high, step), ticks(low, high, minorStep(step))};
    }
    const double decades = std::log10(high / low);
    const bool crowded = 3 * decades > maxLabels;
    LogTicks result;
    for (double power = std::pow(10, std::floor(std::log10(low))); power <= high; power *= 10) {
        for (int digit = 1; digit <= 9; ++digit) {
            const double tick = digit * power;
            if (tick < low * (1 - 1e-9) || tick > high * (1 + 1e-9)) {
                continue;
            }
            const bool labelled = digit == 1 || (!crowded && (digit == 2 || digit == 5));
            (labelled ? result.major : result.minor).push_back(tick);
        }
    }
    return result;
}

double bottomAxisHeight(const Painter& painter, const ChartAxis& axis) {
    return painter.points(majorTickPoints + labelGapPoints + titleGapPoints) +
           painter.measure("0", tickFormat(painter.style())).height +
           painter.measure(axis.title, labelFormat(painter.style())).height;
}

double leftAxisWidth(const Painter& painter, const ChartAxis& axis) {
    return painter.points(majorTickPoints + labelGapPoints + titleGapPoints) + widestLabel(painter, axis) +
           painter.measure(axis.title, labelFormat(painter.style())).height;
}

void drawBottomAxis(const Painter& painter, const ChartAxis& axis, const FigureBox& data) {
    const FigureStyle& style = painter.style();
    painter.line(data.x, data.bottom(), data.right(), data.bottom(), axisLinePoints, style.axis);
    for (const double tick : axis.minor) {
        const double x = position(axis, tick, data.x, data.right());
        painter.line(x, data.bottom(), x, data.bottom() + painter.points(minorTickPoints), axisLinePoints,
                     style.axis);
    }
    const double labelTop = data.bottom() + painter.points(majorTickPoints + labelGapPoints);
    for (const double tick : axis.major) {
        const double x = position(axis, tick, data.x, data.right());
        painter.line(x, data.bottom(), x, data.bottom() + painter.points(majorTickPoints), axisLinePoints,
                     style.axis);
        painter.text(axis.label(tick), x, labelTop, AlignX::Center, AlignY::Top, tickFormat(style));
    }
    const double titleTop =
        labelTop + painter.measure("0", tickFormat(style)).height + painter.points(titleGapPoints);
    painter.text(axis.title, data.x + data.width / 2, titleTop, AlignX::Center, AlignY::Top,
                 labelFormat(style));
}

void drawLeftAxis(const Painter& painter, const ChartAxis& axis, const FigureBox& data) {
    const FigureStyle& style = painter.style();
    painter.line(data.x, data.y, data.x, data.bottom(), axisLinePoints, style.axis);
    for (const double tick : axis.minor) {
        const double y = position(axis, tick, data.bottom(), data.y);
        painter.line(data.x, y, data.x - painter.points(minorTickPoints), y, axisLinePoints, style.axis);
    }
    const double labelRight = data.x - painter.points(majorTickPoints + labelGapPoints);
    for (const double tick : axis.major) {
        const double y = position(axis, tick, data.bottom(), data.y);
        painter.line(data.x, y, data.x - painter.points(majorTickPoints), y, axisLinePoints, style.axis);
        painter.text(axis.label(tick), labelRight, y, AlignX::Right, AlignY::Middle, tickFormat(style));
    }
    TextFormat format = labelFormat(style);
    format.upward = true;
    format.maxWidth = std::max(data.height + painter.points(20), 1.0);
    painter.text(axis.title, labelRight - widestLabel(painter, axis) - painter.points(titleGapPoints),
                 data.y + data.height / 2, AlignX::Center, AlignY::Bottom, format);
}

ChartAxis countAxis(const Painter& painter, std::size_t maximum, double height, std::string title) {
    constexpr double labelEveryPoints = 22;
    constexpr double room = 1.08;
    const double top = std::max(static_cast<double>(maximum), 1.0) * room;
    const double step = std::max(1.0, niceStep(top, height / painter.points(labelEveryPoints)));
    ChartAxis axis;
    axis.low = 0;
    axis.high = std::ceil(top / step) * step;
    axis.major = ticks(axis.low, axis.high, step);
    axis.title = std::move(title);
    axis.label = [](double value) { return figureNumber(value); };
    return axis;
}

ChartAxis positiveAxis(const Painter& painter, double maximum, double height, std::string title) {
    constexpr double labelEveryPoints = 22;
    constexpr double room = 1.15;
    const double top = maximum > 0 ? maximum * room : 1;
    const double step = niceStep(top, height / painter.points(labelEveryPoints));
    ChartAxis axis;
    axis.low = 0;
    axis.high = std::ceil(top / step - 1e-9) * step;
    axis.major = ticks(axis.low, axis.high, step);
    axis.title = std::move(title);
    const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
    axis.label = [decimals](double value) { return figureNumber(value, decimals); };
    return axis;
}

} // namespace nucleoscope
