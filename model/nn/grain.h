#pragma once

#include <algorithm>
#include <cstdint>

namespace nucleoscope {

/// The grain of at::parallel_for() over items of so many values each: fewer are not worth a thread.
inline int64_t grainOf(int64_t valuesOfItem) {
    constexpr int64_t worthAThread = 32768; // values
    return std::max<int64_t>(worthAThread / valuesOfItem, 1);
}

} // namespace nucleoscope
