// Prints how long the spectrum view takes for what an analyst does, against one frame of a 60 Hz screen.

#include "core/simulation/simulator.h"
#include "widgets/spectrum_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

using namespace nucleoscope;

namespace {

constexpr double frameMs = 1000.0 / 60.0;

class PaintCounter : public QObject {
public:
    int count = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        count += event->type() == QEvent::Paint;
        return false;
    }
};

/// Runs `act` and the repaint that follows `times` times; prints the median and the slowest.
template <typename Act>
void measure(const char* name, QWidget& widget, int times, Act&& act) {
    PaintCounter paints;
    widget.installEventFilter(&paints);
    std::vector<double> ms;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        const int before = paints.count;
        act(i);
        while (paints.count == before)
            QApplication::processEvents();
        ms.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(ms.begin(), ms.end());
    const double median = ms[ms.size() / 2], slow = ms[ms.size() * 95 / 100];
    fmt::print("{:<44} median {:7.2f} ms ({:5.2f} of a frame)   95 % {:7.2f} ms ({:5.2f} of a frame)\n", name,
               median, median / frameMs, slow, slow / frameMs);
}

void sendMouse(QWidget& widget, QEvent::Type type, QPointF place) {
    const bool moves = type == QEvent::MouseMove, ends = type == QEvent::MouseButtonRelease;
    QMouseEvent event(type, place, widget.mapToGlobal(place), moves ? Qt::NoButton : Qt::LeftButton,
                      ends ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

QPointF onCircle(const QRect& plot, int step) {
    const double angle = 0.05 * step;
    return plot.center() +
           QPointF(plot.width() * 0.4 * std::cos(angle), plot.height() * 0.4 * std::sin(1.3 * angle));
}

/// Strokes of a brush of 100 px by the mouse, each kept in a history as the window does; then undone to the
/// first.
void measureManyStrokes(SpectrumView& view) {
    constexpr int strokes = 1000, moves = 20;
    const QRect plot = view.axisRect()->rect();
    LabelHistory history;
    LabelMask mask = view.mask();
    const auto connection =
        QObject::connect(&view, &SpectrumView::strokeFinished, &view, [&](const LabelHistory::Step& step) {
            applyStep(step, mask);
            history.add(step);
        });
    for (int i = 0; i < strokes; ++i) {
        view.setTool(i % 2 == 0 ? SpectrumView::Tool::Brush : SpectrumView::Tool::Eraser);
        sendMouse(view, QEvent::MouseButtonPress, onCircle(plot, 7 * i));
        for (int move = 1; move < moves; ++move)
            sendMouse(view, QEvent::MouseMove, onCircle(plot, 7 * i + move));
        sendMouse(view, QEvent::MouseButtonRelease, onCircle(plot, 7 * i + moves));
    }
    QObject::disconnect(connection);
    fmt::print("{} strokes of 100 px take {:.1f} MB\n", strokes, static_cast<double>(history.bytes()) / 1e6);
    QApplication::processEvents();
    measure("undo of such a stroke", view, 200, [&](int) {
        if (history.canUndo())
            view.applyChanges(history.undo(mask));
    });
}

} // namespace

int main(int argc, char* argv[]) {
    QApplication application(argc, argv);
    SimulatedHalfOrbit simulated = simulateHalfOrbit({}, 0);
    const auto halfOrbit = std::make_shared<HalfOrbit>(std::move(simulated.halfOrbit));
    const auto image = std::make_shared<SpectrumImage>(makeSpectrumImage(*halfOrbit));
    fmt::print("spectrum of {} x {} pixels in a view of 1600 x 900, frame {:.1f} ms\n", image->width,
               image->height, frameMs);

    SpectrumView view;
    view.resize(1600, 900);
    view.show();
    QApplication::processEvents();
    measure("another half-orbit, from data to screen", view, 15, [&](int) {
        view.setHalfOrbit(halfOrbit, image);
        view.setMask(LabelMask(image->width, image->height));
    });
    view.setMask(simulated.truth);
    const QRect plot = view.axisRect()->rect();

    view.setTool(SpectrumView::Tool::Brush);
    view.setBrushUnit(SpectrumView::BrushUnit::ScreenPixels);
    for (const int diameter : {12, 100}) {
        view.setBrushDiameter(diameter);
        QApplication::processEvents();
        sendMouse(view, QEvent::MouseButtonPress, onCircle(plot, 0));
        measure(fmt::format("mouse move with a brush of {} px, painted", diameter).c_str(), view, 400,
                [&](int i) { sendMouse(view, QEvent::MouseMove, onCircle(plot, i)); });
        sendMouse(view, QEvent::MouseButtonRelease, onCircle(plot, 400));
    }

    LabelHistory history;
    LabelMask mask = view.mask();
    LabelHistory::Step step;
    paintSegment(mask, {100, 300}, {900, 500}, {100, 100}, LabelMask::unsure, step);
    history.add(step);
    measure("undo and redo of a stroke of 200 px", view, 100,
            [&](int i) { view.applyChanges(i % 2 == 0 ? history.undo(mask) : history.redo(mask)); });
    measureManyStrokes(view);

    view.setMask(LabelMask(image->width, image->height));
    view.setTool(SpectrumView::Tool::Lasso);
    sendMouse(view, QEvent::MouseButtonPress, onCircle(plot, 0));
    measure("mouse move with a lasso of many points", view, 200,
            [&](int i) { sendMouse(view, QEvent::MouseMove, onCircle(plot, i + 1)); });
    sendMouse(view, QEvent::MouseButtonRelease, onCircle(plot, 201));
    view.setTool(SpectrumView::Tool::Seed);
    QApplication::processEvents();
    sendMouse(view, QEvent::MouseButtonPress, plot.center());
    measure("mouse move with a growing seed", view, 60,
            [&](int i) { sendMouse(view, QEvent::MouseMove, onCircle(plot, i)); });
    sendMouse(view, QEvent::MouseButtonRelease, onCircle(plot, 60));

    view.setTool(SpectrumView::Tool::Inspect);
    for (const bool logarithmic : {false, true}) {
        SpectrumViewOptions options;
        options.logarithmicFrequency = logarithmic;
        view.setOptions(options);
        view.fit();
        QApplication::processEvents();
        const std::string axis = logarithmic ? ", logarithmic" : "";
        const QPointF center = plot.center();
        measure(("zoom by one notch of the wheel" + axis).c_str(), view, 60, [&](int i) {
            QWheelEvent event(center, view.mapToGlobal(center), {}, {0, i % 20 < 10 ? 120 : -120},
                              Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(&view, &event);
        });
        view.fit();
        view.zoomIn();
        view.zoomIn();
        QApplication::processEvents();
        sendMouse(view, QEvent::MouseButtonPress, center);
        measure(("pan" + axis).c_str(), view, 100, [&](int i) {
            sendMouse(view, QEvent::MouseMove,
                      center + QPointF(30 * std::cos(0.3 * i), 30 * std::sin(0.3 * i)));
        });
        sendMouse(view, QEvent::MouseButtonRelease, center);
    }
    view.setOptions({});
    measure("colour bar dragged", view, 40,
            [&](int i) { view.setRange(-6.0F + 0.01F * static_cast<float>(i), -3.5F); });
    view.colors().setAutomatic();
    measure("other colours", view, 15,
            [&](int i) { view.setColorMap(colorMap(i % 2 == 0 ? "inferno" : "viridis").value()); });
    measure("flattened view on and off", view, 8, [&](int i) { view.setFlattened(i % 2 == 0); });
    return 0;
}
