#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace nucleoscope {

/// What a test of significance says.
struct TestResult {
    enum class Kind { ChiSquared, Rayleigh };
    Kind kind = Kind::ChiSquared;
    double statistic = 0;        ///< χ², or n times the squared mean resultant length
    std::size_t degrees = 0;     ///< of freedom; 0 of a Rayleigh test
    double p = 1;                ///< how probable so large a statistic is when nothing differs
    double smallestExpected = 0; ///< χ²: p is an approximation, a poor one when this is below 5
    bool operator==(const TestResult&) const = default;
};

/// Whether counts differ more than by chance, given that their expectations are in proportion to
/// `exposure`. Groups without exposure are left out. Nothing to test: χ² 0 with 0 degrees, p 1.
/// Source: Pearson (1900), Phil. Mag. 50, 157.
TestResult chiSquaredTest(std::span<const std::size_t> counts, std::span<const double> exposure);

/// Whether angles (radians) prefer a direction. It knows of no exposure. Source of p: Zar (2010),
/// Biostatistical Analysis, eq. 27.4.
TestResult rayleighTest(std::span<const double> angles);

/// "χ²(3) = 12.3, p = 0.006", with the degrees of freedom; "Rayleigh z = 4.1, p = 0.016". With "p ≈" where
/// some expectation is below 5.
std::string toString(const TestResult& result);

} // namespace nucleoscope
