#pragma once

/// Before a function whose loops the compiler turns into vector code: one build for each vector width, chosen
/// when the program starts. Sanitizers cannot follow such a choice.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) &&                 \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define NUCLEOSCOPE_VECTOR_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define NUCLEOSCOPE_VECTOR_CLONES
#endif
