#include "widgets/spectrum_axes.h"

#include <array>
#include <cmath>

namespace nucleoscope {

namespace {

constexpr int tickGap = 8;  ///< between the axis and the first row
constexpr int nameGap = 34; ///< between the names of the rows and the axis: half a tick's texts fit in

constexpr std::array<double, 17> roundSteps{1,   2,   5,   10,  15,   20,   30,   60,  120,
                                            180, 300, 600, 900, 1200, 1800, 3600, 7200};

/// With a true minus sign, and without a negative zero.
QString decimal(double value, int digits) {
    const double scale = std::pow(10, digits);
    const double rounded = std::round(value * scale) / scale;
    const QString text = QString::number(std::abs(rounded), 'f', digits);
    return rounded < 0 ? QChar(0x2212) + text : text;
}

QString degrees(double value) {
    return std::isfinite(value) ? decimal(value, 1) : QStringLiteral("–");
}

QString clock(UtcMs utc, bool withSeconds) {
    const QTime time = QTime(0, 0).addMSecs(static_cast<int>(std::lround(secondsOfDay(utc) * 1000)));
    return time.toString(withSeconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

} // namespace

void UtcTicker::setStart(UtcMs start) {
    setTickOrigin(-secondsOfDay(start));
}

double UtcTicker::getTickStep(const QCPRange& range) {
    const double wanted = range.size() / mTickCount;
    for (const double step : roundSteps) {
        if (step >= wanted)
            return step;
    }
    return roundSteps.back();
}

int UtcTicker::getSubTickCount(double tickStep) {
    const int step = static_cast<int>(tickStep);
    for (const int parts : {5, 6, 4, 3, 2}) {
        if (step % parts == 0)
            return parts - 1;
    }
    return 0;
}

double DecimalTicker::getTickStep(const QCPRange& range) {
    const double step = QCPAxisTicker::getTickStep(range);
    digits_ = 0;
    while (digits_ < 6 &&
           std::abs(step * std::pow(10, digits_) - std::round(step * std::pow(10, digits_))) > 1e-6)
        ++digits_;
    return step;
}

QString DecimalTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
    return decimal(tick, digits_);
}

SpectrumTickRows::SpectrumTickRows(QCPAxis* timeAxis)
    : QCPLayerable(timeAxis->parentPlot(), QStringLiteral("axes")), timeAxis_(timeAxis) {}

void SpectrumTickRows::setGrid(const SpectrumGrid& grid) {
    grid_ = grid;
}

void SpectrumTickRows::setFont(const QFont& font) {
    font_ = font;
}

QStringList SpectrumTickRows::rowNames() const {
    return {tr("UT"), tr("LAT (°)"), tr("LON (°)"), tr("MLAT (°)")};
}

int SpectrumTickRows::heightNeeded() const {
    return tickGap + static_cast<int>(rowNames().size()) * QFontMetrics(font_).lineSpacing() + 4;
}

int SpectrumTickRows::widthNeeded() const {
    int width = 0;
    for (const QString& name : rowNames())
        width = std::max(width, QFontMetrics(font_).horizontalAdvance(name));
    return width + nameGap + 6;
}

QStringList SpectrumTickRows::textsAt(double seconds, bool withSeconds) const {
    const UtcMs utc = grid_.track().utc.front() + std::llround(seconds * 1000);
    const Position position = grid_.positionAt(grid_.columnAt(utc));
    return {clock(utc, withSeconds), degrees(position.latitude), degrees(position.longitude),
            degrees(position.magneticLatitude)};
}

void SpectrumTickRows::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setAntialiasing(false);
}

void SpectrumTickRows::draw(QCPPainter* painter) {
    if (grid_.width() == 0)
        return;
    painter->setFont(font_);
    painter->setPen(color_);
    const QRect plot = timeAxis_->axisRect()->rect();
    const QFontMetrics metrics(font_);
    // By the baseline: Chinese names come from a font with other heights than that of the digits beside them.
    const int firstBaseline = plot.bottom() + tickGap + metrics.ascent();
    const auto drawRow = [&](int row, int left, const QString& text) {
        painter->drawText(QPoint(left, firstBaseline + row * metrics.lineSpacing()), text);
    };

    const QStringList names = rowNames();
    for (int row = 0; row < names.size(); ++row)
        drawRow(row, plot.left() - nameGap - metrics.horizontalAdvance(names[row]), names[row]);

    const QVector<double> ticks = timeAxis_->tickVector();
    const bool withSeconds = ticks.size() > 1 && ticks[1] - ticks[0] < 60;
    for (const double tick : ticks) {
        const int x = static_cast<int>(std::lround(timeAxis_->coordToPixel(tick)));
        if (x < plot.left() || x > plot.right() + 1)
            continue;
        const QStringList texts = textsAt(tick, withSeconds);
        for (int row = 0; row < texts.size(); ++row)
            drawRow(row, x - metrics.horizontalAdvance(texts[row]) / 2, texts[row]);
    }
}

} // namespace nucleoscope
