#pragma once

/// Before a function whose loops the compiler turns into vector code: one build for each vector width, chosen
/// when the program starts. Sanitizers cannot follow such a choice.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) &&                 \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define NUCLEOSCOPE_VECTOR_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define NUCLEOSCOPE_VECTOR_CLONES
#endif

/// Before a function that such a function calls: it becomes part of each build. A call of the common build
/// would mix two kinds of vector instructions, which costs more than both.
#if defined(__GNUC__)
#define NUCLEOSCOPE_INTO_CLONES [[gnu::always_inline]] inline
#else
#define NUCLEOSCOPE_INTO_CLONES inline
#endif

/// Before a loop of which no turn reads what another writes, where the compiler would have to compare too
/// many addresses to find that out.
#if defined(__clang__)
#define NUCLEOSCOPE_INDEPENDENT_TURNS _Pragma("clang loop vectorize(assume_safety)")
#elif defined(__GNUC__)
#define NUCLEOSCOPE_INDEPENDENT_TURNS _Pragma("GCC ivdep")
#else
#define NUCLEOSCOPE_INDEPENDENT_TURNS
#endif

namespace nucleoscope {

/// The nearest whole number to what is not negative: vector code, which std::lround() is not.
inline int nearest(float x) {
    constexpr float half = 0.5F;
    return static_cast<int>(x + half);
}

} // namespace nucleoscope
