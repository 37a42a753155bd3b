#include "core/allocator.h"

#include <malloc.h>

namespace nucleoscope {

void tuneAllocator() {
    constexpr int largestMapped = 1 << 30;
    constexpr int keptBytes = 0x7fffffff;
    constexpr int grownBytes = 64 << 20;
    mallopt(M_ARENA_MAX, 1); // the arenas of other threads are too small for large tensors
    mallopt(M_MMAP_THRESHOLD, largestMapped);
    mallopt(M_TRIM_THRESHOLD, keptBytes);
    mallopt(M_TOP_PAD, grownBytes);
}

} // namespace nucleoscope
