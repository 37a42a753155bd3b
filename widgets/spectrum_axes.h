#pragma once

#include "core/spectrum/grid.h"

#include <qcustomplot.h>

namespace nucleoscope {

class SpectrumTickRows;

/// Ticks at round UTC on an axis that counts seconds since `start`, from seconds to hours; as many as have
/// room for the texts under them.
class UtcTicker : public QCPAxisTicker {
public:
    void setStart(UtcMs start);
    /// `width` of the axis, pixels.
    void setRoom(int width, const SpectrumTickRows& rows);

protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double tickStep) override;

private:
    double mostTicks_ = 5, mostCloseTicks_ = 5; ///< with short and with long texts
};

/// Decimal ticks with a true minus sign and as many digits as their step needs.
class DecimalTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;

private:
    int digits_ = 0;
};

/// Ticks of a frequency axis: decimal ones on a linear axis; on a logarithmic one 1, 2 and 5 of every decade,
/// or decimal ones where the axis shows less than that.
class FrequencyTicker : public DecimalTicker {
public:
    void setLogarithmic(bool logarithmic) { logarithmic_ = logarithmic; }

protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    QVector<double> createSubTickVector(int subTickCount, const QVector<double>& ticks) override;

private:
    bool logarithmic_ = false;
    bool byDecades_ = false;
};

/// A row of texts under the time axis.
enum class TickRow {
    Ut,
    Latitude,
    Longitude,
    MagneticLatitude,
    MagneticLocalTime, ///< core/geo/sun.h
    LocalTime          ///< mean solar time, UTC + longitude / 15°
};

/// In the order in which they are stacked.
const std::vector<TickRow>& allTickRows();
/// As it stands beside the row: "MLAT (°)".
QString displayName(TickRow row);

/// The rows under the time axis: time and position of each tick, one below the other.
class SpectrumTickRows : public QCPLayerable {
    Q_OBJECT
public:
    explicit SpectrumTickRows(QCPAxis* timeAxis);

    void setRows(std::vector<TickRow> rows) { rows_ = std::move(rows); }
    void setGrid(const SpectrumGrid& grid);
    void setFont(const QFont& font);
    void setColor(const QColor& color) { color_ = color; }

    /// The space that the rows need under the axis rectangle and at its left, pixels. The same width whatever
    /// the rows, so that plots stacked with different rows stay aligned.
    int heightNeeded() const;
    int widthNeeded() const;
    /// Room that the texts of one tick need, with the space to the next one, for ticks that are `step`
    /// seconds apart.
    int tickWidth(double step) const;

    QStringList rowNames() const;
    /// The texts under a tick, one for each row, for ticks that are `step` seconds apart.
    QStringList textsAt(double seconds, double step) const;

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    QString textAt(TickRow row, UtcMs utc, const Position& position, double step) const;

    QCPAxis* timeAxis_;
    std::vector<TickRow> rows_{TickRow::Ut, TickRow::Latitude, TickRow::Longitude, TickRow::MagneticLatitude};
    SpectrumGrid grid_;
    QFont font_;
    QColor color_;
};

} // namespace nucleoscope
