#pragma once

#include "widgets/spectrum_color_bar.h"

#include <qcustomplot.h>

namespace nucleoscope {

/// The one colour bar of several stacked spectra, as high as all of them: a widget of its own beside them,
/// with the same drags, wheel and clicks as the bar inside a view.
class StackColorBar : public QCustomPlot {
    Q_OBJECT
public:
    /// Room above and below the bar for the numbers at its ends, px.
    static constexpr int endRoom = 12;

    /// `colors` must outlive it.
    StackColorBar(SpectrumColors& colors, QWidget* parent);

signals:
    /// A right click: at `place` on the screen.
    void colorPanelRequested(const QPoint& place);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyTheme();
    void updateColors();

    SpectrumColors& colors_;
    SpectrumColorBar bar_;
};

} // namespace nucleoscope
