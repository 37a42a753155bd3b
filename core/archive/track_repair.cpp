#include "core/archive/track_repair.h"

#include "core/error.h"

#include <fmt/format.h>

#include <limits>
#include <numbers>

namespace nucleoscope {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double degree = std::numbers::pi / 180;
constexpr UtcMs longestHalfOrbitMs = 2 * 3600 * 1000;
constexpr double longestRepairSeconds = 300;
constexpr double longestExtrapolationSeconds = 20;
// 507 km circular orbit: 360° in 94.74 min and at most 0.0042°/s of the Earth's rotation, with a margin.
constexpr double fastestDegreesPerSecond = 0.075;
constexpr double positionTolerance = 0.1;
// A run of at most this many false positions is passed over.
constexpr std::size_t longestFalseRun = 32;

std::string rowsOf(std::size_t count, std::size_t total) {
    return fmt::format("{} of {} rows", count, total);
}

// ---- times

/// Rows of the longest run of strictly ascending times (patience sorting).
std::vector<std::size_t> ascendingRows(const std::vector<std::optional<UtcMs>>& times) {
    std::vector<std::size_t> tails, previous(times.size());
    for (std::size_t row = 0; row < times.size(); ++row) {
        if (!times[row]) {
            continue;
        }
        const auto place =
            std::lower_bound(tails.begin(), tails.end(), *times[row],
                             [&](std::size_t tail, UtcMs time) { return *times[tail] < time; });
        previous[row] = place == tails.begin() ? row : *(place - 1);
        if (place == tails.end()) {
            tails.push_back(row);
        } else {
            *place = row;
        }
    }
    std::vector<std::size_t> rows(tails.size());
    for (std::size_t i = tails.size(), row = tails.empty() ? 0 : tails.back(); i-- > 0; row = previous[row]) {
        rows[i] = row;
    }
    return rows;
}

/// Without the times that cannot belong to the same half-orbit as most.
std::vector<std::optional<UtcMs>> withoutStrangers(std::vector<std::optional<UtcMs>> times) {
    std::vector<UtcMs> known;
    for (const std::optional<UtcMs>& time : times) {
        if (time) {
            known.push_back(*time);
        }
    }
    if (known.empty()) {
        return times;
    }
    const auto middle = known.begin() + static_cast<std::ptrdiff_t>(known.size() / 2);
    std::nth_element(known.begin(), middle, known.end());
    for (std::optional<UtcMs>& time : times) {
        if (time && std::abs(*time - *middle) > longestHalfOrbitMs) {
            time.reset();
        }
    }
    return times;
}

UtcMs interpolatedTime(UtcMs first, UtcMs last, std::size_t step, std::size_t steps) {
    const double part = static_cast<double>(step) / static_cast<double>(steps);
    return first + std::llround(part * static_cast<double>(last - first));
}

// ---- positions

using Vector = std::array<double, 3>;

bool validLatitude(double value) {
    return std::abs(value) <= 90;
}

bool validLongitude(double value) {
    return value >= -180 && value <= 360;
}

bool validAltitude(double value) {
    return value > 100 && value < 2000;
}

double wrapped(double longitude) {
    const double turned = std::remainder(longitude, 360.0);
    return turned >= 180.0 ? -180.0 : turned;
}

Vector toVector(double latitude, double longitude) {
    const double cosine = std::cos(latitude * degree);
    return {cosine * std::cos(longitude * degree), cosine * std::sin(longitude * degree),
            std::sin(latitude * degree)};
}

double angle(const Vector& a, const Vector& b) {
    return 2 * std::asin(std::min(1.0, std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) / 2));
}

double seconds(const Track& track, std::size_t from, std::size_t to) {
    return static_cast<double>(track.utc[to] - track.utc[from]) / 1000.0;
}

/// Finds the rows whose positions can be believed.
class PositionCheck {
public:
    explicit PositionCheck(const Track& track) : track_(track), vectors_(track.rows()) {
        for (std::size_t row = 0; row < track.rows(); ++row) {
            vectors_[row] = toVector(track.latitude[row], track.longitude[row]);
        }
    }

