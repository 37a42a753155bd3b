#pragma once

#include "core/spectrum/grid.h"

#include <qcustomplot.h>

namespace nucleoscope {

/// Ticks at round UTC on an axis that counts seconds since `start`, from seconds to hours.
class UtcTicker : public QCPAxisTicker {
public:
    void setStart(UtcMs start);

protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double tickStep) override;
};

/// Decimal ticks with a true minus sign and as many digits as their step needs.
class DecimalTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;

private:
    int digits_ = 0;
};

/// The rows under the time axis: UT, latitude, longitude and magnetic latitude of each tick, one below the
/// other.
class SpectrumTickRows : public QCPLayerable {
    Q_OBJECT
public:
    explicit SpectrumTickRows(QCPAxis* timeAxis);

    void setGrid(const SpectrumGrid& grid);
    void setFont(const QFont& font);
    void setColor(const QColor& color) { color_ = color; }

    /// The space that the rows need under the axis rectangle and at its left, pixels.
    int heightNeeded() const;
    int widthNeeded() const;

    QStringList rowNames() const;
    /// The texts under a tick, one for each row. `withSeconds`: UT as HH:MM:SS.
    QStringList textsAt(double seconds, bool withSeconds) const;

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    QCPAxis* timeAxis_;
    SpectrumGrid grid_;
    QFont font_;
    QColor color_;
};

} // namespace nucleoscope
