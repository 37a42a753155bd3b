#pragma once

#include "widgets/spectrum_geometry.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>
#include <vector>

namespace nucleoscope {

/// What part of a half-orbit is shown.
struct SpectrumRange {
    double startSeconds = 0, endSeconds = 0; ///< since the first row
    double lowKiloHertz = 0, highKiloHertz = 0;

    bool operator==(const SpectrumRange&) const = default;
};

/// A rectangle in time and frequency, from the first column's and lowest bin's centre to the last's and
/// highest's.
struct SpectrumBox {
    UtcMs utcStart = 0, utcEnd = 0;
    double frequencyLowHz = 0, frequencyHighHz = 0;
};

/// Zoom and pan of a spectrum's axes, inside the half-orbit, with a history that goes back and forward. The
/// turns of the wheel that follow each other are one step of it, and so is one drag.
class SpectrumNavigator : public QObject {
    Q_OBJECT
public:
    SpectrumNavigator(QCPAxis* time, QCPAxis* frequency, const SpectrumGeometry& geometry);

    SpectrumRange visible() const;
    SpectrumRange whole() const;
    /// As near as the half-orbit allows; adds no step to the history. Tells nobody when nothing changes, so
    /// that views can follow each other.
    void setVisible(const SpectrumRange& range);

    // What follows adds a step to the history.
    void fit();
    /// Shows the box with room around it.
    void zoomTo(const SpectrumBox& box);
    /// Shows what lies in a rectangle of the widget.
    void zoomTo(const QRectF& rect);
    void zoomAt(QPointF place, double factor, Qt::Orientations orientations);
    void panBy(QPointF distance);
    /// What comes next is a step of its own.
    void endStep() { lastAct_ = Act::None; }

    bool canGoBack() const { return !past_.empty(); }
    bool canGoForward() const { return !future_.empty(); }
    void goBack();
    void goForward();

    /// To be called around a change of the half-orbit. With `keepsZoom` the next one is shown at the same
    /// frequencies and with the same length of time, centred where it comes nearest to the same magnetic
    /// latitude (without positions: at the same time since its start); otherwise whole. The history ends.
    void beforeHalfOrbit();
    void afterHalfOrbit();
    bool keepsZoom = false;

    /// Another scale of the frequency axis keeps what is shown.
    void setLogarithmic(bool logarithmic);

signals:
    void visibleRangeChanged(const nucleoscope::SpectrumRange& range);
    void historyChanged();

private:
    enum class Act { None, Zoom, Pan };
    struct Kept {
        SpectrumRange range;
        bool wholeTime = true, wholeFrequency = true;
        double magneticLatitude = 0; ///< NaN when not known
    };

    void remember(Act act);
    void show(const SpectrumRange& range);
    std::optional<double> secondsAtMagneticLatitude(double degrees) const;

    QCPAxis* time_;
    QCPAxis* frequency_;
    const SpectrumGeometry& geometry_;
    std::vector<SpectrumRange> past_, future_;
    Act lastAct_ = Act::None;
    QElapsedTimer sinceLastAct_;
    std::optional<Kept> kept_;
};

} // namespace nucleoscope
