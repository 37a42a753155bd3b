#include "core/statistics/significance.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <limits>

namespace nucleoscope {
namespace {

std::string probabilityText(double p, bool isApproximate = false) {
    if (p < 1e-16) {
        return "p < 1e-16";
    }
    const char* sign = isApproximate ? "≈" : "=";
    return p < 0.001 ? fmt::format("p {} {:.1e}", sign, p) : fmt::format("p {} {:.3f}", sign, p);
}

} // namespace

TestResult chiSquaredTest(std::span<const std::size_t> counts, std::span<const double> exposure) {
    double total = 0;
    double exposed = 0;
    std::size_t groups = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (exposure[i] > 0) {
            total += static_cast<double>(counts[i]);
            exposed += exposure[i];
            ++groups;
        }
    }
    TestResult result;
    if (groups < 2 || total == 0) {
        return result;
    }
    result.degrees = groups - 1;
    result.smallestExpected = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (exposure[i] > 0) {
            const double expected = total * exposure[i] / exposed;
            const double difference = static_cast<double>(counts[i]) - expected;
            result.statistic += difference * difference / expected;
            result.smallestExpected = std::min(result.smallestExpected, expected);
        }
    }
    const boost::math::chi_squared distribution(static_cast<double>(result.degrees));
    result.p = boost::math::cdf(complement(distribution, result.statistic));
    return result;
}

TestResult rayleighTest(std::span<const double> angles) {
    TestResult result{.kind = TestResult::Kind::Rayleigh};
    if (angles.empty()) {
        return result;
    }
    double cosine = 0;
    double sine = 0;
    for (const double angle : angles) {
        cosine += std::cos(angle);
        sine += std::sin(angle);
    }
    const double n = static_cast<double>(angles.size());
    const double resultant = std::hypot(cosine, sine);
    result.statistic = resultant * resultant / n;
    result.p =
        std::min(1.0, std::exp(std::sqrt(1 + 4 * n + 4 * (n * n - resultant * resultant)) - (1 + 2 * n)));
    return result;
}

std::string toString(const TestResult& result) {
    if (result.kind == TestResult::Kind::Rayleigh) {
        return fmt::format("Rayleigh z = {:.2f}, {}", result.statistic, probabilityText(result.p));
    }
    constexpr double enough = 5;
    const bool isApproximate = result.degrees > 0 && result.smallestExpected < enough;
    return fmt::format("χ²({}) = {:.1f}, {}", result.degrees, result.statistic,
                       probabilityText(result.p, isApproximate));
}

} // namespace nucleoscope
