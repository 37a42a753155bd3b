#pragma once

#include "core/labels/mask.h"

#include <QObject>

namespace nucleoscope {

/// What the painting tools share: the size of the brush, in which pixels, and the label that it paints.
class SpectrumBrush : public QObject {
    Q_OBJECT
public:
    enum class Unit { SpectrumPixels, ScreenPixels };
    Q_ENUM(Unit)

    static constexpr double minDiameter = 1, maxDiameter = 400;

    double diameter() const { return diameter_; }
    void setDiameter(double pixels);
    void grow();
    void shrink();
    /// By turns of the wheel.
    void turn(double notches);

    Unit unit = Unit::ScreenPixels;
    std::uint8_t label = LabelMask::nucleus;

signals:
    void diameterChanged(double pixels);

private:
    double diameter_ = 24;
};

} // namespace nucleoscope
