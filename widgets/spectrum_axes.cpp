#include "widgets/spectrum_axes.h"

#include "core/geo/sun.h"

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

/// Under ticks this close together a position needs two decimals, and a time its seconds.
constexpr double closeTicks = 20, ticksWithSeconds = 60;

QString degrees(double value, double step) {
    return std::isfinite(value) ? decimal(value, step < closeTicks ? 2 : 1) : QStringLiteral("–");
}

QString clock(double hours, bool withSeconds) {
    if (!std::isfinite(hours))
        return QStringLiteral("–");
    // Cut, not rounded, as clocks do; a millisecond more makes up for rounding of what came before.
    const auto ms = static_cast<int>(std::fmod(hours * 3'600'000 + 1, 86'400'000));
    return QTime::fromMSecsSinceStartOfDay(ms).toString(withSeconds ? QStringLiteral("HH:mm:ss")
                                                                    : QStringLiteral("HH:mm"));
}

/// 1, 2 and 5 of every decade in the range.
QVector<double> decadeTicks(const QCPRange& range, std::initializer_list<int> digits) {
    QVector<double> ticks;
    for (double decade = std::pow(10, std::floor(std::log10(range.lower))); decade <= range.upper;
         decade *= 10) {
        for (const int digit : digits) {
            if (const double tick = digit * decade;
                tick >= range.lower * (1 - 1e-9) && tick <= range.upper * (1 + 1e-9))
                ticks << tick;
        }
    }
    return ticks;
}

} // namespace

void UtcTicker::setStart(UtcMs start) {
    setTickOrigin(-secondsOfDay(start));
}

void UtcTicker::setRoom(int width, const SpectrumTickRows& rows) {
    mostTicks_ = std::max(1.0, double(width) / rows.tickWidth(ticksWithSeconds));
    mostCloseTicks_ = std::max(1.0, double(width) / rows.tickWidth(1));
}

double UtcTicker::getTickStep(const QCPRange& range) {
    for (const double step : roundSteps) {
        if (step * (step < ticksWithSeconds ? mostCloseTicks_ : mostTicks_) >= range.size())
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

QVector<double> FrequencyTicker::createTickVector(double tickStep, const QCPRange& range) {
    constexpr double narrow = 8; ///< ratio of the ends of an axis that is better served by even steps
    byDecades_ = logarithmic_ && range.lower > 0 && range.upper / range.lower >= narrow;
    return byDecades_ ? decadeTicks(range, {1, 2, 5}) : DecimalTicker::createTickVector(tickStep, range);
}

QVector<double> FrequencyTicker::createSubTickVector(int subTickCount, const QVector<double>& ticks) {
    if (!byDecades_ || ticks.isEmpty())
        return DecimalTicker::createSubTickVector(subTickCount, ticks);
    return decadeTicks({ticks.first() / 10, ticks.last() * 10}, {1, 2, 3, 4, 5, 6, 7, 8, 9});
}

QString FrequencyTicker::getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) {
    if (!byDecades_)
        return DecimalTicker::getTickLabel(tick, locale, formatChar, precision);
    return decimal(tick, std::max(0, static_cast<int>(-std::floor(std::log10(tick) + 1e-9))));
}

const std::vector<TickRow>& allTickRows() {
    static const std::vector<TickRow> rows{TickRow::Ut,
                                           TickRow::Latitude,
                                           TickRow::Longitude,
                                           TickRow::MagneticLatitude,
                                           TickRow::MagneticLocalTime,
                                           TickRow::LocalTime};
    return rows;
}

QString displayName(TickRow row) {
    switch (row) {
    case TickRow::Ut:
        return SpectrumTickRows::tr("UT");
    case TickRow::Latitude:
        return SpectrumTickRows::tr("LAT (°)");
    case TickRow::Longitude:
        return SpectrumTickRows::tr("LON (°)");
    case TickRow::MagneticLatitude:
        return SpectrumTickRows::tr("MLAT (°)");
    case TickRow::MagneticLocalTime:
        return SpectrumTickRows::tr("MLT");
    case TickRow::LocalTime:
        return SpectrumTickRows::tr("LT");
    }
    return {};
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
    QStringList names;
    for (const TickRow row : rows_)
        names << displayName(row);
    return names;
}

int SpectrumTickRows::heightNeeded() const {
    return tickGap + static_cast<int>(rows_.size()) * QFontMetrics(font_).lineSpacing() + 4;
}

int SpectrumTickRows::widthNeeded() const {
    int width = 0;
    for (const TickRow row : allTickRows())
        width = std::max(width, QFontMetrics(font_).horizontalAdvance(displayName(row)));
    return width + nameGap + 6;
}

int SpectrumTickRows::tickWidth(double step) const {
    constexpr int space = 14;
    const QFontMetrics metrics(font_);
    const bool isLong = step < ticksWithSeconds;
    return std::max(
               metrics.horizontalAdvance(isLong ? QStringLiteral("00:00:00") : QStringLiteral("00:00")),
               metrics.horizontalAdvance(isLong ? QStringLiteral("−000.00") : QStringLiteral("−000.0"))) +
           space;
}

QString SpectrumTickRows::textAt(TickRow row, UtcMs utc, const Position& position, double step) const {
    const bool withSeconds = step < ticksWithSeconds;
    switch (row) {
    case TickRow::Ut:
        return clock(secondsOfDay(utc) / 3600, withSeconds);
    case TickRow::Latitude:
        return degrees(position.latitude, step);
    case TickRow::Longitude:
        return degrees(position.longitude, step);
    case TickRow::MagneticLatitude:
        return degrees(position.magneticLatitude, step);
    case TickRow::MagneticLocalTime:
        return clock(magneticLocalTimeHours(position.magneticLongitude, utc), withSeconds);
    case TickRow::LocalTime:
        return clock(std::isfinite(position.longitude) ? localTimeHours(utc, position.longitude)
                                                       : position.longitude,
                     withSeconds);
    }
    return {};
}

QStringList SpectrumTickRows::textsAt(double seconds, double step) const {
    const UtcMs utc = grid_.track().utc.front() + std::llround(seconds * 1000);
    const Position position = grid_.positionAt(grid_.columnAt(utc));
    QStringList texts;
    for (const TickRow row : rows_)
        texts << textAt(row, utc, position, step);
    return texts;
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
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
    for (const double tick : ticks) {
        const int x = static_cast<int>(std::lround(timeAxis_->coordToPixel(tick)));
        if (x < plot.left() || x > plot.right() + 1)
            continue;
        const QStringList texts = textsAt(tick, step);
        for (int row = 0; row < texts.size(); ++row)
            drawRow(row, x - metrics.horizontalAdvance(texts[row]) / 2, texts[row]);
    }
}

} // namespace nucleoscope
