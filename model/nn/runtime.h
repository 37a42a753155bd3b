#pragma once

#include <exception>
#include <string>

namespace c10 {
struct Device;
}

namespace nucleoscope {

/// How many threads the process may use at once.
int usableThreads();

/// Threads of every numeric library in the process; 0: as many as the process may use.
void setThreads(int threads);

/// The device of that name: auto (the first GPU, else the CPU), cpu, cuda, cuda:N.
/// @throws Error when the name is none of these, or the GPU is not there.
c10::Device selectDevice(const std::string& name);

/// GPUs compute convolutions in float32 and not, as they would, with the 10 bits of TF32: for comparisons
/// with other programs.
void useFullPrecision();

/// "cpu, 2 threads" or "cuda:0".
std::string describeDevice(const c10::Device& device);

/// Whether LibTorch threw this for want of GPU memory.
bool isOutOfGpuMemory(const std::exception& error);

} // namespace nucleoscope
