#include "core/figures/spectrum_marks.h"

#include "core/figures/frame.h"
#include "core/figures/text.h"
#include "core/spectrum/track_marks.h"

#include <fmt/format.h>

#include <algorithm>

namespace nucleoscope {
namespace {

constexpr double lanePoints = 3, laneGapPoints = 1.5, legendPoints = 9;

struct Run {
    ColumnRun columns;
    FigureColor color;
};

struct Lane {
    std::vector<Run> runs;
    /// From the right end of the legend.
    std::vector<std::pair<FigureColor, std::string>> legend;
};

// As the window has them.
FigureColor colorOf(Daylight daylight) {
    switch (daylight) {
    case Daylight::Day:
        return {1, 0.80, 0.24};
    case Daylight::Twilight:
        return {0.59, 0.53, 0.63};
    case Daylight::Night:
        break;
    }
    return {0.16, 0.22, 0.43};
}
constexpr FigureColor bandColor{0, 0.59, 0.53}, burstColor{0.88, 0.31, 0.16};

/// From the lowest, nearest to the panel, upwards.
std::vector<Lane> lanesOf(const SpectrumFigure& figure, FigureLanguage language) {
    const Track& track = figure.halfOrbit.track;
    std::vector<Lane> lanes;
    if (figure.burst) {
        Lane& lane = lanes.emplace_back();
        for (const ColumnRun& run : burstRuns(track)) {
            lane.runs.push_back({run, burstColor});
        }
        lane.legend = {{burstColor, figureText(FigureText::Burst, language)}};
    }
    if (figure.magneticBand) {
        Lane& lane = lanes.emplace_back();
        for (const ColumnRun& run : nucleusBandRuns(track)) {
            lane.runs.push_back({run, bandColor});
        }
        lane.legend = {
            {bandColor, fmt::format("{} ±{:g}–{:g}°", figureText(FigureText::MagneticLatitudeRow, language),
                                    nucleusBandLow, nucleusBandHigh)}};
    }
    if (figure.daylight) {
        Lane& lane = lanes.emplace_back();
        for (const DaylightRun& run : daylightRuns(track)) {
            lane.runs.push_back({run.columns, colorOf(run.daylight)});
        }
        lane.legend = {{colorOf(Daylight::Night), figureText(FigureText::Night, language)},
                       {colorOf(Daylight::Twilight), figureText(FigureText::Twilight, language)},
                       {colorOf(Daylight::Day), figureText(FigureText::Day, language)}};
    }
    return lanes;
}

void drawLane(const Painter& painter, const Lane& lane, const SpectrumTimeline& timeline,
              const SpectrumPlacement& placement, const FigureBox& box) {
    painter.fillBox(box, withAlpha(painter.style().text, 0.1));
    for (const Run& run : lane.runs) {
        // Piece by piece, so that gaps stay blank.
        for (const SpectrumTimeline::Piece& piece : timeline.pieces()) {
            const int first = std::max(run.columns.first, piece.firstColumn);
            const int last = std::min(run.columns.last, piece.lastColumn);
            const double left = std::max(placement.x(piece.secondsAt(first - 0.5)), box.x);
            const double right = std::min(placement.x(piece.secondsAt(last + 0.5)), box.right());
            if (first <= last && right > left) {
                painter.fillBox({left, box.y, right - left, box.height}, run.color);
            }
        }
    }
}

void drawLegend(const Painter& painter, const std::vector<Lane>& lanes, double right, double middle) {
    const TextFormat format{.points = 6.5, .color = painter.style().faintText};
    const double swatch = painter.points(4.5), gap = painter.points(2), space = painter.points(7);
    for (const Lane& lane : lanes) {
        if (lane.runs.empty()) {
            continue;
        }
        for (const auto& [color, text] : lane.legend) {
            painter.text(text, right, middle, AlignX::Right, AlignY::Middle, format);
            right -= painter.measure(text, format).width + gap + swatch;
            painter.fillBox({right, middle - swatch / 2, swatch, swatch}, color);
            right -= space;
        }
    }
}

} // namespace

double laneHeight(const Painter& painter, const SpectrumFigure& figure) {
    const int lanes = (figure.daylight ? 1 : 0) + (figure.magneticBand ? 1 : 0) + (figure.burst ? 1 : 0);
    return lanes == 0 ? 0 : painter.points(legendPoints + lanes * (lanePoints + laneGapPoints));
}

void drawLanes(const Painter& painter, const SpectrumFigure& figure, const SpectrumPlacement& placement) {
    const std::vector<Lane> lanes = lanesOf(figure, painter.style().language);
    const SpectrumTimeline timeline(figure.halfOrbit.track);
    const FigureBox& panel = placement.box;
    double bottom = panel.y - painter.points(laneGapPoints);
    for (const Lane& lane : lanes) {
        const double height = painter.points(lanePoints);
        drawLane(painter, lane, timeline, placement, {panel.x, bottom - height, panel.width, height});
        bottom -= height + painter.points(laneGapPoints);
    }
    drawLegend(painter, lanes, panel.right(), bottom - painter.points(legendPoints / 2));
}

} // namespace nucleoscope
