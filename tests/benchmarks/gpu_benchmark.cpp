// Pictures a second that a device learns from and searches, by architecture, precision, memory layout and
// batch. The device is the first GPU, or what the environment variable NUCLEOSCOPE_BENCHMARK_DEVICE names.

#include "core/allocator.h"
#include "model/nn/folding.h"
#include "model/nn/mixed_precision.h"
#include "model/nn/runtime.h"
#include "model/training/learner.h"

#include <benchmark/benchmark.h>
#include <cstdlib>

using namespace nucleoscope;

namespace {

struct Setting {
    const char* architecture = "odm_unet";
    const char* encoder = "mobilenetv3_small";
    bool mixedPrecision = false;
    bool channelsLast = false;
    int64_t side = 256;
    int64_t batch = 16;

    std::string name(const char* what) const {
        return std::string(what) + '/' + architecture + '/' + encoder + '/' +
               (mixedPrecision ? "mixed" : "float32") + '/' +
               (channelsLast ? "channels_last" : "contiguous") + '/' + std::to_string(side) + '/' +
               std::to_string(batch);
    }

    NetworkOptions network() const {
        NetworkOptions options;
        options.architecture = architecture;
        options.encoder = encoder;
        return options;
    }
};

torch::Device device() {
    const char* name = std::getenv("NUCLEOSCOPE_BENCHMARK_DEVICE");
    return selectDevice(name != nullptr ? name : "auto");
}

void count(benchmark::State& state, const Setting& setting) {
    state.counters["pictures_per_second"] = benchmark::Counter(
        static_cast<double>(setting.batch * state.iterations()), benchmark::Counter::kIsRate);
}

void training(benchmark::State& state, const Setting& setting) {
    LearnerOptions options;
    options.network = setting.network();
    options.mixedPrecision = setting.mixedPrecision;
    options.channelsLast = setting.channelsLast;
    Learner learner(options, device(), {});
    learner.setTemperature(30);
    torch::manual_seed(1);
    const Batch batch{torch::randn({setting.batch, setting.side, setting.side, 3}).permute({0, 3, 1, 2}),
                      (torch::rand({setting.batch, setting.side, setting.side}) < 0.1).to(torch::kInt64)};
    for (int warmingUp = 0; warmingUp < 3; ++warmingUp) {
        learner.step(batch, 1e-4);
    }
    for (auto _ : state) {
        benchmark::DoNotOptimize(learner.step(batch, 1e-4)); // waits for the device
    }
    count(state, setting);
}

void inference(benchmark::State& state, const Setting& setting) {
    const torch::InferenceMode noGradients;
    const MixedPrecision precision(setting.mixedPrecision && device().is_cuda());
    const auto network = makeNetwork(setting.network());
    network->to(device());
    network->eval();
    if (setting.channelsLast) {
        useChannelsLast(*network);
    }
    foldForInference(*network);
    torch::Tensor images = torch::randn({setting.batch, setting.side, setting.side, 3}).permute({0, 3, 1, 2});
    if (!setting.channelsLast) {
        images = images.contiguous();
    }
    const auto search = [&] { return network->forward(images.to(device())).to(torch::kCPU); };
    search();
    for (auto _ : state) {
        benchmark::DoNotOptimize(search());
    }
    count(state, setting);
}

void add(const Setting& setting, bool learns, bool searches) {
    if (learns) {
        benchmark::RegisterBenchmark(setting.name("training").c_str(), training, setting)
            ->Unit(benchmark::kMillisecond)
            ->UseRealTime();
    }
    if (searches) {
        benchmark::RegisterBenchmark(setting.name("inference").c_str(), inference, setting)
            ->Unit(benchmark::kMillisecond)
            ->UseRealTime();
    }
}

void addAll() {
    const char* const small = "mobilenetv3_small";
    const char* const large = "mobilenetv3_large";
    for (const bool mixed : {false, true}) {
        for (const bool last : {false, true}) {
            add({"odm_unet", small, mixed, last, 256, 16}, true, true);
            add({"odm_unet", small, mixed, last, 384, 32}, true, false);
            add({"unet", small, mixed, last, 256, 16}, true, true);
        }
        add({"odm_unet", large, mixed, true, 256, 16}, true, true);
        add({"odm_unet", small, mixed, true, 256, 1}, false, true);
    }
}

} // namespace

int main(int argc, char** argv) {
    tuneAllocator();
    addAll();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
