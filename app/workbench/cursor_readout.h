#pragma once

#include "widgets/spectrum_view.h"

#include <QWidget>

#include <map>

class QLabel;

namespace nucleoscope {

/// What lies under the cursor: time, frequency, value, position and label. Every field keeps its width, so
/// that nothing jumps while the mouse moves.
class CursorReadout : public QWidget {
    Q_OBJECT

public:
    explicit CursorReadout(QWidget* parent = nullptr);

    /// In which quantity values are read: the one that the colour bar shows.
    void setQuantity(SpectrumQuantity quantity);
    /// What labels are called; one that has no name here is told by its number.
    void setLabelNames(std::map<std::uint8_t, QString> names);
    void showCursor(const CursorInfo& info);
    void clear();
    QString text() const; ///< all fields, for tests and screen readers

private:
    enum Field { Time, Frequency, Value, Latitude, Longitude, MagneticLatitude, LabelField, FieldCount };

    QString valueText(const CursorInfo& info) const;

    QString labelName(std::uint8_t label) const;

    SpectrumQuantity quantity_;
    std::map<std::uint8_t, QString> labelNames_;
    QLabel* fields_[FieldCount];
};

} // namespace nucleoscope
