// The promises: regions of a half-orbit live (16 ms), a catalogue of 50 000 regions opened in a second, a
// verdict on the disk in 10 ms.
#include "core/detection/catalogue.h"
#include "core/detection/region_finder.h"
#include "core/detection/review_history.h"
#include "core/detection/run_difference.h"
#include "core/simulation/simulator.h"

#include <fmt/format.h>

#include <benchmark/benchmark.h>
#include <random>
#include <unistd.h>

using namespace nucleoscope;
namespace fs = std::filesystem;

namespace {

constexpr int regionsPerHalfOrbit = 5;
constexpr int halfOrbits = 10'000;

/// A simulated half-orbit, and a probability that has its nuclei and some 4 000 specks.
struct Scene {
    SimulatedHalfOrbit simulated = simulateHalfOrbit({}, 0);
    SpectrumGrid grid{simulated.halfOrbit};
    ProbabilityMap probability{grid.width(), grid.height(), {}};

    Scene() {
        std::mt19937 random(7);
        std::uniform_real_distribution<float> noise(0, 0.502f);
        for (const std::uint8_t pixel : simulated.truth.pixels) {
            probability.probability.push_back(noise(random) + (pixel == LabelMask::nucleus ? 0.45f : 0.0f));
        }
    }
};

std::vector<TrackLine> madeTrack(UtcMs start) {
    TrackLine line;
    for (int i = 0; i < 40; ++i) {
        line.push_back({start + 54'000 * i, -65 + 3.3 * i, 20 + 0.8 * i, 505});
    }
    return {line};
}

/// A year and a half of half-orbits with 50 000 regions in a file that is removed at the end.
class LargeCatalogue {
public:
    LargeCatalogue() : file_(fs::temp_directory_path() / fmt::format("nucleoscope-{}.gpkg", getpid())) {
        Catalogue catalogue;
        for (int i = 0; i < halfOrbits; ++i) {
            add(catalogue, i);
        }
        writeCatalogue(file_, catalogue);
    }
    ~LargeCatalogue() { fs::remove(file_); }
    LargeCatalogue(const LargeCatalogue&) = delete;
    LargeCatalogue& operator=(const LargeCatalogue&) = delete;

    const fs::path& file() const { return file_; }

private:
    static void add(Catalogue& catalogue, int number) {
        const UtcMs start = 1577836800000 + UtcMs{3'000'000} * number;
        HalfOrbitRecord record;
        record.file = fmt::format("CSES_01_EFD_3_L02_A1_{:06}_{}.h5", number, start);
        record.orbit = number;
        record.start = start;
        record.end = start + 2'160'000;
        record.rows = 1055;
        record.regions = regionsPerHalfOrbit;
        record.model = "odm_unet-20211231-0123abcd";
        record.run = "0a1b2c3d";
        record.contentHash = "0123456789abcdef";
        record.track = madeTrack(start);
        for (int i = 0; i < regionsPerHalfOrbit; ++i) {
            Region region;
            region.file = record.file;
            region.orbit = number;
            region.utcStart = start + 300'000 * i;
            region.utcCenter = region.utcStart + 20'480;
            region.utcEnd = region.utcStart + 40'960;
            region.frequencyLowHz = 5000.25 + 100 * i;
            region.frequencyCenterHz = region.frequencyLowHz + 300.5;
            region.frequencyHighHz = region.frequencyLowHz + 600;
            region.position = {-60 + 25.0 * i, 100.125, 505.5, -62.25, 170.75};
            region.season = seasonOf(region.utcCenter);
            region.areaPixels = 600;
            region.powerPeak = -4.5;
            region.powerMean = -5.25;
            region.probabilityMean = 0.8125;
            region.model = record.model;
            region.run = record.run;
            catalogue.regions.push_back(region);
        }
        catalogue.halfOrbits.push_back(std::move(record));
    }

    fs::path file_;
};

const LargeCatalogue& largeCatalogue() {
    static const LargeCatalogue catalogue;
    return catalogue;
}

void regionsOfAHalfOrbit(benchmark::State& state) {
    const Scene scene;
    RegionOptions options;
    options.seedProbability = 0.6;
    options.minPixels = 200;
    options.fillHoles = state.range(0) != 0;
    std::size_t regions = 0;
    for (auto _ : state) {
        const LabelMask mask = toMask(scene.probability, 0.5);
        regions = findRegions(mask, &scene.probability, options, scene.grid).size();
    }
    state.counters["regions"] = static_cast<double>(regions);
    state.SetLabel(fmt::format("{} x {}", scene.grid.width(), scene.grid.height()));
}
BENCHMARK(regionsOfAHalfOrbit)->ArgName("fill holes")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void openFiftyThousandRegions(benchmark::State& state) {
    const fs::path file = largeCatalogue().file();
    for (auto _ : state) {
        benchmark::DoNotOptimize(readCatalogue(file));
    }
    state.counters["MB"] = static_cast<double>(fs::file_size(file)) / 1e6;
}
BENCHMARK(openFiftyThousandRegions)->Unit(benchmark::kMillisecond);

void writeOneVerdict(benchmark::State& state) {
    const fs::path file = largeCatalogue().file();
    UtcMs time = 1700000000000;
    for (auto _ : state) {
        writeReviews(file, {{"0123456789abcdef", {Verdict::Accepted, {}, "Li Wei", ++time}}});
    }
}
BENCHMARK(writeOneVerdict)->Unit(benchmark::kMillisecond);

void differenceOfTwoRuns(benchmark::State& state) {
    const Catalogue catalogue = readCatalogue(largeCatalogue().file());
    for (auto _ : state) {
        benchmark::DoNotOptimize(differenceOf(catalogue, catalogue));
    }
}
BENCHMARK(differenceOfTwoRuns)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
