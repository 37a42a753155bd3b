#pragma once

#include "widgets/spectrum_view.h"

#include <QApplication>

#include <cmath>
#include <memory>

namespace nucleoscope::test {

inline constexpr UtcMs epoch = 1533625512000; // 2018-08-07T07:05:12Z

/// Rows 2.048 s apart, with `lost` rows missing after row `gapAfter`; a position that changes evenly.
inline std::shared_ptr<HalfOrbit> makeHalfOrbit(int rows, int bins, int gapAfter = -1, int lost = 0) {
    auto halfOrbit = std::make_shared<HalfOrbit>();
    halfOrbit->orbit = 2828;
    UtcMs utc = epoch;
    for (int row = 0; row < rows; ++row) {
        halfOrbit->track.utc.push_back(utc);
        const double seconds = static_cast<double>(utc - epoch) / 1000;
        halfOrbit->track.latitude.push_back(-65 + 0.06 * seconds);
        halfOrbit->track.longitude.push_back(std::remainder(170 + 0.02 * seconds, 360));
        halfOrbit->track.altitudeKm.push_back(507);
        halfOrbit->track.magneticLatitude.push_back(-60 + 0.05 * seconds);
        halfOrbit->track.magneticLongitude.push_back(20);
        utc += 2048 * (row == gapAfter ? 1 + lost : 1);
    }
    for (int bin = 0; bin < bins; ++bin)
        halfOrbit->frequencyHz.push_back(bin * 25000.0 / bins);
    return halfOrbit;
}

inline std::shared_ptr<SpectrumImage> makeImage(int width, int height) {
    auto image = std::make_shared<SpectrumImage>();
    image->width = width;
    image->height = height;
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column)
            image->log10Amplitude.push_back(-5.0F + 0.01F * float((row * 7 + column * 13) % 100));
    }
    return image;
}

struct Shown {
    std::shared_ptr<HalfOrbit> halfOrbit;
    std::shared_ptr<SpectrumImage> image;
    SpectrumView view;

    Shown(int width, int height, int gapAfter = -1, int lost = 0)
        : halfOrbit(makeHalfOrbit(width, height, gapAfter, lost)), image(makeImage(width, height)) {
        view.resize(900, 620);
        view.setHalfOrbit(halfOrbit, image);
        view.setMask(LabelMask(width, height));
        view.show();
        settle();
    }
    /// Lets queued replots happen.
    void settle() {
        QApplication::processEvents();
        view.replot();
        QApplication::processEvents();
    }
    QRect plot() const { return view.axisRect()->rect(); }
    QImage picture() { return view.grab().toImage(); }
};

inline void drag(QWidget* widget, Qt::MouseButton button, const QList<QPointF>& way,
                 Qt::KeyboardModifiers modifiers = {}) {
    const auto send = [&](QEvent::Type type, QPointF place, Qt::MouseButton changed, Qt::MouseButtons held) {
        QMouseEvent event(type, place, widget->mapToGlobal(place), changed, held, modifiers);
        QApplication::sendEvent(widget, &event);
    };
    send(QEvent::MouseButtonPress, way.front(), button, button);
    for (qsizetype i = 1; i < way.size(); ++i)
        send(QEvent::MouseMove, way[i], Qt::NoButton, button);
    send(QEvent::MouseButtonRelease, way.back(), button, Qt::NoButton);
}

inline void turnWheel(QWidget* widget, QPointF place, int notches, Qt::KeyboardModifiers modifiers = {}) {
    QWheelEvent event(place, widget->mapToGlobal(place), {}, {0, 120 * notches}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
}

inline void zoom(Shown& shown, int notches, QPointF at) {
    const QRect plot = shown.plot();
    const QPointF place(plot.left() + at.x() * (plot.width() - 1), plot.top() + at.y() * (plot.height() - 1));
    for (int i = 0; i < notches; ++i)
        turnWheel(&shown.view, place, 1);
    shown.settle();
}

} // namespace nucleoscope::test
