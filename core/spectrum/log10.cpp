#include "core/spectrum/log10.h"

#include "core/vector_code.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace nucleoscope {
namespace {

// The bits of √½: mantissas are taken from [√½, √2), so that logarithms near 0 stay precise.
constexpr std::uint32_t rootHalfBits = 0x3f3504f3;
constexpr std::uint32_t oneBits = 0x3f800000;
constexpr std::uint32_t mantissaMask = 0x007fffff;
constexpr int mantissaBits = 23;
// log10 2 in two parts: the first has so few bits that its product with an exponent is exact.
constexpr float log10Of2High = 0x1.344p-2F;
constexpr float log10Of2Low = 0x1.3509f8p-18F;
constexpr float twiceLog10OfE = 0.868588963806503655F;

/// log10 of a positive, normal number x = 2^k m: k log10 2 + 2 log10 e · artanh((m − 1)/(m + 1)).
inline float log10OfNormal(float x) {
    const std::uint32_t shifted = std::bit_cast<std::uint32_t>(x) + (oneBits - rootHalfBits);
    const auto exponent = static_cast<float>(static_cast<std::int32_t>(shifted >> mantissaBits) - 127);
    const float mantissa = std::bit_cast<float>((shifted & mantissaMask) + rootHalfBits);
    const float s = (mantissa - 1) / (mantissa + 1);
    const float q = s * s; // ≤ 0.0295
    float series = 1.0F / 9;
    series = series * q + 1.0F / 7;
    series = series * q + 1.0F / 5;
    series = series * q + 1.0F / 3;
    const float main = twiceLog10OfE * s;
    return exponent * log10Of2High + (exponent * log10Of2Low + (main + main * (series * q)));
}

/// NaN also for what is too large or too small for a float. Returns how many are NaN.
NUCLEOSCOPE_VECTOR_CLONES std::size_t log10InSinglePrecision(const double* values, std::size_t count,
                                                             float* result) {
    std::uint32_t without = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto x = static_cast<float>(values[i]);
        const bool usual = x >= std::numeric_limits<float>::min() && x <= std::numeric_limits<float>::max();
        const float logarithm = log10OfNormal(x);
        result[i] = usual ? logarithm : std::numeric_limits<float>::quiet_NaN();
        without += usual ? 0U : 1U;
    }
    return without;
}

} // namespace

void log10ToFloat(const double* values, std::size_t count, float* result) {
    if (log10InSinglePrecision(values, count, result) == 0) {
        return;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const bool outOfRange = std::isnan(result[i]) && values[i] > 0 && std::isfinite(values[i]);
        result[i] = outOfRange ? static_cast<float>(std::log10(values[i])) : result[i];
    }
}

} // namespace nucleoscope
