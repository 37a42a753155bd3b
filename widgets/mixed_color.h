#pragma once

#include <QColor>

#include <cmath>

namespace nucleoscope {

/// `share` of the way from `a` to `b`, opaque: lines and grounds that fit a light and a dark window.
inline QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto mix = [share](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * share)); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace nucleoscope
