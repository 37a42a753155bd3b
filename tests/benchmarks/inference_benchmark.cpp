// How much faster the network is that a Predictor runs than the same network in eval mode, one picture at a
// time, on one thread, with the same allocator; and how far that is from the floor: the multiply-adds of the
// network at the rate of one large direct convolution. The passes take turns, so that other work on the
// machine disturbs both alike; the smallest time of each counts.

#include "core/allocator.h"
#include "model/nn/folding.h"
#include "model/nn/multiply_adds.h"
#include "model/nn/network.h"
#include "model/nn/runtime.h"

#include <torch/torch.h>

#include <benchmark/benchmark.h>
#include <chrono>
#include <limits>

using namespace nucleoscope;

namespace {

constexpr double milli = 1e-3;

template <typename Pass>
double secondsOf(const Pass& pass) {
    const auto start = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(pass());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Multiply-adds a second of a direct 3 × 3 convolution from 128 to 128 channels at 64 × 64.
double convolutionRate() {
    constexpr int64_t channels = 128, size = 64, kernel = 3;
    torch::nn::Conv2d convolution(
        torch::nn::Conv2dOptions(channels, channels, kernel).padding(1).bias(false));
    useChannelsLast(*convolution);
    const auto x = torch::randn({1, channels, size, size}).contiguous(torch::MemoryFormat::ChannelsLast);
    double best = std::numeric_limits<double>::infinity();
    for (int i = 0; i < 30; ++i) {
        best = std::min(best, secondsOf([&] { return convolution(x); }));
    }
    return static_cast<double>(channels * channels * kernel * kernel * size * size) / best;
}

NetworkOptions optionsOf(const std::string& architecture) {
    NetworkOptions options;
    options.architecture = architecture;
    return options;
}

void foldedAgainstUnfolded(benchmark::State& state, const std::string& architecture) {
    const int64_t side = state.range(0);
    setThreads(1); // as a Predictor does
    const torch::InferenceMode inference;
    const auto plain = makeNetwork(optionsOf(architecture));
    const auto channelsLast = makeNetwork(optionsOf(architecture));
    const auto fast = makeNetwork(optionsOf(architecture));
    for (const auto& network : {plain, channelsLast, fast}) {
        network->eval();
    }
    useChannelsLast(*channelsLast);
    useChannelsLast(*fast);
    foldForInference(*fast);
    const auto image = torch::randn({1, 3, side, side});
    const auto imageLast = image.contiguous(torch::MemoryFormat::ChannelsLast);

    double plainSeconds = std::numeric_limits<double>::infinity(), lastSeconds = plainSeconds,
           fastSeconds = plainSeconds;
    for (auto _ : state) {
        plainSeconds = std::min(plainSeconds, secondsOf([&] { return plain->forward(image); }));
        lastSeconds = std::min(lastSeconds, secondsOf([&] { return channelsLast->forward(imageLast); }));
        const double seconds = secondsOf([&] { return fast->forward(imageLast); });
        fastSeconds = std::min(fastSeconds, seconds);
        state.SetIterationTime(seconds);
    }
    const double floor =
        static_cast<double>(multiplyAdds(optionsOf(architecture), side, side)) / convolutionRate();
    state.counters["unfolded_ms"] = plainSeconds / milli;
    state.counters["unfolded_channels_last_ms"] = lastSeconds / milli;
    state.counters["folded_ms"] = fastSeconds / milli;
    state.counters["ratio"] = plainSeconds / fastSeconds;
    state.counters["ratio_to_channels_last"] = lastSeconds / fastSeconds;
    state.counters["floor_ms"] = floor / milli;
    state.counters["times_the_floor"] = fastSeconds / floor;
}

BENCHMARK_CAPTURE(foldedAgainstUnfolded, odm_unet, "odm_unet")
    ->Arg(256)
    ->Arg(384)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->MinTime(4);
BENCHMARK_CAPTURE(foldedAgainstUnfolded, unet, "unet")
    ->Arg(256)
    ->Arg(384)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->MinTime(4);

} // namespace

int main(int argc, char** argv) {
    tuneAllocator();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
