#pragma once

#include "core/figures/painter.h"

#include <functional>

namespace nucleoscope {

/// The smallest step of 1, 2 or 5 × 10ⁿ that divides `range` into at most `maxSteps` steps.
double niceStep(double range, double maxSteps);
/// The step of the small ticks between those of a nice step.
double minorStep(double step);
/// Digits after the point that tell multiples of `step` apart.
int decimalsOf(double step);
/// Multiples of `step` in [low, high].
std::vector<double> ticks(double low, double high, double step);

/// Ticks of a logarithmic axis over [low, high], low > 0: 1, 2 and 5 × 10ⁿ are labelled as far as about
/// `maxLabels` have room, the other digits are small. Where less than a decade shows, both are those of a
/// linear axis.
struct LogTicks {
    std::vector<double> major, minor;
};
LogTicks logTicks(double low, double high, double maxLabels);

/// An axis of a chart.
struct ChartAxis {
    double low = 0, high = 1;
    bool logarithmic = false;
    std::vector<double> major, minor; ///< ticks; those of `major` are labelled
    std::string title;                ///< Pango markup
    std::function<std::string(double)> label;
};

/// Room that labels and title of an axis take outside the data box.
double bottomAxisHeight(const Painter& painter, const ChartAxis& axis);
double leftAxisWidth(const Painter& painter, const ChartAxis& axis);
void drawBottomAxis(const Painter& painter, const ChartAxis& axis, const FigureBox& data);
void drawLeftAxis(const Painter& painter, const ChartAxis& axis, const FigureBox& data);

/// The axis of counts up to `maximum`, whole numbers only, with room above the highest bar; `height` of the
/// data box.
ChartAxis countAxis(const Painter& painter, std::size_t maximum, double height, std::string title);

/// The axis of values from 0 to `maximum`, which may be no whole numbers; a labelled tick every so often.
ChartAxis positiveAxis(const Painter& painter, double maximum, double height, std::string title);

} // namespace nucleoscope
