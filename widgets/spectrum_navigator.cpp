#include "widgets/spectrum_navigator.h"

#include <algorithm>
#include <cmath>

namespace nucleoscope {

namespace {

constexpr double leastSeconds = 8;     ///< the closest zoom
constexpr double leastKiloHertz = 0.1; ///< the closest zoom
constexpr qint64 pauseMs = 1000;       ///< turns of the wheel further apart are two steps
constexpr std::size_t historyLength = 100;

/// Cuts a range at the limits, shifting it back inside rather than shrinking it.
QCPRange limited(QCPRange range, const QCPRange& limits, double leastSize) {
    const double least = std::min(leastSize, limits.size());
    if (range.size() < least)
        range = QCPRange(range.center() - least / 2, range.center() + least / 2);
    if (range.size() >= limits.size())
        return limits;
    if (range.lower < limits.lower)
        range += limits.lower - range.lower;
    if (range.upper > limits.upper)
        range -= range.upper - limits.upper;
    return range;
}

/// The same on a logarithmic axis, where shifting keeps the ratio of the ends.
QCPRange limitedRatio(QCPRange range, const QCPRange& limits, double leastSize) {
    const double lower = std::max(range.lower, limits.lower * 1e-6);
    const double upper = std::max(range.upper, lower * 1.0001);
    const double center = std::sqrt(lower * upper);
    const double half = leastSize / center / 2;
    const double leastRatio = half + std::sqrt(half * half + 1); // of an end to the centre
    const QCPRange logarithms =
        limited({std::log(lower), std::log(upper)}, {std::log(limits.lower), std::log(limits.upper)},
                2 * std::log(leastRatio));
    // Rounding must not make the whole range another one.
    const auto back = [&](double logarithm, double limit) {
        return logarithm == std::log(limit) ? limit : std::exp(logarithm);
    };
    return {back(logarithms.lower, limits.lower), back(logarithms.upper, limits.upper)};
}

bool isNear(double a, double b, double scale) {
    return std::abs(a - b) <= 1e-9 * scale;
}

bool areNear(const SpectrumRange& a, const SpectrumRange& b) {
    const double seconds = b.endSeconds - b.startSeconds, kiloHertz = b.highKiloHertz - b.lowKiloHertz;
    return isNear(a.startSeconds, b.startSeconds, seconds) && isNear(a.endSeconds, b.endSeconds, seconds) &&
           isNear(a.lowKiloHertz, b.lowKiloHertz, kiloHertz) &&
           isNear(a.highKiloHertz, b.highKiloHertz, kiloHertz);
}

} // namespace

SpectrumNavigator::SpectrumNavigator(QCPAxis* time, QCPAxis* frequency, const SpectrumGeometry& geometry)
    : time_(time), frequency_(frequency), geometry_(geometry) {}

SpectrumRange SpectrumNavigator::visible() const {
    const QCPRange time = time_->range(), frequency = frequency_->range();
    return {time.lower, time.upper, frequency.lower, frequency.upper};
}

SpectrumRange SpectrumNavigator::whole() const {
    const QCPRange time = geometry_.fullTime(), frequency = geometry_.fullFrequency();
    return {time.lower, time.upper, frequency.lower, frequency.upper};
}

void SpectrumNavigator::show(const SpectrumRange& range) {
    const SpectrumRange before = visible();
    time_->setRange(limited({range.startSeconds, range.endSeconds}, geometry_.fullTime(), leastSeconds));
    const auto limit = geometry_.isLogarithmic() ? limitedRatio : limited;
    frequency_->setRange(
        limit({range.lowKiloHertz, range.highKiloHertz}, geometry_.fullFrequency(), leastKiloHertz));
    if (!areNear(before, visible()))
        emit visibleRangeChanged(visible());
}

void SpectrumNavigator::setVisible(const SpectrumRange& range) {
    if (!areNear(range, visible()))
        show(range);
}

void SpectrumNavigator::remember(Act act) {
    const bool goesOn =
        act != Act::None && act == lastAct_ && sinceLastAct_.isValid() && sinceLastAct_.elapsed() < pauseMs;
    lastAct_ = act;
    sinceLastAct_.start();
    if (goesOn)
        return;
    if (past_.empty() || !areNear(past_.back(), visible()))
        past_.push_back(visible());
    if (past_.size() > historyLength)
        past_.erase(past_.begin());
    future_.clear();
    emit historyChanged();
}

void SpectrumNavigator::goBack() {
    // A step that led nowhere, such as zooming out of the whole, is not worth a key.
    while (!past_.empty() && areNear(past_.back(), visible()))
        past_.pop_back();
    if (past_.empty())
        return;
    future_.push_back(visible());
    const SpectrumRange range = past_.back();
    past_.pop_back();
    endStep();
    show(range);
    emit historyChanged();
}

void SpectrumNavigator::goForward() {
    if (future_.empty())
        return;
    past_.push_back(visible());
    const SpectrumRange range = future_.back();
    future_.pop_back();
    endStep();
    show(range);
    emit historyChanged();
}

void SpectrumNavigator::fit() {
    remember(Act::None);
    show(whole());
}

void SpectrumNavigator::zoomTo(const SpectrumBox& box) {
    constexpr double room = 1.5; ///< at each side, in sizes of the box
    constexpr double leastRoomSeconds = 60, leastRoomKiloHertz = 0.8;
    const double start = geometry_.secondsOf(box.utcStart), end = geometry_.secondsOf(box.utcEnd);
    const double low = box.frequencyLowHz / 1000, high = box.frequencyHighHz / 1000;
    const double roomSeconds = std::max(room * (end - start), leastRoomSeconds);
    const double roomKiloHertz = std::max(room * (high - low), leastRoomKiloHertz);
    remember(Act::None);
    show({start - roomSeconds, end + roomSeconds, low - roomKiloHertz, high + roomKiloHertz});
}

void SpectrumNavigator::zoomTo(const QRectF& rect) {
    remember(Act::None);
    show({time_->pixelToCoord(rect.left()), time_->pixelToCoord(rect.right()),
          frequency_->pixelToCoord(rect.bottom()), frequency_->pixelToCoord(rect.top())});
}

void SpectrumNavigator::zoomAt(QPointF place, double factor, Qt::Orientations orientations) {
    remember(Act::Zoom);
    SpectrumRange range = visible();
    if (orientations & Qt::Horizontal) {
        const double center = time_->pixelToCoord(place.x());
        range.startSeconds = center + (range.startSeconds - center) * factor;
        range.endSeconds = center + (range.endSeconds - center) * factor;
    }
    if (orientations & Qt::Vertical) {
        const double center = frequency_->pixelToCoord(place.y());
        const auto scaled = [&](double end) {
            return geometry_.isLogarithmic() ? center * std::pow(end / center, factor)
                                             : center + (end - center) * factor;
        };
        range.lowKiloHertz = scaled(range.lowKiloHertz);
        range.highKiloHertz = scaled(range.highKiloHertz);
    }
    show(range);
}

void SpectrumNavigator::panBy(QPointF distance) {
    remember(Act::Pan);
    SpectrumRange range = visible();
    const double seconds = time_->pixelToCoord(0) - time_->pixelToCoord(distance.x());
    range.startSeconds += seconds;
    range.endSeconds += seconds;
    const double from = frequency_->pixelToCoord(distance.y()), to = frequency_->pixelToCoord(0);
    const auto moved = [&](double end) {
        return geometry_.isLogarithmic() ? end * (to / from) : end + (to - from);
    };
    range.lowKiloHertz = moved(range.lowKiloHertz);
    range.highKiloHertz = moved(range.highKiloHertz);
    show(range);
}

void SpectrumNavigator::setLogarithmic(bool logarithmic) {
    if (logarithmic == geometry_.isLogarithmic())
        return;
    const bool wasWhole = isNear(visible().lowKiloHertz, whole().lowKiloHertz, 1) &&
                          isNear(visible().highKiloHertz, whole().highKiloHertz, 1);
    SpectrumRange range = visible();
    frequency_->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (wasWhole) {
        range.lowKiloHertz = whole().lowKiloHertz;
        range.highKiloHertz = whole().highKiloHertz;
    }
    show(range);
}

void SpectrumNavigator::beforeHalfOrbit() {
    kept_.reset();
    if (!keepsZoom || geometry_.empty())
        return;
    const SpectrumRange range = visible(), all = whole();
    const double center = geometry_.timeline().columnAt((range.startSeconds + range.endSeconds) / 2);
    kept_ = Kept{
        range, isNear(range.startSeconds, all.startSeconds, 1) && isNear(range.endSeconds, all.endSeconds, 1),
        isNear(range.lowKiloHertz, all.lowKiloHertz, 1) && isNear(range.highKiloHertz, all.highKiloHertz, 1),
        geometry_.grid().positionAt(center).magneticLatitude};
}

void SpectrumNavigator::afterHalfOrbit() {
    SpectrumRange range = whole();
    if (kept_ && !geometry_.empty() && !kept_->wholeFrequency) {
        range.lowKiloHertz = kept_->range.lowKiloHertz;
        range.highKiloHertz = kept_->range.highKiloHertz;
    }
    if (kept_ && !geometry_.empty() && !kept_->wholeTime) {
        const double length = kept_->range.endSeconds - kept_->range.startSeconds;
        const double center = secondsAtMagneticLatitude(kept_->magneticLatitude)
                                  .value_or(kept_->range.startSeconds + length / 2);
        range.startSeconds = center - length / 2;
        range.endSeconds = center + length / 2;
    }
    past_.clear();
    future_.clear();
    endStep();
    show(range);
    emit historyChanged();
}

std::optional<double> SpectrumNavigator::secondsAtMagneticLatitude(double degrees) const {
    const std::vector<double>& latitudes = geometry_.grid().track().magneticLatitude;
    int nearest = -1;
    double distance = std::numeric_limits<double>::infinity();
    for (std::size_t column = 0; column < latitudes.size(); ++column) {
        if (const double away = std::abs(latitudes[column] - degrees); away < distance) {
            distance = away;
            nearest = static_cast<int>(column);
        }
    }
    return nearest < 0 ? std::nullopt : std::optional(geometry_.timeline().secondsAt(nearest));
}

} // namespace nucleoscope
