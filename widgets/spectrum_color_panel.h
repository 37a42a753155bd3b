#pragma once

#include "widgets/spectrum_colors.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace nucleoscope {

/// The choices about colours in one small panel that pops up where they are needed: map, quantity,
/// background, and the range by hand in the quantity that is shown or by percentiles.
class SpectrumColorPanel : public QFrame {
    Q_OBJECT
public:
    /// `colors` must outlive it.
    explicit SpectrumColorPanel(SpectrumColors& colors, QWidget* parent = nullptr);

    /// Shows it with its upper right corner at a place of the screen, or as near as fits.
    void popUp(QPoint globalPlace);

private:
    void build();
    void connectFields();
    void update();
    void applyRange();

    SpectrumColors& colors_;
    QComboBox *map_, *quantity_;
    QCheckBox *flattened_, *fixed_;
    QDoubleSpinBox *low_, *high_, *lowPercent_, *highPercent_;
    QLabel* unit_;
    QPushButton* automatic_;
};

} // namespace nucleoscope
