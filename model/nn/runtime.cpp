#include "model/nn/runtime.h"

#include "core/error.h"

#include <fmt/format.h>
#include <torch/torch.h>

#include <charconv>
#include <dlfcn.h>
#include <sched.h>

namespace nucleoscope {
namespace {

/// torch does not pass its number of threads on to an OpenBLAS of the system, which then runs on one.
void setBlasThreads(int threads) {
    using SetThreads = void (*)(int);
    if (void* function = dlsym(RTLD_DEFAULT, "openblas_set_num_threads")) {
        reinterpret_cast<SetThreads>(function)(threads);
    }
}

torch::Device gpu(int index) {
    if (!torch::cuda::is_available()) {
        throw Error("no CUDA device: this LibTorch has no CUDA support or finds no GPU; use --device cpu");
    }
    if (index >= static_cast<int>(torch::cuda::device_count())) {
        throw Error(
            fmt::format("no CUDA device {}: this machine has {}", index, torch::cuda::device_count()));
    }
    return {torch::kCUDA, static_cast<c10::DeviceIndex>(index)};
}

} // namespace

int usableThreads() {
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) {
        return CPU_COUNT(&allowed);
    }
    return 1;
}

void setThreads(int threads) {
    const int count = threads > 0 ? threads : usableThreads();
    torch::set_num_threads(count);
    setBlasThreads(count);
}

c10::Device selectDevice(const std::string& name) {
    if (name == "cpu") {
        return torch::kCPU;
    }
    if (name == "auto") {
        return torch::cuda::is_available() ? gpu(0) : torch::Device(torch::kCPU);
    }
    if (name == "cuda") {
        return gpu(0);
    }
    constexpr std::string_view prefix = "cuda:";
    int index = -1;
    if (name.starts_with(prefix)) {
        const char* end = name.data() + name.size();
        const auto [stop, status] = std::from_chars(name.data() + prefix.size(), end, index);
        if (status == std::errc{} && stop == end && index >= 0) {
            return gpu(index);
        }
    }
    throw Error(fmt::format("unknown device '{}'; expected auto, cpu, cuda or cuda:N", name));
}

void useFullPrecision() {
    at::globalContext().setAllowTF32CuDNN(false);
    at::globalContext().setAllowTF32CuBLAS(false);
}

std::string describeDevice(const c10::Device& device) {
    const int threads = torch::get_num_threads();
    return device.is_cpu() ? fmt::format("cpu, {} thread{}", threads, threads == 1 ? "" : "s") : device.str();
}

bool isOutOfGpuMemory(const std::exception& error) {
    // By its words: LibTorch 1.13 throws a plain c10::Error from some places.
    return std::string_view(error.what()).find("CUDA out of memory") != std::string_view::npos;
}

} // namespace nucleoscope
