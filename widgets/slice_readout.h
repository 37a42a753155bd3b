#pragma once

#include "core/archive/utc.h"
#include "core/spectrum/quantity.h"

#include <QWidget>

#include <array>
#include <optional>

class QLabel;

namespace nucleoscope {

/// A place in a spectrum with its value.
struct SlicePoint {
    UtcMs utc = 0;
    double frequencyHz = 0;
    float log10Amplitude = 0; ///< or of a ratio; NaN where missing
};

/// The numbers at the cursor and at the pinned one, and their difference (cursor − pinned).
class SliceReadout : public QWidget {
    Q_OBJECT
public:
    explicit SliceReadout(QWidget* parent = nullptr);

    void setPoints(const std::optional<SlicePoint>& cursor, const std::optional<SlicePoint>& pinned,
                   const SpectrumQuantity& quantity);
    /// Row 0 time, 1 frequency, 2 value; column 0 cursor, 1 pinned, 2 difference.
    QString text(int row, int column) const;

private:
    static constexpr std::size_t rows = 3, columns = 3;

    std::array<std::array<QLabel*, columns>, rows> cells_;
    QLabel* unit_;
    QLabel* hint_;
};

} // namespace nucleoscope
