#include "core/detection/track_lines.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace nucleoscope {
namespace {

constexpr double toleranceDegrees = 0.05;

/// `a` + fraction × (`b` − `a`); longitudes must not be on both sides of ±180°.
TrackPoint between(const TrackPoint& a, const TrackPoint& b, double fraction) {
    return {a.utc + std::llround(fraction * static_cast<double>(b.utc - a.utc)),
            std::lerp(a.latitude, b.latitude, fraction), std::lerp(a.longitude, b.longitude, fraction),
            std::lerp(a.altitudeKm, b.altitudeKm, fraction)};
}

bool isKnown(const TrackPoint& point) {
    return std::isfinite(point.latitude) && std::isfinite(point.longitude);
}

/// How far `point` lies from where the line from `a` to `b` is at its time.
double deviation(const TrackPoint& point, const TrackPoint& a, const TrackPoint& b) {
    const TrackPoint there =
        between(a, b, static_cast<double>(point.utc - a.utc) / static_cast<double>(b.utc - a.utc));
    const double narrowing =
        std::abs(point.latitude) > 80 ? std::cos(point.latitude * std::numbers::pi / 180) : 1.0;
    return std::max(std::abs(point.latitude - there.latitude),
                    narrowing * std::abs(point.longitude - there.longitude));
}

/// Keeps the ends and, between them, whatever the line would miss (Douglas and Peucker, in time).
void thin(const TrackLine& line, std::size_t first, std::size_t last, TrackLine& kept) {
    double worst = 0;
    std::size_t at = first;
    for (std::size_t i = first + 1; i < last; ++i) {
        const double miss = deviation(line[i], line[first], line[last]);
        if (miss > worst) {
            worst = miss;
            at = i;
        }
    }
    if (worst > toleranceDegrees) {
        thin(line, first, at, kept);
        thin(line, at, last, kept);
    } else {
        kept.push_back(line[last]);
    }
}

class Builder {
public:
    void add(const TrackPoint& point) {
        if (!line_.empty()) {
            const TrackPoint last = line_.back();
            if (static_cast<double>(point.utc - last.utc) > gapSeconds * 1000 || point.utc <= last.utc) {
                end();
            } else if (std::abs(point.longitude - last.longitude) > 180) {
                cross(last, point);
            }
        }
        line_.push_back(point);
    }

    void end() {
        if (line_.size() > 1) {
            TrackLine& kept = lines_.emplace_back();
            kept.push_back(line_.front());
            thin(line_, 0, line_.size() - 1, kept);
        }
        line_.clear();
    }

    std::vector<TrackLine> take() {
        end();
        return std::move(lines_);
    }

private:
    /// Ends the line at ±180° and begins another on the other side.
    void cross(const TrackPoint& from, TrackPoint to) {
        const double side = from.longitude > 0 ? 180 : -180;
        to.longitude += 2 * side;
        const double step = to.longitude - from.longitude;
        TrackPoint edge = between(from, to, step != 0 ? (side - from.longitude) / step : 0);
        edge.longitude = side;
        if (edge.utc > from.utc) {
            line_.push_back(edge);
        }
        end();
        edge.longitude = -side;
        if (edge.utc < to.utc) {
            line_.push_back(edge);
        }
    }

    TrackLine line_;
    std::vector<TrackLine> lines_;
};

} // namespace

std::vector<TrackLine> trackLines(const Track& track) {
    Builder builder;
    for (std::size_t row = 0; row < track.rows(); ++row) {
        const TrackPoint point{track.utc[row], track.latitude[row], track.longitude[row],
                               track.altitudeKm[row]};
        if (isKnown(point)) {
            builder.add(point);
        } else {
            builder.end();
        }
    }
    return builder.take();
}

} // namespace nucleoscope
