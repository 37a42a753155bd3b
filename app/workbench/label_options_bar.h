#pragma once

#include "core/labels/mask_edits.h"
#include "widgets/spectrum_view.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QSlider;
class QSpinBox;
class QToolButton;

namespace nucleoscope {

class Actions;
class RangeSlider;

/// A class that can be painted, as it is shown.
struct PaintableClass {
    std::uint8_t value = LabelMask::nucleus;
    QString name;
    QColor color;
};

/// One row above the spectrum: what is painted, and what the tool in hand can be told, and nothing else.
class LabelOptionsBar : public QWidget {
    Q_OBJECT
public:
    explicit LabelOptionsBar(const Actions& actions, QWidget* parent = nullptr);

    void setClasses(const std::vector<PaintableClass>& classes);
    void setTool(SpectrumToolKind tool);
    void setOptions(const LabelToolOptions& options);
    /// The values that the range of power can be set among, log10.
    void setPowerLimits(double low, double high);
    void setOpacity(double opacity);

signals:
    void optionsChanged(const nucleoscope::LabelToolOptions& options);
    void opacityChanged(double opacity);
    void classRequested(const QString& name);
    /// Another colour, another name of a class.
    void classColorRequested(std::uint8_t value);
    void classNameRequested(std::uint8_t value);

private:
    /// Widgets that are shown together, with some tools only.
    QWidget* makeClasses(const Actions& actions);
    std::uint8_t chosenClass() const;
    QWidget* makeBrush();
    QWidget* makeSeed();
    QWidget* makeThreshold();
    QWidget* makeNucleus();
    QWidget* makeModel(const Actions& actions);
    QWidget* makeOperations(const Actions& actions);
    QWidget* makeRange(const Actions& actions);
    void connectParts();
    /// Reads the fields, changes them by `change` and tells.
    void take();
    void showThresholdFields();

    LabelToolOptions options_;
    bool isShowing_ = false;
    QComboBox *class_, *brushUnit_, *brushShape_, *method_;
    QLineEdit* newClass_ = nullptr;
    QSpinBox *brushSize_, *operationPixels_, *smallest_;
    QDoubleSpinBox *tolerance_, *percentile_, *spreads_;
    QSlider *toleranceSlider_, *level_, *opacity_;
    RangeSlider* range_;
    QWidget *brushPart_, *seedPart_, *thresholdPart_, *nucleusPart_, *modelPart_, *operationPart_,
        *rangePart_;
    QLabel* rangeText_;
};

} // namespace nucleoscope
