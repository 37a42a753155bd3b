#pragma once

#include "core/labels/brush.h"
#include "core/labels/helped_selection.h"

#include <QObject>

namespace nucleoscope {

/// How the tools that label do it. A value: several views can share it.
struct LabelToolOptions {
    enum class BrushUnit { SpectrumPixels, ScreenPixels };
    static constexpr double minDiameter = 1, maxDiameter = 400;

    std::uint8_t label = LabelMask::nucleus; ///< what is painted
    double brushDiameter = 24;               ///< in brushUnit
    BrushUnit brushUnit = BrushUnit::ScreenPixels;
    Brush::Shape brushShape = Brush::Shape::Circle;

    bool limitsPower = false;        ///< every tool leaves its mark only where the power is in the range
    PowerRange power{-5, -3, false}; ///< log10 of the amplitude; in the flattened view of its ratio

    double tolerance = 0.15; ///< of growing from a seed, dex
    ThresholdOptions threshold;
    double nucleusLevel = 0.37; ///< part of a nucleus' peak where its outline runs, 0–1
    int operationPixels = 2;    ///< how far to smooth, grow or shrink
    int smallestRegion = 50;    ///< pixels; smaller ones are what is removed

    bool operator==(const LabelToolOptions&) const = default;
};

/// The options that the tools of a view share, kept within their limits.
class LabelToolSettings : public QObject {
    Q_OBJECT
public:
    const LabelToolOptions& options() const { return options_; }
    void set(LabelToolOptions options);
    void setBrushDiameter(double pixels);
    void growBrush();
    void shrinkBrush();
    /// By turns of the wheel.
    void turnBrush(double notches);
    void turnTolerance(double notches);
    /// How far a proposal reaches: the level of a nucleus, or of the threshold in use. Up is further.
    void turnNucleusLevel(double notches);
    void turnThreshold(double notches);

signals:
    void changed();

private:
    LabelToolOptions options_;
};

} // namespace nucleoscope
