#include "core/statistics/intervals.h"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

namespace nucleoscope {

Interval poissonInterval(std::size_t count, double confidence) {
    using boost::math::chi_squared;
    const double tail = (1 - confidence) / 2;
    const double n = static_cast<double>(count);
    const double low = count == 0 ? 0 : boost::math::quantile(chi_squared(2 * n), tail) / 2;
    const double high = boost::math::quantile(complement(chi_squared(2 * n + 2), tail)) / 2;
    return {low, high};
}

Interval wilsonInterval(std::size_t successes, std::size_t trials, double confidence) {
    if (trials == 0) {
        return {0, 1};
    }
    const double z = boost::math::quantile(complement(boost::math::normal(), (1 - confidence) / 2));
    const double n = static_cast<double>(trials);
    const double share = static_cast<double>(successes) / n;
    const double scale = 1 + z * z / n;
    const double middle = (share + z * z / (2 * n)) / scale;
    const double half = z / scale * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return {std::max(middle - half, 0.0), std::min(middle + half, 1.0)};
}

} // namespace nucleoscope