    std::vector<std::size_t> believableRows() const {
        std::vector<std::size_t> candidates;
        for (std::size_t row = 0; row < track_.rows(); ++row) {
            if (std::isfinite(track_.latitude[row]) && std::isfinite(track_.longitude[row]) &&
                (candidates.empty() || !samePosition(candidates.back(), row))) {
                candidates.push_back(row);
            }
        }
        return isFlyable(candidates) ? candidates : longestFlyable(candidates);
    }

private:
    bool samePosition(std::size_t a, std::size_t b) const {
        return track_.latitude[a] == track_.latitude[b] && track_.longitude[a] == track_.longitude[b];
    }

    bool reachable(std::size_t from, std::size_t to) const {
        const double limit = fastestDegreesPerSecond * seconds(track_, from, to) + positionTolerance;
        return angle(vectors_[from], vectors_[to]) <= limit * degree;
    }

    bool isFlyable(const std::vector<std::size_t>& rows) const {
        return std::adjacent_find(rows.begin(), rows.end(), [this](std::size_t a, std::size_t b) {
                   return !reachable(a, b);
               }) == rows.end();
    }

    /// The longest chain of rows that a satellite can fly through one after the other.
    std::vector<std::size_t> longestFlyable(const std::vector<std::size_t>& rows) const {
        std::vector<std::size_t> length(rows.size(), 1), previous(rows.size());
        std::size_t last = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            previous[i] = i;
            for (std::size_t j = i > longestFalseRun ? i - longestFalseRun - 1 : 0; j < i; ++j) {
                if (length[j] + 1 > length[i] && reachable(rows[j], rows[i])) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            last = length[i] > length[last] ? i : last;
        }
        std::vector<std::size_t> chain(length[last]);
        for (std::size_t i = chain.size(); i-- > 0; last = previous[last]) {
            chain[i] = rows[last];
        }
        return chain;
    }

    const Track& track_;
    std::vector<Vector> vectors_;
};

/// Sets the position of `row` on the great circle through those of `a` and `b`, at its time.
void interpolatePosition(Track& track, std::size_t row, std::size_t a, std::size_t b) {
    const Vector from = toVector(track.latitude[a], track.longitude[a]);
    const Vector to = toVector(track.latitude[b], track.longitude[b]);
    const double arc = angle(from, to);
    const double part = seconds(track, a, row) / seconds(track, a, b);
    const double weightFrom = arc > 0 ? std::sin((1 - part) * arc) / std::sin(arc) : 1;
    const double weightTo = arc > 0 ? std::sin(part * arc) / std::sin(arc) : 0;
    Vector v{};
    for (std::size_t i = 0; i < 3; ++i) {
        v[i] = weightFrom * from[i] + weightTo * to[i];
    }
    track.latitude[row] = std::atan2(v[2], std::hypot(v[0], v[1])) / degree;
    track.longitude[row] = wrapped(std::atan2(v[1], v[0]) / degree);
}

/// The two good rows that `row` is interpolated from: those around it, or the nearest two at an end.
std::pair<std::size_t, std::size_t> anchors(const std::vector<std::size_t>& good, std::size_t row) {
    const auto after = std::lower_bound(good.begin() + 1, good.end() - 1, row);
    return {*(after - 1), *after};
}

bool closeEnough(const Track& track, std::size_t row, std::size_t a, std::size_t b) {
    if (row < a) {
        return seconds(track, row, a) <= longestExtrapolationSeconds;
    }
    if (row > b) {
        return seconds(track, b, row) <= longestExtrapolationSeconds;
    }
    return seconds(track, a, b) <= longestRepairSeconds;
}

/// Interpolates the rows that are not in `good`; `set` gets row and anchors. Returns how many were repaired.
template <class Set>
std::size_t repairRows(const Track& track, const std::vector<std::size_t>& good, const Set& set) {
    std::size_t repaired = 0;
    for (std::size_t row = 0; row < track.rows(); ++row) {
        if (std::binary_search(good.begin(), good.end(), row)) {
            continue;
        }
        const auto [a, b] = anchors(good, row);
        if (closeEnough(track, row, a, b)) {
            set(row, a, b);
            ++repaired;
        }
    }
    return repaired;
}

