#pragma once

#include "core/spectrum/quantity.h"
#include "core/spectrum/spectrum_part.h"

#include <qcustomplot.h>

#include <optional>

namespace nucleoscope {

class FrequencyTicker;
class UtcTicker;

/// The line through a spectrum at the cursor, and at a second, pinned one to compare with: all frequencies of
/// one time, or all times of one frequency. It shares that axis with the plot of the spectrum, and lies
/// beside it: setSpan() puts the two axes in line.
class SlicePanel : public QCustomPlot {
    Q_OBJECT
public:
    enum class Kind {
        Spectrum, ///< value to the right, frequency upward
        Series    ///< time to the right, value upward
    };
    enum class Cursor { Moving, Pinned };

    explicit SlicePanel(Kind kind, QWidget* parent = nullptr);

    /// Forgets the lines. `start`: of the seconds of a series. `low`, `high`: log10 amplitudes that the
    /// values span at first; lines that go beyond widen them.
    void begin(UtcMs start, float low, float high);
    void setQuantity(const SpectrumQuantity& quantity);

    /// Frequencies in Hz or seconds since the start, as SpectrumSlice has them. `at`: where the cursor is on
    /// the other axis' line (the cross-hair's other arm), in the units of the shared axis (kHz or seconds).
    void setLine(Cursor cursor, const SpectrumSlice& slice, double at, const QString& name);
    void clearLine(Cursor cursor);

    /// The part of the shared axis that shows: kHz or seconds.
    void setShown(const QCPRange& range, bool logarithmic = false);
    /// The first and the last pixel of this widget that the shared axis covers.
    void setSpan(int first, int last);
    /// Whether the shared axis has numbers of its own.
    void setNumbered(bool numbered);

    /// What is drawn, for tests: the points of a line in shown units; NaN where it is broken.
    QVector<QPointF> points(Cursor cursor) const;
    QCPRange valueRange() const { return value_->range(); }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Line {
        QCPGraph* graph = nullptr;
        QCPItemStraightLine* place = nullptr; ///< the cross-hair's other arm
        QCPItemText* label = nullptr;         ///< its name, in its colour
        SpectrumSlice slice;
        QString name;
    };

    Line& line(Cursor cursor) { return lines_[static_cast<std::size_t>(cursor)]; }
    const Line& line(Cursor cursor) const { return lines_[static_cast<std::size_t>(cursor)]; }
    void placeNames();
    void applyTheme();
    void applySpan();
    void updateData(Line& line);
    void updateValueAxis();
    void updateNames();

    Kind kind_;
    QCPAxis *shared_, *value_;
    QSharedPointer<FrequencyTicker> frequencyTicker_;
    QSharedPointer<UtcTicker> timeTicker_;
    std::array<Line, 2> lines_;
    SpectrumQuantity quantity_;
    float low_ = 0, high_ = 1; ///< log10 amplitude
    int first_ = 60, last_ = 0;
};

} // namespace nucleoscope
