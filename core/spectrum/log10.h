#pragma once

#include <cstddef>

namespace nucleoscope {

/// result[i] = log10(values[i]) in double precision to 2e-12 (relative), rounded to float; NaN where the
/// value is NaN, infinite or ≤ 0. Written so that compilers turn it into vector instructions; the library's
/// log10 takes longer than reading the file.
void log10ToFloat(const double* values, std::size_t count, float* result);

} // namespace nucleoscope
