#pragma once

namespace nucleoscope {

/// Keeps the memory of large tensors inside the process instead of returning it to the system after every
/// layer, which would fault in each page anew. Call once, first thing in main(): it concerns later threads
/// only.
void tuneAllocator();

} // namespace nucleoscope
