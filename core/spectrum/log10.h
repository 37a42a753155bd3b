#pragma once

#include <cstddef>

namespace nucleoscope {

/// result[i] = log10(values[i]) as float; NaN where the value is NaN, infinite or ≤ 0. At most one float beside the
/// rounded logarithm where that is 1 or more in size (amplitudes below 0.1 mV/m/√Hz are), at most three elsewhere.
/// Written so that compilers turn it into vector instructions, of which every width gives the same bits; the library's
/// log10 takes longer than reading the file.
void log10ToFloat(const double* values, std::size_t count, float* result);

} // namespace nucleoscope
