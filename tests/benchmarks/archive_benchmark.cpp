// Prints how long an archive of a year takes to index, against what is promised: by name within 2 s, again
// when nothing changed within 0.5 s.

#include "core/archive/index_update.h"
#include "core/archive/writer.h"

#include <benchmark/benchmark.h>
#include <chrono>
#include <unistd.h>

namespace {

using namespace nucleoscope;
namespace fs = std::filesystem;

constexpr int archiveSize = 11'000;
constexpr double byNameSeconds = 2, unchangedSeconds = 0.5;

HalfOrbit tinyHalfOrbit() {
    constexpr std::size_t rows = 8, bins = 4;
    HalfOrbit halfOrbit;
    for (std::size_t row = 0; row < rows; ++row) {
        halfOrbit.track.utc.push_back(*fromIso8601("2022-03-01") + static_cast<UtcMs>(row) * 2048);
        halfOrbit.track.latitude.push_back(static_cast<double>(row));
    }
    halfOrbit.track.longitude.assign(rows, 100);
    halfOrbit.track.altitudeKm.assign(rows, 507);
    halfOrbit.track.magneticLatitude.assign(rows, 0);
    halfOrbit.track.magneticLongitude.assign(rows, 0);
    halfOrbit.track.workMode.assign(rows, 1);
    halfOrbit.frequencyHz = {0, 100, 200, 300};
    halfOrbit.components = {Component::Z};
    halfOrbit.spectra[static_cast<std::size_t>(Component::Z)] =
        Spectrum{rows, bins, std::vector<double>(rows * bins, 1)};
    return halfOrbit;
}

/// A year of half-orbits, a folder a day, each file a copy of a tiny one; removed at the end.
class Archive {
public:
    Archive() : root_(fs::temp_directory_path() / ("nucleoscope-archive-" + std::to_string(getpid()))) {
        constexpr int perDay = 30;
        fs::create_directories(root_);
        writeHalfOrbit(root_ / "tiny.dat", tinyHalfOrbit());
        for (int i = 0; i < archiveSize; ++i) {
            HalfOrbitName name;
            name.orbit = 20'000 + i / 2;
            name.direction = i % 2 == 0 ? Direction::Descending : Direction::Ascending;
            name.start = *fromIso8601("2021-11-01") + i * UtcMs(2'842'000);
            name.end = name.start + 2'200'000;
            const fs::path day = root_ / "archive" / std::to_string(i / perDay);
            fs::create_directories(day);
            fs::copy_file(root_ / "tiny.dat", day / name.toFileName());
        }
    }
    ~Archive() { fs::remove_all(root_); }
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    fs::path folder() const { return root_ / "archive"; }
    fs::path indexFile() const { return root_ / "index.sqlite"; }

private:
    fs::path root_;
};

const Archive& archive() {
    static const Archive instance;
    return instance;
}

std::size_t index(IndexDepth depth) {
    ArchiveIndex index(archive().indexFile());
    std::size_t known = 0;
    updateIndex(index, listArchive({archive().folder()}), depth,
                [&](const IndexProgress& progress) { known += progress.files.size(); });
    return known;
}

/// Runs `work` as often as the benchmark wants, and says which part of the promised time it takes.
template <class Work>
void measure(benchmark::State& state, double promisedSeconds, const Work& work) {
    using Clock = std::chrono::steady_clock;
    std::chrono::duration<double> total{0};
    for (auto _ : state) {
        const Clock::time_point start = Clock::now();
        work();
        total += Clock::now() - start;
    }
    state.counters["of_promise"] = total.count() / static_cast<double>(state.iterations()) / promisedSeconds;
}

void byName(benchmark::State& state) {
    archive(); // made before the clock runs
    measure(state, byNameSeconds, [] {
        fs::remove(archive().indexFile());
        index(IndexDepth::Known);
    });
}

void everyFileOpened(benchmark::State& state) {
    for (auto _ : state) {
        fs::remove(archive().indexFile());
        index(IndexDepth::Open);
    }
    state.SetItemsProcessed(state.iterations() * archiveSize);
}

void againUnchanged(benchmark::State& state) {
    index(IndexDepth::Open);
    measure(state, unchangedSeconds, [&] {
        if (index(IndexDepth::Open) != archiveSize) {
            state.SkipWithError("the index does not know the archive");
        }
    });
}

BENCHMARK(byName)->Unit(benchmark::kMillisecond);
BENCHMARK(everyFileOpened)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(againUnchanged)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
