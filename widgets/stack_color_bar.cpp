#include "widgets/stack_color_bar.h"

#include "widgets/mixed_color.h"

namespace nucleoscope {

namespace {

constexpr int gapToPlot = 9;  ///< as between a plot and the bar in the same view, px
constexpr double notch = 120; ///< eighths of a degree

} // namespace

StackColorBar::StackColorBar(SpectrumColors& colors, QWidget* parent)
    : QCustomPlot(parent), colors_(colors), bar_(this, colors) {
    plotLayout()->clear(); // no plot, only the bar
    plotLayout()->addElement(0, 0, bar_.element());
    bar_.element()->setAutoMargins(QCP::msNone);
    bar_.element()->setMargins(QMargins(gapToPlot, endRoom, 0, endRoom));
    setMouseTracking(true);
    setMinimumSize(0, 0);
    setToolTip(SpectrumColorBar::help());
    connect(&colors_, &SpectrumColors::changed, this, &StackColorBar::updateColors);
    connect(&colors_, &SpectrumColors::rangeChanged, this, &StackColorBar::updateColors);
    applyTheme();
    updateColors();
}

void StackColorBar::applyTheme() {
    const QColor ink = palette().color(QPalette::WindowText), window = palette().color(QPalette::Window);
    setBackground(window);
    bar_.applyTheme(font(), ink, mixed(ink, window, 0.35));
    replot(rpQueuedReplot);
}

void StackColorBar::updateColors() {
    bar_.updateColors();
    replot(rpQueuedReplot);
}

void StackColorBar::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::RightButton)
        emit colorPanelRequested(event->globalPosition().toPoint());
    else if (event->button() == Qt::LeftButton)
        bar_.press(event->position());
}

void StackColorBar::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        colors_.setAutomatic();
}

void StackColorBar::mouseMoveEvent(QMouseEvent* event) {
    bar_.drag(event->position());
    setCursor(bar_.cursorShape(event->position()));
}

void StackColorBar::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        bar_.release();
}

void StackColorBar::wheelEvent(QWheelEvent* event) {
    bar_.turn(event->angleDelta().y() / notch);
    event->accept();
}

void StackColorBar::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyTheme();
    if (event->type() == QEvent::LanguageChange) {
        setToolTip(SpectrumColorBar::help());
        updateColors();
    }
}

} // namespace nucleoscope
