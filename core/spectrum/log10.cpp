#include "core/spectrum/log10.h"

#include <bit>
#include <cstdint>
#include <limits>

// One build for each vector width, chosen when the program starts. Sanitizers cannot follow such a choice.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) &&                 \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define NUCLEOSCOPE_VECTOR_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define NUCLEOSCOPE_VECTOR_CLONES
#endif

namespace nucleoscope {
namespace {

// The bits of √½: mantissas are taken from [√½, √2), so that values near 1 keep their relative precision.
constexpr std::uint64_t rootHalfBits = 0x3fe6a09e667f3bcd;
constexpr std::uint64_t oneBits = 0x3ff0000000000000;
constexpr std::uint64_t mantissaMask = 0x000fffffffffffff;
constexpr std::uint64_t twoTo52Bits = 0x4330000000000000;
constexpr double twoTo52 = 0x1p52;
constexpr double twoTo54 = 0x1p54;
// log10 2 in two parts: the first has so few bits that its product with an exponent is exact.
constexpr float log10Of2High = 0x1.344p-2F;
constexpr float log10Of2Low = 0x1.3509f8p-18F;
constexpr float twiceLog10OfE = 0.868588963806503655F;

/// log10 of a positive, normal number x = 2^k m: k log10 2 + 2 log10 e · artanh((m − 1)/(m + 1)). Single precision is
/// enough after k and m − 1 are known exactly, and takes half of the instructions.
inline float log10OfNormal(double x, float exponentShift) {
    const std::uint64_t shifted = std::bit_cast<std::uint64_t>(x) + (oneBits - rootHalfBits);
    // Below 2^52 an integer becomes a double by setting the bits of 2^52: SSE2 has no conversion of 64-bit
    // integers.
    const double exponentAsDouble = std::bit_cast<double>((shifted >> 52) | twoTo52Bits) - (twoTo52 + 1023);
    const double mantissa = std::bit_cast<double>((shifted & mantissaMask) + rootHalfBits);
    const float exponent = static_cast<float>(exponentAsDouble) - exponentShift;
    const float above1 = static_cast<float>(mantissa - 1);
    const float s = above1 / (above1 + 2);
    const float q = s * s; // ≤ 0.0295
    float series = 1.0F / 9;
    series = series * q + 1.0F / 7;
    series = series * q + 1.0F / 5;
    series = series * q + 1.0F / 3;
    const float logOfMantissa = twiceLog10OfE * s;
    return exponent * log10Of2High + (exponent * log10Of2Low + (logOfMantissa + logOfMantissa * (series * q)));
}

} // namespace

NUCLEOSCOPE_VECTOR_CLONES void log10ToFloat(const double* values, std::size_t count, float* result) {
    constexpr double smallest = std::numeric_limits<double>::min();
    constexpr double largest = std::numeric_limits<double>::max();
    constexpr float missing = std::numeric_limits<float>::quiet_NaN();
    for (std::size_t i = 0; i < count; ++i) {
        const double x = values[i];
        const bool subnormal = x < smallest;
        const float logarithm = log10OfNormal(subnormal ? x * twoTo54 : x, subnormal ? 54.0F : 0.0F);
        const bool present = (x > 0) & (x <= largest);
        result[i] = present ? logarithm : missing;
    }
}

} // namespace nucleoscope
