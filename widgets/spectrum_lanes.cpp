#include "widgets/spectrum_lanes.h"

namespace nucleoscope {

namespace {

constexpr int laneHeight = 5, laneGap = 2;

QColor colorOf(Daylight daylight) {
    switch (daylight) {
    case Daylight::Day:
        return {255, 205, 60};
    case Daylight::Twilight:
        return {150, 135, 160};
    case Daylight::Night:
        return {65, 85, 165};
    }
    return {};
}

const QColor bandColor(0, 150, 136), burstColor(225, 80, 40);

} // namespace

SpectrumLanes::SpectrumLanes(QCPAxis* timeAxis, const SpectrumGeometry& geometry)
    : QCPLayerable(timeAxis->parentPlot(), QStringLiteral("axes")), timeAxis_(timeAxis),
      geometry_(geometry), lanes_{{Lane::Burst, true, {}},
                                  {Lane::MagneticBand, true, {}},
                                  {Lane::Daylight, true, {}}} {}

void SpectrumLanes::setTrack(const Track& track) {
    for (Content& content : lanes_)
        content.runs.clear();
    for (const ColumnRun& run : burstRuns(track))
        lanes_[0].runs.push_back({run, burstColor, tr("Burst mode")});
    const QString band =
        tr("Magnetic latitude %1–%2°, where nuclei occur").arg(nucleusBandLow).arg(nucleusBandHigh);
    for (const ColumnRun& run : nucleusBandRuns(track))
        lanes_[1].runs.push_back({run, bandColor, band});
    const auto textOf = [](Daylight daylight) {
        switch (daylight) {
        case Daylight::Day:
            return tr("Day: the sun is up on the ground below");
        case Daylight::Twilight:
            return tr("Twilight: sun on the satellite, not on the ground below");
        case Daylight::Night:
            return tr("Night: the satellite is in the Earth's shadow");
        }
        return QString();
    };
    for (const DaylightRun& run : daylightRuns(track))
        lanes_[2].runs.push_back({run.columns, colorOf(run.daylight), textOf(run.daylight)});
}

void SpectrumLanes::setShown(bool daylight, bool magneticBand, bool burst) {
    lanes_[0].shown = burst;
    lanes_[1].shown = magneticBand;
    lanes_[2].shown = daylight;
}

void SpectrumLanes::setTheme(const QFont& font, const QColor& ink) {
    font_ = font;
    ink_ = ink;
}

std::vector<const SpectrumLanes::Content*> SpectrumLanes::shownLanes() const {
    std::vector<const Content*> shown;
    for (const Content& content : lanes_) {
        if (content.shown)
            shown.push_back(&content);
    }
    return shown;
}

int SpectrumLanes::heightNeeded() const {
    return static_cast<int>(shownLanes().size()) * (laneHeight + laneGap) + 2;
}

QRect SpectrumLanes::laneRect(int index) const {
    const QRect plot = timeAxis_->axisRect()->rect();
    return {plot.left(), plot.top() - 2 - (index + 1) * (laneHeight + laneGap) + laneGap, plot.width(),
            laneHeight};
}

QString SpectrumLanes::toolTipAt(QPointF place) const {
    const auto shown = shownLanes();
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const QRect rect = laneRect(static_cast<int>(i));
        if (!rect.adjusted(0, -1, 0, 1).contains(place.toPoint()) || geometry_.isInGap(place))
            continue;
        const double column = geometry_.toGrid(place).column;
        for (const Run& run : shown[i]->runs) {
            if (column >= run.columns.first - 0.5 && column <= run.columns.last + 0.5)
                return run.text;
        }
    }
    return {};
}

void SpectrumLanes::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setAntialiasing(false);
}

void SpectrumLanes::draw(QCPPainter* painter) {
    if (geometry_.empty())
        return;
    const auto shown = shownLanes();
    painter->setPen(Qt::NoPen);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const QRect rect = laneRect(static_cast<int>(i));
        QColor empty = ink_;
        empty.setAlpha(28);
        painter->fillRect(rect, empty);
        for (const Run& run : shown[i]->runs) {
            // Piece by piece, so that gaps stay blank.
            for (const auto& piece : geometry_.timeline().pieces()) {
                const int first = std::max(run.columns.first, piece.firstColumn);
                const int last = std::min(run.columns.last, piece.lastColumn);
                if (first > last)
                    continue;
                const double left = timeAxis_->coordToPixel(piece.secondsAt(first - 0.5));
                const double right = timeAxis_->coordToPixel(piece.secondsAt(last + 0.5));
                // A single row of a whole half-orbit is narrower than a pixel, and still to be seen.
                const QRectF mark(left, rect.top(), std::max(right - left, 1.0), rect.height());
                painter->fillRect(mark & QRectF(rect), run.color);
            }
        }
    }
    drawLegend(*painter);
}

void SpectrumLanes::drawLegend(QCPPainter& painter) const {
    struct Entry {
        QColor color;
        QString text;
    };
    std::vector<Entry> entries; // from the right end
    for (const Content* content : shownLanes()) {
        if (content->runs.empty())
            continue;
        switch (content->lane) {
        case Lane::Burst:
            entries.push_back({burstColor, tr("burst")});
            break;
        case Lane::MagneticBand:
            entries.push_back({bandColor, tr("MLAT ±%1–%2°").arg(nucleusBandLow).arg(nucleusBandHigh)});
            break;
        case Lane::Daylight:
            entries.push_back({colorOf(Daylight::Night), tr("night")});
            entries.push_back({colorOf(Daylight::Twilight), tr("twilight")});
            entries.push_back({colorOf(Daylight::Day), tr("day")});
            break;
        }
    }
    const QFontMetrics metrics(font_);
    painter.setFont(font_);
    constexpr int swatch = 8, gap = 4, space = 12;
    const int middle = legendArea_.center().y() + 1;
    int right = legendArea_.right();
    for (const Entry& entry : entries) {
        const int width = swatch + gap + metrics.horizontalAdvance(entry.text);
        if (right - width < legendArea_.left())
            return; // the lanes have tool tips
        const QRect box(right - width, middle - swatch / 2, swatch, swatch);
        painter.fillRect(box, entry.color);
        painter.setPen(ink_);
        painter.drawText(QPoint(box.right() + 1 + gap, middle + (metrics.ascent() - metrics.descent()) / 2),
                         entry.text);
        right -= width + space;
    }
}

} // namespace nucleoscope