void reportRepairs(const char* what, std::size_t bad, std::size_t repaired, std::size_t rows,
                   std::vector<std::string>& warnings) {
    if (repaired > 0) {
        warnings.push_back(fmt::format("{} of {} missing or false, interpolated from the rows around", what,
                                       rowsOf(repaired, rows)));
    }
    if (bad > repaired) {
        warnings.push_back(fmt::format("{} of {} missing or false, too far from good ones to repair", what,
                                       rowsOf(bad - repaired, rows)));
    }
}

void repairGroundTrack(Track& track, std::vector<std::string>& warnings) {
    const std::size_t rows = track.rows();
    for (std::size_t row = 0; row < rows; ++row) {
        const bool valid = validLatitude(track.latitude[row]) && validLongitude(track.longitude[row]);
        track.latitude[row] = valid ? track.latitude[row] : missing;
        track.longitude[row] = valid ? wrapped(track.longitude[row]) : missing;
    }
    const std::vector<std::size_t> good = PositionCheck(track).believableRows();
    if (good.size() == rows) {
        return;
    }
    if (good.size() < 2 || 2 * good.size() < rows) {
        warnings.push_back(
            fmt::format("positions of {} are missing, stand still or jump: they are taken as they stand",
                        rowsOf(rows - good.size(), rows)));
        return;
    }
    std::vector<bool> isGood(rows, false);
    for (const std::size_t row : good) {
        isGood[row] = true;
    }
    for (std::size_t row = 0; row < rows; ++row) {
        track.latitude[row] = isGood[row] ? track.latitude[row] : missing;
        track.longitude[row] = isGood[row] ? track.longitude[row] : missing;
    }
    const std::size_t repaired = repairRows(track, good, [&](std::size_t row, std::size_t a, std::size_t b) {
        interpolatePosition(track, row, a, b);
    });
    reportRepairs("positions", rows - good.size(), repaired, rows, warnings);
}

void repairAltitude(Track& track, std::vector<std::string>& warnings) {
    std::vector<std::size_t> good;
    for (std::size_t row = 0; row < track.rows(); ++row) {
        if (validAltitude(track.altitudeKm[row])) {
            good.push_back(row);
        } else {
            track.altitudeKm[row] = missing;
        }
    }
    std::size_t repaired = 0;
    if (good.size() >= 2) {
        repaired = repairRows(track, good, [&](std::size_t row, std::size_t a, std::size_t b) {
            const double part = seconds(track, a, row) / seconds(track, a, b);
            track.altitudeKm[row] = std::lerp(track.altitudeKm[a], track.altitudeKm[b], part);
        });
    }
    reportRepairs("altitudes", track.rows() - good.size(), repaired, track.rows(), warnings);
}

} // namespace

std::vector<UtcMs> repairTimes(const std::vector<std::optional<UtcMs>>& times,
                               std::vector<std::string>& warnings) {
    const std::vector<std::optional<UtcMs>> plausible = withoutStrangers(times);
    const std::vector<std::size_t> good = ascendingRows(plausible);
    const std::size_t rows = times.size();
    if (good.empty() || 2 * good.size() < rows) {
        throw Error(
            fmt::format("its times do not run forward: only {} are in order", rowsOf(good.size(), rows)));
    }
    std::vector<UtcMs> result(rows);
    constexpr UtcMs stepMs = 2048;
    for (std::size_t row = 0; row < rows; ++row) {
        const auto after = std::lower_bound(good.begin(), good.end(), row);
        if (after == good.end()) {
            result[row] = *plausible[good.back()] + stepMs * static_cast<UtcMs>(row - good.back());
        } else if (*after == row || after == good.begin()) {
            result[row] = *plausible[*after] - stepMs * static_cast<UtcMs>(*after - row);
        } else {
            const std::size_t before = *(after - 1);
            result[row] =
                interpolatedTime(*plausible[before], *plausible[*after], row - before, *after - before);
        }
    }
    if (std::adjacent_find(result.begin(), result.end(), std::greater_equal<>{}) != result.end()) {
        throw Error("its times do not run forward: rows share one time");
    }
    if (good.size() < rows) {
        warnings.push_back(
            fmt::format("times of {} were missing or out of order, interpolated from the rows around",
                        rowsOf(rows - good.size(), rows)));
    }
    return result;
}

void repairPositions(Track& track, std::vector<std::string>& warnings) {
    repairGroundTrack(track, warnings);
    repairAltitude(track, warnings);
}

} // namespace nucleoscope
